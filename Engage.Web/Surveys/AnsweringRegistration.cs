using Engage.Web.Data;

namespace Engage.Web.Surveys;

/// <summary>Registers what the residents' survey pages stand on.</summary>
public static class AnsweringRegistration
{
    /// <summary>Adds published surveys, drafts and submission. Needs the database, the response store, cookies and a clock.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services) => services
        .AddSingleton<DefinitionCache>()
        .AddSingleton<PublishedShelf>()
        .AddScoped(static services => new Lazy<EngageDb>(services.GetRequiredService<EngageDb>))
        .AddSingleton<DraftCookie>()
        .AddScoped<PublishedSurveys>()
        .AddScoped<ResponsesInProgress>()
        .AddScoped<Submission>();
}
