namespace Engage.Web.Jobs;

/// <summary>Registers the worker; handlers are registered by the features they belong to.</summary>
public static class JobRegistration
{
    /// <summary>Runs the worker beside the site.</summary>
    public static IServiceCollection AddEngageJobs(this IServiceCollection services) => services.AddHostedService<JobWorker>();
}
