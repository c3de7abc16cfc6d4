using System.Globalization;
using Engage.Domain;
using Engage.Domain.Engagements;
using Engage.Domain.Places;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Engagements;

/// <summary>Keeps the log of engagements. Each gets the next number, which is its public address for good.</summary>
public sealed class EngagementBook(EngageDb db, AuditTrail audit, TimeProvider time)
{
    /// <summary>Records an engagement.</summary>
    /// <param name="by">The account.</param>
    public async Task<Engagement> RecordAsync(EngagementContent content, string by, CancellationToken cancellationToken = default)
    {
        Engagement? recorded = null;
        await db.WriteAsync(
            async writing =>
            {
                // Whoever records at the same moment takes turns here, and finds the next number.
                await writing.LockAuditAsync(cancellationToken);
                var number = (await writing.Engagements.MaxAsync(e => (int?)e.Number, cancellationToken) ?? 0) + 1;
                recorded = new Engagement(NewId.Make(), number, content, by, time.GetUtcNow());
                writing.Engagements.Add(recorded);
                audit.Record(writing, by, "engagement-recorded", recorded.Subject, $"Area {content.AreaCode}.");
            },
            cancellationToken);
        return recorded!;
    }

    /// <summary>The themes, those out of use last.</summary>
    public async Task<IReadOnlyList<EngagementTheme>> ThemesAsync(CancellationToken cancellationToken = default) =>
        [.. (await db.EngagementThemes.AsNoTracking().ToListAsync(cancellationToken)).OrderBy(t => t.IsRetired).ThenBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>The published engagements of the days on which a survey was open, by group; null when there were none.</summary>
    public async Task<EngagementFacts?> FactsAsync(Survey survey, CancellationToken cancellationToken = default)
    {
        if (survey.OpensAt is not { } opens) { return null; }
        var zone = TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone);
        var now = time.GetUtcNow();
        var (first, last) = (WallClock.Day(opens, zone), WallClock.Day(survey.ClosesAt is { } closes && closes < now ? closes : now, zone));
        var met = await db.Engagements.AsNoTracking().Where(e => e.IsPublic && e.WithdrawnAt == null && e.On >= first && e.On <= last).ToListAsync(cancellationToken);
        return met.Count == 0 ? null : new EngagementFacts(met.Count, AudienceCount.Of(met.ConvertAll(e => e.Content)));
    }
}

/// <summary>Which engagements a list shows; kept in its address.</summary>
/// <param name="AreaCode">Only in this area and those within it; empty for all.</param>
/// <param name="Kind">Only of this kind, by its code; empty for all.</param>
/// <param name="Period">Only of a quarter, as 2026-q4; empty for all.</param>
public sealed record EngagementFilter(string AreaCode, string Kind, string Period)
{
    /// <summary>Whether anything is left out.</summary>
    public bool IsSet => AreaCode.Length + Kind.Length + Period.Length > 0;

    /// <summary>The days of the period; null for all days.</summary>
    public (DateOnly First, DateOnly Last)? Days => Period is [_, _, _, _, '-', 'q', >= '1' and <= '4'] && int.TryParse(Period[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100
        ? (new DateOnly(year, ((Period[6] - '1') * 3) + 1, 1), new DateOnly(year, ((Period[6] - '1') * 3) + 1, 1).AddMonths(3).AddDays(-1))
        : null;

    /// <summary>What the addresses of a list hold, nothing unknown: what was sent and is none of the choices is left out.</summary>
    public static EngagementFilter Of(string? area, string? kind, string? period, Gazetteer places)
    {
        var wished = new EngagementFilter(places.Find(area)?.Code ?? "", EngagementWords.Find(kind) is null ? "" : kind!, period ?? "");
        return wished.Days is null ? wished with { Period = "" } : wished;
    }

    /// <summary>The engagements that pass, newest first.</summary>
    public async Task<IReadOnlyList<Engagement>> ListAsync(IQueryable<Engagement> engagements, Gazetteer places, CancellationToken cancellationToken = default)
    {
        if (EngagementWords.Find(Kind) is { } kind) { engagements = engagements.Where(e => e.Kind == kind); }
        if (Days is { } days) { engagements = engagements.Where(e => e.On >= days.First && e.On <= days.Last); }
        var found = await engagements.AsNoTracking().OrderByDescending(e => e.On).ThenByDescending(e => e.Number).ToListAsync(cancellationToken);
        return AreaCode.Length == 0 ? found : found.FindAll(e => places.IsWithin(e.AreaCode, AreaCode));
    }

    /// <summary>The filter as the query of an address, with or without its mark.</summary>
    /// <param name="path">The list.</param>
    /// <param name="number">The page, from 1.</param>
    /// <param name="format">csv for a file.</param>
    public string Address(string path, int number = 1, string? format = null)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in new[] { ("area", AreaCode), ("kind", Kind), ("period", Period), ("format", format ?? "") })
        {
            if (value.Length > 0) { query[name] = value; }
        }
        if (number > 1) { query["page-number"] = number.ToString(CultureInfo.InvariantCulture); }
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(path, query);
    }

    /// <summary>A quarter in words: October to December 2026.</summary>
    public static string Words(DateOnly first) => $"{first.ToString("MMMM", British)} to {first.AddMonths(2).ToString("MMMM yyyy", British)}";

    /// <summary>The code of the quarter of a day.</summary>
    public static string PeriodOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-q{((day.Month - 1) / 3) + 1}");

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
}
