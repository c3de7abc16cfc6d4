using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Data.Responses;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff;

/// <summary>A survey as the list shows it.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Window">When it is open, in words.</param>
/// <param name="Responses">How many responses there are.</param>
/// <param name="LastHour">The hour of the last one, in words; its minute is not kept.</param>
/// <param name="NextText">What to do next.</param>
/// <param name="NextHref">Where.</param>
public sealed record SurveyRow(Survey Survey, SurveyPhase Phase, string Window, int Responses, string? LastHour, string NextText, string NextHref)
{
    /// <summary>The day by which the office was to look at the outcome again, when that has passed; null otherwise.</summary>
    public DateOnly? ReviewOverdueSince { get; init; }
}

/// <summary>All surveys: where each stands, and what to do next.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class SurveyListModel(EngageDb db, ResponseStore responses, TimeProvider time) : StaffPage
{
    /// <summary>The phase chosen, from the address; anything else shows all.</summary>
    [FromQuery(Name = "phase")]
    public string? PhaseName { get; set; }

    /// <summary>The phase shown; null for all.</summary>
    public SurveyPhase? Chosen => Enum.GetValues<SurveyPhase>().Cast<SurveyPhase?>().FirstOrDefault(p => string.Equals(p.ToString(), PhaseName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The surveys, newest first.</summary>
    public IReadOnlyList<SurveyRow> Rows { get; private set; } = [];

    /// <summary>Whether the person may begin, open and change surveys.</summary>
    public bool MayEdit => User.IsInRole(StaffRoles.Editor);

    /// <summary>The choices of the filter.</summary>
    public IEnumerable<ChoiceItem> Filters =>
        [new("", "All surveys") { IsChecked = Chosen is null }, .. Enum.GetValues<SurveyPhase>().Select(p => new ChoiceItem(p.ToString().ToLowerInvariant(), Tag(p).Words) { IsChecked = p == Chosen })];

    /// <summary>The words and colour of a phase.</summary>
    public static (string Words, string Colour) Tag(SurveyPhase phase) => phase switch
    {
        SurveyPhase.Draft => ("Draft", "grey"),
        SurveyPhase.Scheduled => ("Scheduled", "yellow"),
        SurveyPhase.Open => ("Open", "green"),
        _ => ("Closed", "blue"),
    };

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var surveys = await db.Surveys.AsNoTracking().IgnoreAutoIncludes().OrderByDescending(s => s.CreatedAt).ToListAsync(stop);
        var counts = await responses.CountsAsync(stop);
        var reviews = await ReviewsAsync(stop);
        var rows = new List<SurveyRow>();
        foreach (var survey in surveys)
        {
            var phase = survey.PhaseAt(time.GetUtcNow());
            if (Chosen is { } chosen && phase != chosen) { continue; }
            var count = counts.GetValueOrDefault(survey.Id);
            // The newest row by its number, which is indexed: the hours of a million rows are not looked through.
            DateTimeOffset? last = count == 0 ? null : await db.Responses.Where(r => r.SurveyId == survey.Id).OrderByDescending(r => r.Number).Select(r => (DateTimeOffset?)r.SubmittedHour).FirstOrDefaultAsync(stop);
            var review = reviews.TryGetValue(survey.Id, out var day) && day < WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone)) ? day : (DateOnly?)null;
            rows.Add(Row(survey, phase, count, last) with { ReviewOverdueSince = review });
        }
        Rows = rows;
    }

    /// <summary>The day of the next look of each published outcome that has one.</summary>
    private async Task<Dictionary<string, DateOnly>> ReviewsAsync(CancellationToken stop)
    {
        var newest = await db.Set<OutcomeVersion>().Where(v => !db.Set<OutcomeVersion>().Any(w => w.SurveyId == v.SurveyId && w.Number > v.Number) && v.ReviewOn != null).Select(v => new { v.SurveyId, v.ReviewOn }).ToListAsync(stop);
        return newest.ToDictionary(v => v.SurveyId, v => v.ReviewOn!.Value, StringComparer.Ordinal);
    }

    private static string? HourWords(DateTimeOffset? hour, TimeZoneInfo zone)
    {
        if (hour is not { } start) { return null; }
        var (from, to) = (TimeZoneInfo.ConvertTime(start, zone).DateTime, TimeZoneInfo.ConvertTime(start.AddHours(1), zone).DateTime);
        return $"{Wording.Day(DateOnly.FromDateTime(from))}, {Wording.Time(TimeOnly.FromDateTime(from))} to {Wording.Time(TimeOnly.FromDateTime(to))}";
    }

    private SurveyRow Row(Survey survey, SurveyPhase phase, int count, DateTimeOffset? last)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone);
        var window = survey is { OpensAt: { } opens, ClosesAt: { } closes } ? $"{Wording.Moment(opens, zone)} to {Wording.Moment(closes, zone)}" : "Not set";
        var root = $"/staff/surveys/{survey.Slug}";
        var (text, href) = phase switch
        {
            SurveyPhase.Draft when MayEdit => ("Check and open", $"{root}/open"),
            SurveyPhase.Draft => ("Look at it", root),
            SurveyPhase.Scheduled => ("See when it opens", root),
            SurveyPhase.Open => ("See who has answered", root),
            _ => ("Report", $"{root}/report"),
        };
        return new SurveyRow(survey, phase, window, count, HourWords(last, zone), text, href);
    }
}
