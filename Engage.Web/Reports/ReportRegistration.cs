using Engage.Web.Coding;
using Engage.Web.Jobs;
using Engage.Web.Pdf;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Reports;

/// <summary>Registers the making of reports.</summary>
public static class ReportRegistration
{
    /// <summary>Adds the analysis, the report maker and its job.</summary>
    public static IServiceCollection AddEngageReports(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddScoped<SurveyAnalysis>();
        services.AddScoped<Weightings>();
        services.AddScoped<ReportShelf>();
        services.AddScoped<CommentaryBook>();
        services.AddScoped<PublishedReports>();
        services.AddScoped<ReportMaker>();
        services.AddScoped<WrittenAnswers>();
        services.AddScoped<CodingAnalysis>();
        services.AddScoped<AnswerCoding>();
        services.AddScoped<IJobHandler, ReportJob>();
        services.AddSingleton<IReportRenderer, TaggedPdfRenderer>();
        // A report's permanent addresses, beside that of its newest version.
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AddPageRoute("/Reports/Report", "/reports/{slug}/v{number:int}");
            options.Conventions.AddPageRoute("/Reports/Report", "/reports/{slug}/v{number:int}.{format:regex(^(pdf|csv)$)}");
        });
        return services;
    }
}
