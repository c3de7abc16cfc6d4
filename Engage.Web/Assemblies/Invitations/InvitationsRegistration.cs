using Engage.Web.Jobs;

namespace Engage.Web.Assemblies.Invitations;

/// <summary>Registers invitations: addresses, codes, letters.</summary>
public static class InvitationsRegistration
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddInvitations(this IServiceCollection services)
    {
        services.AddSingleton<HouseholdAddresses>().AddSingleton<CodeBudget>().AddSingleton<LetterFiles>();
        services.AddScoped<HouseholdCodes>();
        services.AddScoped<IJobHandler, LetterJob>();
        return services;
    }
}
