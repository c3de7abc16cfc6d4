using Engage.Domain.Reports;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Reports;

/// <summary>The report of a survey or an assembly as staff see it: versions, the work in progress, what is written.</summary>
/// <param name="Root">The address of the page; versions and commentary lie below.</param>
/// <param name="Parts">All sections.</param>
/// <param name="Versions">The versions, newest first.</param>
/// <param name="Written">The sections that have commentary.</param>
/// <param name="Latest">The newest work on the report; null when there never was any.</param>
/// <param name="MayPrepare">Whether the person may write commentary and make versions.</param>
/// <param name="Zone">Whose clocks.</param>
/// <param name="WhenMade">When a first version comes about by itself, in a sentence; empty when it does not.</param>
public sealed record ReportOverview(
    string Root, IReadOnlyList<ReportPart> Parts, IReadOnlyList<ReportSummary> Versions, IReadOnlySet<string> Written, Job? Latest, bool MayPrepare, TimeZoneInfo Zone, string WhenMade)
{
    /// <summary>Loads it.</summary>
    /// <param name="job">The kind and the subject of the jobs that make the report.</param>
    public static async Task<ReportOverview> LoadAsync(
        EngageDb db, JobQueue queue, string subjectId, (string Kind, string Subject) job, string root, IReadOnlyList<ReportPart> parts, bool mayPrepare, TimeZoneInfo zone, string whenMade, CancellationToken cancellationToken) => new(
        root,
        parts,
        await db.ReportVersions.Where(v => v.SubjectId == subjectId).OrderByDescending(v => v.Number).Summaries().ToListAsync(cancellationToken),
        (await db.Commentaries.Where(c => c.SubjectId == subjectId).Select(c => c.Section).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal),
        await queue.LatestAsync(job.Kind, job.Subject, cancellationToken),
        mayPrepare,
        zone,
        whenMade);
}

/// <summary>One version as staff see it.</summary>
/// <param name="Caption">What it reports on.</param>
/// <param name="Root">The address of the report's page.</param>
/// <param name="PermanentAddress">Where the public reads it once published.</param>
/// <param name="Waits">Why it cannot be published yet; null when it can.</param>
/// <param name="MayPublish">Whether this person may publish it.</param>
/// <param name="IsOwn">Whether this person made it.</param>
public sealed record VersionView(
    string Caption, string Root, ReportVersion Version, ReportDocument Document, string PermanentAddress, string? Waits, bool MayPublish, bool IsOwn, TimeZoneInfo Zone)
{
    /// <summary>What it is, in the words of a sentence.</summary>
    public string What { get; init; } = "report";

    /// <summary>Whether this person may withdraw it.</summary>
    public bool MayWithdraw { get; init; }

    /// <summary>What was typed as the reason for withdrawing it.</summary>
    public string? Reason { get; init; }
}

/// <summary>The form in which commentary on a section is written.</summary>
/// <param name="Caption">What the report is about.</param>
/// <param name="Root">The address of the report's page.</param>
/// <param name="About">The section.</param>
/// <param name="Text">The text.</param>
/// <param name="ShowsPreview">Whether it is shown as it will be printed.</param>
public sealed record CommentaryView(string Caption, string Root, ReportPart About, string? Text, bool ShowsPreview);

/// <summary>A published version as everybody reads it.</summary>
/// <param name="Root">The address of the newest version; others are below it.</param>
/// <param name="Version">The version shown.</param>
/// <param name="Versions">All versions that are or were public, newest first.</param>
public sealed record PublishedReport(string Root, ReportDocument Document, ReportSummary Version, IReadOnlyList<ReportSummary> Versions, TimeZoneInfo Zone)
{
    /// <summary>What it is, in the words of a sentence.</summary>
    public string What { get; init; } = "report";

    /// <summary>Whether the version was withdrawn: then only that is shown.</summary>
    public bool IsWithdrawn => Version.WithdrawnAt is not null;

    /// <summary>The newest version that stands; null when none does.</summary>
    public ReportSummary? Newest => Versions.FirstOrDefault(v => v.WithdrawnAt is null);

    /// <summary>Where it is told what was decided and done; null while that is not published.</summary>
    public string? OutcomeHref { get; init; }
}
