using System.Security.Cryptography;
using Engage.Domain;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Mail.Templates;

/// <summary>
/// What a preview of a text is filled in with: made-up values, those of a message that was queued, or those of a session or an
/// assembly. Names and links are made up always: who got a message stays out of it, and a real link would let the reader act
/// for somebody else.
/// </summary>
internal sealed class TemplateSamples(EngageDb db, Outbox outbox, BodySettings body)
{
    private const int Most = 10;
    private const string MessageStart = "message:", SessionStart = "session:", AssemblyStart = "assembly:";

    /// <summary>What can be chosen, made-up values first.</summary>
    public async Task<IReadOnlyList<ChoiceItem>> ChoicesAsync(MessageKindFacts kind, CancellationToken cancellationToken)
    {
        List<ChoiceItem> choices = [new("", "Made-up values")];
        if (Has(kind, "session"))
        {
            var sessions = await db.Sessions.AsNoTracking().IgnoreAutoIncludes().OrderByDescending(s => s.StartsAt).Take(Most).ToListAsync(cancellationToken);
            choices.AddRange(sessions.Select(s => new ChoiceItem(SessionStart + s.Id, $"{s.Title}, {Wording.Day(DateOnly.FromDateTime(s.StartsAt))}")));
        }
        if (Has(kind, "assembly"))
        {
            var assemblies = await db.Assemblies.AsNoTracking().OrderBy(a => a.Title).ToListAsync(cancellationToken);
            choices.AddRange(assemblies.Select(a => new ChoiceItem(AssemblyStart + a.Id, a.Title)));
        }
        var zone = TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone);
        var messages = await db.OutboxMessages.AsNoTracking().Where(m => m.Kind == kind.Kind && m.Content != null).OrderByDescending(m => m.QueuedAt).Take(Most).ToListAsync(cancellationToken);
        choices.AddRange(messages.Select(m => (Message: m, Content: Open(m))).Where(m => m.Content is not null)
            .Select(m => new ChoiceItem(MessageStart + m.Message.Id, $"Message of {Wording.Moment(m.Message.QueuedAt, zone)} to {EmailAddress.Mask(m.Content!.Address)}")));
        return choices;
    }

    /// <summary>The values of a choice; made-up ones where it is not there any more.</summary>
    public async Task<MessageContent> ContentAsync(MessageKindFacts kind, string? choice, CancellationToken cancellationToken)
    {
        var madeUp = new MessageContent("jo@example.org", "Jo Bloggs", kind.Placeholders.ToDictionary(p => p.Name, p => p.Sample, StringComparer.Ordinal), Calendar: null);
        if (IdIn(choice, MessageStart) is { } message && await db.OutboxMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == message && m.Kind == kind.Kind, cancellationToken) is { } queued && Open(queued) is { } content)
        {
            return madeUp with { Values = Over(content.Values, kind, isWhole: true) };
        }
        if (IdIn(choice, SessionStart) is { } session && await db.Sessions.AsNoTracking().IgnoreAutoIncludes().FirstOrDefaultAsync(s => s.Id == session, cancellationToken) is { } known)
        {
            return madeUp with { Values = Over(new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = known.Title, ["when"] = SessionWords.When(known), ["where"] = SessionWords.Where(known) }, kind) };
        }
        if (IdIn(choice, AssemblyStart) is { } assembly && await db.Assemblies.AsNoTracking().Where(a => a.Id == assembly).Select(a => a.Title).FirstOrDefaultAsync(cancellationToken) is { } title)
        {
            return madeUp with { Values = Over(new Dictionary<string, string>(StringComparer.Ordinal) { ["assembly"] = title }, kind) };
        }
        return madeUp;
    }

    private static bool Has(MessageKindFacts kind, string placeholder) => kind.Placeholders.Any(p => p.Name == placeholder);

    private static string? IdIn(string? choice, string start) => choice?.StartsWith(start, StringComparison.Ordinal) == true ? choice[start.Length..] : null;

    /// <summary>Real values of the kind's placeholders, made-up ones for the rest.</summary>
    /// <param name="isWhole">Whether what is not among the real values was not there at all.</param>
    private static Dictionary<string, string> Over(IReadOnlyDictionary<string, string> real, MessageKindFacts kind, bool isWhole = false) =>
        kind.Placeholders.ToDictionary(p => p.Name, p => p.IsLink ? p.Sample : real.GetValueOrDefault(p.Name) ?? (isWhole ? "" : p.Sample), StringComparer.Ordinal);

    private MessageContent? Open(OutboxMessage message)
    {
        try
        {
            return outbox.Open(message);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
