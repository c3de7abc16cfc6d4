using System.Collections.Concurrent;
using Engage.Domain.Messages;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Mail.Templates;

/// <summary>Finds the text in use for a kind and language, and keeps what was read of it.</summary>
internal sealed class TemplateShelf
{
    private const string English = "en";

    private readonly ConcurrentDictionary<(MessageKind, string, int), ParsedTemplate> _read = [];

    /// <summary>The text in use: the newest of staff in the language, else in English, else the built-in one.</summary>
    public static async Task<MessageText> CurrentAsync(EngageDb db, MessageKind kind, string language, CancellationToken cancellationToken) =>
        await NewestAsync(db, kind, language, cancellationToken) is { } newest ? new MessageText(newest.Subject, newest.Markdown) : BuiltInTexts.Of(kind);

    /// <summary>The newest version staff wrote; null when there is none.</summary>
    public static Task<MessageTemplate?> NewestAsync(EngageDb db, MessageKind kind, string language, CancellationToken cancellationToken) =>
        db.MessageTemplates.AsNoTracking().Where(t => t.Kind == kind && (t.Language == language || t.Language == English))
            .OrderBy(t => t.Language == language ? 0 : 1).ThenByDescending(t => t.Version).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The text in use, read.</summary>
    public async Task<ParsedTemplate> ReadAsync(EngageDb db, MessageKind kind, string language, CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(db, kind, language, cancellationToken);
        var text = newest is null ? BuiltInTexts.Of(kind) : new MessageText(newest.Subject, newest.Markdown);
        // A version is never changed, so what was read of it stays true.
        return _read.GetOrAdd((kind, newest?.Language ?? English, newest?.Version ?? 0), _ => ParsedTemplate.Read(text));
    }
}
