using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Priorities;

/// <summary>Registers plans, what became of consultations, and those who asked to hear of it.</summary>
public static class PlansRegistration
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddScoped<PlanFile>();
        services.AddScoped<PlanSaving>();
        services.AddScoped<PublishedOutcomes>();
        services.AddScoped<OutcomePublication>();
        services.AddScoped<FollowSubjects>();
        services.AddScoped<Followers>();
        services.AddScoped<FollowerNews>();
        // The permanent address of each version of an outcome, beside that of the newest.
        services.Configure<RazorPagesOptions>(options => options.Conventions.AddPageRoute("/Surveys/Outcome", "/surveys/{slug}/outcome/v{number:int}"));
        return services;
    }
}
