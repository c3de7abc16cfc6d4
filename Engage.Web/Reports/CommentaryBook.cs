using Engage.Domain.Reports;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Reports;

/// <summary>What staff wrote under the sections of reports.</summary>
public sealed class CommentaryBook(EngageDb db, AuditTrail audit, TimeProvider time)
{
    /// <summary>The most characters a section's commentary has.</summary>
    public const int MaxLength = 20_000;

    /// <summary>What is written about a section; null when nothing is.</summary>
    public Task<Commentary?> FindAsync(string subjectId, string section, CancellationToken cancellationToken = default) =>
        db.Commentaries.SingleOrDefaultAsync(c => c.SubjectId == subjectId && c.Section == section, cancellationToken);

    /// <summary>All of a subject, by section.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AllAsync(string subjectId, CancellationToken cancellationToken = default) =>
        await db.Commentaries.AsNoTracking().Where(c => c.SubjectId == subjectId).ToDictionaryAsync(c => c.Section, c => c.Markdown, StringComparer.Ordinal, cancellationToken);

    /// <summary>Whether a text can be kept; otherwise says why of its field.</summary>
    public static bool IsUsable(string? text, string field, ModelStateDictionary model)
    {
        if (text is { Length: > MaxLength }) { model.AddModelError(field, $"Commentary must be {MaxLength:N0} characters or fewer"); }
        return model.IsValid;
    }

    /// <summary>Keeps a text; an empty one removes the commentary.</summary>
    public async Task SaveAsync(string subjectId, string section, string? text, string by, string auditSubject, CancellationToken cancellationToken = default)
    {
        var stored = await FindAsync(subjectId, section, cancellationToken);
        if (string.IsNullOrWhiteSpace(text))
        {
            if (stored is not null) { db.Commentaries.Remove(stored); }
        }
        else
        {
            if (stored is null) { db.Commentaries.Add(stored = new Commentary { SubjectId = subjectId, Section = section, Markdown = "", UpdatedBy = by }); }
            (stored.Markdown, stored.UpdatedAt, stored.UpdatedBy) = (text.ReplaceLineEndings("\n"), time.GetUtcNow(), by);
        }
        audit.Record(db, by, "commentary-written", auditSubject, section);
        await db.SaveChangesAsync(cancellationToken);
    }
}
