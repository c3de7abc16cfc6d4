using Engage.Domain.Reports;

namespace Engage.Web.Data;

/// <summary>What a list shows of a version of a report.</summary>
public sealed record ReportSummary(
    string Id,
    string SubjectId,
    int Number,
    ReportState State,
    DateTimeOffset PreparedAt,
    string PreparedBy,
    DateTimeOffset? PublishedAt,
    string? ApprovedBy,
    string DataHash,
    DateTimeOffset? WithdrawnAt = null,
    string? WithdrawnReason = null);

/// <summary>Lists of reports. Content and PDF together are megabytes, so a list never loads them.</summary>
public static class ReportLists
{
    /// <summary>The versions without their content and their PDF.</summary>
    public static IQueryable<ReportSummary> Summaries(this IQueryable<ReportVersion> versions) =>
        versions.Select(v => new ReportSummary(v.Id, v.SubjectId, v.Number, v.State, v.PreparedAt, v.PreparedBy, v.PublishedAt, v.ApprovedBy, v.DataHash, v.WithdrawnAt, v.WithdrawnReason));
}
