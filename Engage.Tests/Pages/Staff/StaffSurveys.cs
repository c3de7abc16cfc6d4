using System.Security.Cryptography;
using Engage.Domain;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Staff;

/// <summary>Surveys for the tests of staff pages.</summary>
internal static class StaffSurveys
{
    public const string YesNo = """{ "kind": "yes-no", "code": "safe", "text": "Do you feel safe?" }""";

    public const string Precept = """
        { "kind": "precept", "code": "precept", "text": "How much would you support?", "currentBandD": 295.44,
          "options": [ { "code": "none", "text": "No increase", "bandDRise": 0 }, { "code": "ten", "text": "£10 more", "bandDRise": 10 } ] }
        """;

    /// <summary>Adds a draft, or leaves the one there is.</summary>
    public static async Task<Survey> AddAsync(StaffSite site, string slug, params string[] questions)
    {
        var known = await site.ReadAsync(db => db.Surveys.FirstOrDefaultAsync(s => s.Slug == slug));
        if (known is not null) { return known; }
        var definition = Definitions.Of(questions.Length == 0 ? [YesNo] : questions);
        var survey = new Survey(PublicId.From(RandomNumberGenerator.GetBytes(16)), slug, definition.Title, definition.ToJson(), "Europe/London", site.Clock.GetUtcNow(), "test");
        await site.WriteAsync(db =>
        {
            db.Surveys.Add(survey);
            return Task.CompletedTask;
        });
        return survey;
    }

    /// <summary>Adds a survey that is open now and closes in a week.</summary>
    public static async Task AddOpenAsync(StaffSite site, string slug, params string[] questions)
    {
        await AddAsync(site, slug, questions);
        await site.WriteAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(s => s.Slug == slug);
            var now = site.Clock.GetUtcNow();
            survey.Schedule(now.UtcDateTime.AddHours(-1), now.UtcDateTime.AddDays(7));
            survey.Publish(now);
        });
    }

    /// <summary>The survey of a slug as it is now.</summary>
    public static Task<Survey> FindAsync(StaffSite site, string slug) => site.ReadAsync(db => db.Surveys.SingleAsync(s => s.Slug == slug));
}
