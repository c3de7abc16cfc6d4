using Engage.Web.Jobs;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Assemblies.Reporting;

/// <summary>Registers the reports on assemblies.</summary>
public static class AssemblyReportRegistration
{
    /// <summary>Adds the making of reports and their permanent addresses.</summary>
    public static IServiceCollection AddAssemblyReports(this IServiceCollection services)
    {
        services.AddScoped<AssemblyFacts>();
        services.AddScoped<AssemblyReportMaker>();
        services.AddScoped<IJobHandler, AssemblyReportJob>();
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AddPageRoute("/Assemblies/Report", "/assemblies/{programme}/{slug}/report/v{number:int}");
            options.Conventions.AddPageRoute("/Assemblies/Report", "/assemblies/{programme}/{slug}/report/v{number:int}.{format:regex(^(pdf|csv)$)}");
            options.Conventions.AddPageRoute("/Assemblies/Compare", "/assemblies/{programme}/compare.{format:regex(^(pdf|csv)$)}");
        });
        return services;
    }
}
