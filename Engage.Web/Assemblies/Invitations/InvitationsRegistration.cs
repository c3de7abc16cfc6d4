namespace Engage.Web.Assemblies.Invitations;

/// <summary>Registers invitations: addresses, codes, letters.</summary>
public static class InvitationsRegistration
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddInvitations(this IServiceCollection services)
    {
        services.AddSingleton<HouseholdAddresses>();
        return services;
    }
}
