using Engage.Web.Jobs;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Consultations;

/// <summary>Registers the record of consultations.</summary>
public static class ConsultationsRegistration
{
    /// <summary>Adds the record, the register of written submissions, the checklist and the decision packs.</summary>
    public static IServiceCollection AddConsultations(this IServiceCollection services)
    {
        services.AddScoped<ConsultationRecord>();
        services.AddScoped<SubmissionRegister>();
        services.AddSingleton<SubmissionFiles>();
        services.AddScoped<ChecklistReader>();
        services.AddScoped<DecisionPackMaker>();
        services.AddScoped<IJobHandler, DecisionPackJob>();
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AddPageRoute("/Reports/DecisionPack", "/reports/{slug}/decision-pack/v{number:int}");
            options.Conventions.AddPageRoute("/Reports/DecisionPack", "/reports/{slug}/decision-pack/v{number:int}.{format:regex(^(pdf|csv)$)}");
            options.Conventions.AddPageRoute("/Surveys/Submissions", "/surveys/{slug}/submissions.{format:regex(^csv$)}");
            options.Conventions.AddPageRoute("/Surveys/Submission", "/surveys/{slug}/submissions/{number:int}.{format:regex(^pdf$)}");
        });
        return services;
    }
}
