namespace Engage.Web.Surveys;

/// <summary>Registers what the residents' survey pages stand on.</summary>
public static class AnsweringRegistration
{
    /// <summary>Adds published surveys, drafts and submission. Needs the database, the response store, cookies and a clock.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services) => services
        .AddSingleton<DefinitionCache>()
        .AddSingleton<DraftCookie>()
        .AddScoped<PublishedSurveys>()
        .AddScoped<ResponsesInProgress>()
        .AddScoped<Submission>();
}
