using System.Text.Json;
using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Security.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Mail;

/// <summary>
/// Where messages are queued. Queueing only adds a row to the caller's context: it is saved with its cause, in one
/// transaction, or not at all. The worker sends it afterwards.
/// </summary>
public sealed class Outbox(ContactCipher cipher, ContactHash hash, MailSettings settings, TimeProvider time)
{
    private const string ContentField = "outbox-content";

    /// <summary>Adds a message to the context. Saving it fails when one with the same key is there.</summary>
    /// <exception cref="ArgumentException">A value is missing, unknown or too long, or the address is none.</exception>
    public void Queue(EngageDb db, MessageRequest request) => db.OutboxMessages.Add(Make(request));

    /// <summary>As <see cref="Queue"/>, but does nothing when the same message was queued before, unless it was withdrawn.</summary>
    /// <returns>Whether it was added.</returns>
    public async Task<bool> QueueAsync(EngageDb db, MessageRequest request, CancellationToken cancellationToken = default)
    {
        var message = Make(request);
        if (db.OutboxMessages.Local.Any(m => m.Key == message.Key && m.State != MessageState.Withdrawn)) { return false; }
        var before = await db.OutboxMessages.FirstOrDefaultAsync(m => m.Key == message.Key, cancellationToken);
        if (before is { State: not MessageState.Withdrawn }) { return false; }
        if (before is not null) { db.OutboxMessages.Remove(before); }
        db.OutboxMessages.Add(message);
        return true;
    }

    /// <summary>Takes back what of a kind about a subject was not sent yet, such as the reminders of a session at its old time.</summary>
    /// <param name="person">Only those to one person; null for everybody's.</param>
    /// <returns>How many were taken back.</returns>
    public async Task<int> CancelAsync(EngageDb db, MessageKind kind, string subject, string? person = null, CancellationToken cancellationToken = default)
    {
        var (now, count) = (time.GetUtcNow(), 0);
        // What is added and not saved yet is not in the database.
        foreach (var entry in db.ChangeTracker.Entries<OutboxMessage>().Where(e => e.State == EntityState.Added && e.Entity.Kind == kind && e.Entity.Subject == subject && (person is null || e.Entity.Person == person)).ToList())
        {
            entry.State = EntityState.Detached;
            count++;
        }
        await db.WriteAsync(
            async _ => count += await db.OutboxMessages
                .Where(m => m.Kind == kind && m.Subject == subject && (person == null || m.Person == person) && (m.State == MessageState.Queued || m.State == MessageState.Deferred))
                .ExecuteUpdateAsync(
                    s => s.SetProperty(m => m.State, MessageState.Withdrawn).SetProperty(m => m.FinishedAt, now).SetProperty(m => m.Content, (string?)null).SetProperty(m => m.AddressHash, (string?)null),
                    cancellationToken),
            cancellationToken);
        return count;
    }

    /// <summary>Has what waits for a person at one address sent to another, or takes it back where there is none; saved with the caller's changes.</summary>
    public async Task ReaddressAsync(EngageDb db, string person, string before, string? address, CancellationToken cancellationToken = default)
    {
        // What waits for another address of theirs, such as the question whether it is theirs, stays where it is.
        var old = hash.OfEmail(before);
        foreach (var message in await db.OutboxMessages.Where(m => m.Person == person && m.AddressHash == old && (m.State == MessageState.Queued || m.State == MessageState.Deferred)).ToListAsync(cancellationToken))
        {
            if (address is null) { (message.State, message.FinishedAt, message.Content, message.AddressHash) = (MessageState.Withdrawn, time.GetUtcNow(), null, null); }
            else if (Open(message) is { } content) { (message.Content, message.AddressHash) = (Close(content with { Address = address }), hash.OfEmail(address)); }
        }
    }

    /// <summary>Deletes every message of a person and the log of its attempts.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> EraseAsync(EngageDb db, string person, CancellationToken cancellationToken = default)
    {
        var count = 0;
        await db.WriteAsync(async _ => count = await db.OutboxMessages.Where(m => m.Person == person).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        return count;
    }

    /// <summary>Whom a message goes to and what is filled in; null once that was deleted.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It cannot be decrypted.</exception>
    internal MessageContent? Open(OutboxMessage message) =>
        message.Content is { } content ? JsonSerializer.Deserialize<MessageContent>(cipher.Unprotect(ContentField, content)) : null;

    private string Close(MessageContent content) => cipher.Protect(ContentField, JsonSerializer.Serialize(content));

    private OutboxMessage Make(MessageRequest request)
    {
        MessageValues.Check(request);
        var now = time.GetUtcNow();
        var key = OutboxMessage.KeyOf(request.Kind, request.Subject, request.Person, request.Slot);
        var content = new MessageContent(request.Address.Trim(), request.Name, request.Values, request.Calendar);
        return new OutboxMessage
        {
            Id = NewId.Make(),
            Key = key,
            MessageId = OutboxMessage.MessageIdOf(key, settings.MessageIdDomain),
            Kind = request.Kind,
            Subject = request.Subject,
            Person = request.Person,
            Language = request.Language,
            QueuedAt = now,
            DueAt = request.NotBefore > now ? request.NotBefore.Value : now,
            ExpiresAt = request.ExpiresAt,
            AddressHash = hash.OfEmail(request.Address),
            Content = Close(content),
        };
    }
}
