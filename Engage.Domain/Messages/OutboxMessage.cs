using System.Security.Cryptography;
using System.Text;

namespace Engage.Domain.Messages;

/// <summary>How far a message is.</summary>
public enum MessageState
{
    /// <summary>Waits for its time.</summary>
    Queued,

    /// <summary>A worker has it.</summary>
    Sending,

    /// <summary>Handed to the relay.</summary>
    Sent,

    /// <summary>Failed for now; it is tried again.</summary>
    Deferred,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>Not sent, because the address is on the suppression list.</summary>
    Suppressed,

    /// <summary>Not sent, because its time went by.</summary>
    Expired,

    /// <summary>Taken back before it was sent.</summary>
    Withdrawn,
}

/// <summary>
/// A message to one person, written in the same transaction as its cause. Its key says what it is about, so that the same
/// one cannot be queued twice; who it goes to and what it says is encrypted and deleted after thirty days.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>The most characters of each part of the key.</summary>
    public const int MaxPart = 80;

    /// <summary>The most characters of a message's identification in mail.</summary>
    public const int MaxMessageId = 255;

    /// <summary>A <see cref="PublicId"/>; also the reference given to GOV.UK Notify.</summary>
    public required string Id { get; init; }

    /// <summary>Unique: kind, subject, person and slot.</summary>
    public required string Key { get; init; }

    /// <summary>The Message-ID without angle brackets; the same at each attempt.</summary>
    public required string MessageId { get; init; }

    /// <summary>The kind.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>What it is about, by kind and id, such as session:ID.</summary>
    public required string Subject { get; init; }

    /// <summary>Whom it is for: an opaque id by which everything of one person can be deleted.</summary>
    public required string Person { get; init; }

    /// <summary>The language of its template.</summary>
    public required string Language { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it is next to be sent.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>From when on it must not be sent any more; null when it never expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Keyed hash of the address, for the suppression list; null once the content is deleted.</summary>
    public string? AddressHash { get; set; }

    /// <summary>Address, name, values and calendar entry, encrypted; null once deleted.</summary>
    public string? Content { get; set; }

    /// <summary>How far it is.</summary>
    public MessageState State { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether an attempt ended without saying if it was sent: the next one looks first, where it can.</summary>
    public bool MayBeSent { get; set; }

    /// <summary>The claim of the worker that has it.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when that claim holds.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>When it reached its end, whichever.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Whether staff may still take it back.</summary>
    public bool CanBeWithdrawn => State is MessageState.Queued or MessageState.Deferred;

    /// <summary>Whether staff may have it sent once more.</summary>
    public bool CanBeRequeued => State is MessageState.Failed or MessageState.Deferred or MessageState.Suppressed && Content is not null;

    /// <summary>The unique key of a message.</summary>
    /// <param name="subject">What it is about, such as session:ID.</param>
    /// <param name="person">An opaque id.</param>
    /// <param name="slot">Which of several about the same, such as 7-days:3; often empty.</param>
    /// <exception cref="ArgumentException">A part is missing, too long or holds a blank.</exception>
    public static string KeyOf(MessageKind kind, string subject, string person, string slot)
    {
        foreach (var (part, name) in new[] { (subject, nameof(subject)), (person, nameof(person)), (slot, nameof(slot)) })
        {
            if ((part.Length == 0 && name is not nameof(slot)) || part.Length > MaxPart || part.Any(c => c is <= ' ' or > '~'))
            {
                throw new ArgumentException($"A message's {name} has up to {MaxPart} printable characters and no blank.", name);
            }
        }
        return $"{kind.Code()}:{subject}:{person}:{slot}";
    }

    /// <summary>The Message-ID that belongs to a key; it says nothing of the person.</summary>
    public static string MessageIdOf(string key, string domain) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("message " + key)))[..40]}@{domain}";
}
