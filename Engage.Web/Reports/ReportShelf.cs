using Engage.Domain.Reports;
using Engage.Web.Data;
using Engage.Web.Pdf;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Reports;

/// <summary>Where versions of reports are kept, whatever they report on: frozen when made, public when a second person says so.</summary>
public sealed class ReportShelf(EngageDb db, IReportRenderer renderer, AuditTrail audit, TimeProvider time)
{
    /// <summary>The number of the next version.</summary>
    public async Task<int> NextNumberAsync(string subjectId, CancellationToken cancellationToken = default) =>
        1 + (await db.ReportVersions.Where(v => v.SubjectId == subjectId).MaxAsync(v => (int?)v.Number, cancellationToken) ?? 0);

    /// <summary>Draws a document as a tagged PDF.</summary>
    public byte[] Draw(ReportDocument document) => renderer.Render(document, time.GetUtcNow());

    /// <summary>Keeps a version as a draft.</summary>
    /// <param name="subjectId">The survey or the assembly.</param>
    /// <param name="auditSubject">How the audit trail names it.</param>
    /// <param name="containsId">The version of another report inside it; null for none.</param>
    public async Task<ReportVersion> KeepAsync(
        string subjectId, int number, ReportDocument document, string dataHash, int responses, string by, string auditSubject, string? containsId = null, CancellationToken cancellationToken = default)
    {
        var version = new ReportVersion
        {
            Id = NewId.Make(),
            SubjectId = subjectId,
            Number = number,
            Content = document.ToJson(),
            Pdf = Draw(document),
            DataHash = dataHash,
            ContainsId = containsId,
            Responses = responses,
            PreparedAt = time.GetUtcNow(),
            PreparedBy = by,
        };
        db.ReportVersions.Add(version);
        audit.Record(db, by, "report-made", auditSubject, $"Version {number}");
        await db.SaveChangesAsync(cancellationToken);
        return version;
    }

    /// <summary>Publishes a version; one that is public already stays as it is, for a double click means the same.</summary>
    public async Task PublishAsync(ReportVersion version, string by, string auditSubject, CancellationToken cancellationToken = default)
    {
        if (version.State != ReportState.Draft) { return; }
        version.Publish(by, time.GetUtcNow());
        audit.Record(db, by, "report-published", auditSubject, $"Version {version.Number}");
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes a published version back, with every published document that contains it; one that is not public stays as it is.</summary>
    /// <param name="reason">What its address says from now on.</param>
    public async Task WithdrawAsync(ReportVersion version, string reason, string by, string auditSubject, CancellationToken cancellationToken = default)
    {
        if (version.State != ReportState.Published) { return; }
        version.Withdraw(by, reason, time.GetUtcNow());
        audit.Record(db, by, "report-withdrawn", auditSubject, $"Version {version.Number}");
        foreach (var container in await db.ReportVersions.Where(v => v.ContainsId == version.Id && v.State == ReportState.Published).ToListAsync(cancellationToken))
        {
            container.Withdraw(by, reason, time.GetUtcNow());
            audit.Record(db, by, "report-withdrawn", auditSubject, $"Decision pack, version {container.Number}, which contains version {version.Number}");
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What is wrong with a reason for withdrawing; null when it can be kept.</summary>
    public static string? ProblemWith(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? "Enter why the report is withdrawn"
        : reason.Length > ReportVersion.MaxReasonLength ? $"The reason must be {ReportVersion.MaxReasonLength:N0} characters or fewer"
        : null;
}
