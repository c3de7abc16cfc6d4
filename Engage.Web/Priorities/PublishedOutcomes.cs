using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>An outcome as everybody reads it.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Version">The version shown.</param>
/// <param name="Versions">All published versions, newest first.</param>
/// <param name="Today">The day in the survey's own zone.</param>
public sealed record PublishedOutcome(Survey Survey, OutcomeVersion Version, IReadOnlyList<OutcomeVersion> Versions, DateOnly Today)
{
    /// <summary>Where it is read.</summary>
    public string Href => SurveyAddress.Outcome(Survey.Slug);

    /// <summary>Whether it is the newest version.</summary>
    public bool IsNewest => Version.Number == Versions[0].Number;

    /// <summary>Whether the day of the next look has passed.</summary>
    public bool IsOverdue => IsNewest && Version.IsOverdueOn(Today);

    /// <summary>Whose clocks.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Survey.TimeZone);
}

/// <summary>Finds what became of consultations, for the public.</summary>
public sealed class PublishedOutcomes(EngageDb db, TimeProvider time)
{
    /// <summary>The outcome of a survey.</summary>
    /// <param name="number">The version; null for the newest.</param>
    /// <returns>Null when the survey or the version is not public.</returns>
    public async Task<PublishedOutcome?> FindAsync(string slug, int? number = null, CancellationToken cancellationToken = default)
    {
        var found = (await ReadAsync(slug, cancellationToken)).SingleOrDefault();
        if (found is null || number is null) { return found; }
        return found.Versions.FirstOrDefault(v => v.Number == number) is { } version ? found with { Version = version } : null;
    }

    /// <summary>The newest version of every outcome, the one published last first.</summary>
    public async Task<IReadOnlyList<PublishedOutcome>> AllAsync(CancellationToken cancellationToken = default) =>
        [.. (await ReadAsync(slug: null, cancellationToken)).OrderByDescending(o => o.Version.PublishedAt)];

    /// <summary>Which versions of reports the public reads, newest first. A version that was withdrawn does not count.</summary>
    public static async Task<IReadOnlyList<int>> ReportsAsync(EngageDb db, string surveyId, CancellationToken cancellationToken = default) =>
        await db.ReportVersions.Where(v => v.SubjectId == surveyId && v.State == ReportState.Published).OrderByDescending(v => v.Number).Select(v => v.Number).ToListAsync(cancellationToken);

    private async Task<List<PublishedOutcome>> ReadAsync(string? slug, CancellationToken cancellationToken)
    {
        var surveys = await db.Surveys.AsNoTracking().IgnoreAutoIncludes().Where(s => s.PublishedAt != null && (slug == null || s.Slug == slug) && db.Outcomes.Any(o => o.SurveyId == s.Id)).ToListAsync(cancellationToken);
        var ids = surveys.Select(s => s.Id).ToList();
        var outcomes = await db.Outcomes.AsNoTracking().Where(o => ids.Contains(o.SurveyId)).ToListAsync(cancellationToken);
        return [.. outcomes.Where(o => o.Newest is not null).Join(surveys, o => o.SurveyId, s => s.Id, (o, s) =>
            new PublishedOutcome(s, o.Newest!, [.. o.Versions.Reverse()], WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(s.TimeZone))), StringComparer.Ordinal)];
    }
}

/// <summary>The texts of an outcome as they are read.</summary>
/// <param name="Text">The texts.</param>
/// <param name="Slug">The survey.</param>
/// <param name="IsOverdue">Whether to say that the day of the next look has passed.</param>
public sealed record OutcomeView(OutcomeText Text, string Slug, bool IsOverdue);
