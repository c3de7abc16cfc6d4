using System.Security.Cryptography;
using Engage.Domain;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Simulation;
using Engage.Web.Data;
using Engage.Web.Data.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.BrowserTests.Support;

/// <summary>Surveys of a test's own, for those that close one: the others want the demonstration's to stay open.</summary>
internal static class OfficeSurvey
{
    /// <summary>Makes an open survey with the questions of priorities-2027 and some simulated responses.</summary>
    public static async Task<Survey> MakeAsync(BrowserSite site, string slug, int responses)
    {
        var now = Now(site);
        var survey = New(slug, now);
        survey.Schedule(now.UtcDateTime.Date.AddDays(-20), now.UtcDateTime.Date.AddDays(20));
        survey.Publish(now.AddDays(-25));
        await using var scope = site.Services.CreateAsyncScope();
        await AddAsync(scope.ServiceProvider, survey);

        var window = new SimulationWindow(survey.OpensAt!.Value, survey.ClosesAt!.Value, now, TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone));
        await scope.ServiceProvider.GetRequiredService<Simulation>().RunAsync(survey, window, responses, seed: 7);
        return survey;
    }

    /// <summary>Makes a survey that was never opened, unless it is there.</summary>
    public static async Task DraftAsync(BrowserSite site, string slug)
    {
        if (await site.ReadAsync(db => db.Surveys.AnyAsync(s => s.Slug == slug))) { return; }
        await using var scope = site.Services.CreateAsyncScope();
        await AddAsync(scope.ServiceProvider, New(slug, Now(site)));
    }

    private static DateTimeOffset Now(BrowserSite site) => site.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private static Survey New(string slug, DateTimeOffset now)
    {
        var definition = SurveyDefinition.Parse(DemoFiles.Text("priorities-2027.json")).Definition!;
        return new Survey(PublicId.From(RandomNumberGenerator.GetBytes(16)), slug, definition.Title, definition.ToJson(), "Europe/London", now.AddDays(-30), "system") { IsDemonstration = true };
    }

    private static Task AddAsync(IServiceProvider services, Survey survey) => services.GetRequiredService<EngageDb>().WriteAsync(db =>
    {
        db.Surveys.Add(survey);
        return db.SaveChangesAsync();
    });
}
