using System.Security.Cryptography;
using Engage.Domain;
using Engage.Domain.Places;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Web.Data.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Support;

/// <summary>Valid things in the site's database; a test names only what it is about.</summary>
internal static class Make
{
    private static int _made;

    /// <summary>A new public id.</summary>
    public static string NewId() => PublicId.From(RandomNumberGenerator.GetBytes(16));

    /// <summary>A required choice between yes and no.</summary>
    public static string YesNo(string code, string? showIf = null) =>
        $$"""{"kind":"yes-no","code":"{{code}}","text":"Is it {{code}}?","required":true{{(showIf is null ? "" : $",\"showIf\":{showIf}")}}}""";

    /// <summary>A text that may be left out.</summary>
    public static string Text(string code) => $$"""{"kind":"long-text","code":"{{code}}","text":"What about {{code}}?"}""";

    /// <summary>A survey open from 1 January to noon on 31 January 2027, London time, at an address of its own.</summary>
    public static Task<Survey> OpenSurveyAsync(this SiteFactory site, params IEnumerable<string> questions) => site.SurveyAsync(Definitions.Of([.. questions]));

    /// <summary>A published survey; open when no times are given.</summary>
    public static async Task<Survey> SurveyAsync(this SiteFactory site, SurveyDefinition definition, DateTime? opens = null, DateTime? closes = null, bool isPublished = true, bool isDemonstration = false)
    {
        var now = new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
        var survey = new Survey(NewId(), $"survey-{Interlocked.Increment(ref _made)}", definition.Title, definition.ToJson(), "Europe/London", now, "editor@office.example") { IsDemonstration = isDemonstration };
        survey.Schedule(opens ?? new DateTime(2027, 1, 1), closes ?? new DateTime(2027, 1, 31, 12, 0, 0));
        if (isPublished) { survey.Publish(now); }
        await site.WriteAsync(db => Task.FromResult(db.Surveys.Add(survey)));
        return survey;
    }

    /// <summary>Two councils, three units, and the postcode CW7 2UA in the first unit.</summary>
    public static async Task PlacesAsync(this SiteFactory site)
    {
        var from = new DateOnly(2000, 1, 1);
        await site.WriteAsync(db =>
        {
            db.Areas.AddRange(
                new Area("force", "Testshire", AreaKind.Force, null, null, from, null),
                new Area("east", "East Testshire", AreaKind.LocalAuthority, "force", null, from, null),
                new Area("west", "West Testshire", AreaKind.LocalAuthority, "force", null, from, null),
                new Area("unit-a", "Aston", AreaKind.LocalPolicingUnit, "east", null, from, null),
                new Area("unit-b", "Barton", AreaKind.LocalPolicingUnit, "east", null, from, null),
                new Area("unit-c", "Caston", AreaKind.LocalPolicingUnit, "west", null, from, null));
            db.Postcodes.Add(new PostcodeEntry("CW72UA", "unit-a"));
            return PlaceStamp.RaiseAsync(db);
        });
        await site.Services.GetRequiredService<GazetteerSource>().RefreshAsync();
    }

    /// <summary>Answers questions one after the other and returns the last reply.</summary>
    public static async Task<Reply> AnswerAsync(this Resident resident, Survey survey, params (string Code, string Value)[] answers)
    {
        Reply? reply = null;
        foreach (var (code, value) in answers) { reply = await resident.FillInAsync($"/surveys/{survey.Slug}/questions/{code}", ("answer", value)); }
        return reply ?? throw new InvalidOperationException("There was nothing to answer.");
    }
}
