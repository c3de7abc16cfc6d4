namespace Engage.Web.Priorities;

/// <summary>Registers what local priorities are made of.</summary>
public static class PrioritiesRegistration
{
    /// <summary>Adds priorities, their evidence and the reports from them.</summary>
    public static IServiceCollection AddPriorities(this IServiceCollection services)
    {
        services.AddScoped<EvidenceDesk>();
        services.AddScoped<PriorityRegister>();
        services.AddScoped<ProposalDesk>();
        return services;
    }
}
