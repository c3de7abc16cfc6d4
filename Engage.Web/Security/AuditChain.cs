using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Security;

/// <summary>An audit entry asked for, before it has its place in the chain.</summary>
internal sealed record AuditNote(DateTimeOffset At, string Actor, string Action, string Subject, string? Reason);

/// <summary>
/// Seals audit entries: each carries an HMAC-SHA256 over the seal before it and its own content, under a key that is never
/// in the database. Who can change rows but not read the key cannot change, remove or reorder them unseen. The end of the
/// chain can still be cut off; that shows against a count and head kept elsewhere.
/// </summary>
public sealed class AuditChain(AuditKey key)
{
    /// <summary>The seal before the first entry.</summary>
    internal static readonly string Origin = new('0', 64);

    /// <summary>The entries for what a context has noted, in the order noted, continuing from the last row.</summary>
    internal async Task<List<AuditEntry>> SealAsync(EngageDb db, CancellationToken cancellationToken)
    {
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Number)
            .Select(e => new { e.Number, e.Seal }).FirstOrDefaultAsync(cancellationToken);
        var (number, seal) = (last?.Number ?? 0, last?.Seal ?? Origin);
        var secret = key.Read(mayMake: last is null);

        var entries = new List<AuditEntry>(db.Notes.Count);
        foreach (var note in db.Notes)
        {
            number++;
            seal = Seal(secret, seal, number, note);
            entries.Add(new AuditEntry { Number = number, At = note.At, Actor = note.Actor, Action = note.Action, Subject = note.Subject, Reason = note.Reason, Seal = seal });
        }
        return entries;
    }

    /// <summary>Whether a row is what was written after the row with the given seal.</summary>
    internal static bool IsIntact(byte[] secret, string sealBefore, AuditEntry entry) => string.Equals(
        entry.Seal, Seal(secret, sealBefore, entry.Number, new AuditNote(entry.At, entry.Actor, entry.Action, entry.Subject, entry.Reason)), StringComparison.Ordinal);

    /// <summary>The key, which must be there when entries are.</summary>
    internal byte[] Secret(bool mayMake) => key.Read(mayMake);

    private static string Seal(byte[] secret, string before, long number, AuditNote note)
    {
        // Each part is preceded by its length, so that no text can pass for another division of the same letters.
        var content = new ArrayBufferWriter<byte>(512);
        Append(content, before);
        AppendNumber(content, number);
        AppendNumber(content, UtcMicroseconds.From(note.At));
        Append(content, note.Actor);
        Append(content, note.Action);
        Append(content, note.Subject);
        Append(content, note.Reason);
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, content.WrittenSpan));
    }

    private static void Append(ArrayBufferWriter<byte> content, string? text)
    {
        AppendNumber(content, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        content.Write(Encoding.UTF8.GetBytes(text ?? ""));
    }

    private static void AppendNumber(ArrayBufferWriter<byte> content, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(content.GetSpan(8), number);
        content.Advance(8);
    }
}
