using System.Text.RegularExpressions;

namespace Engage.Domain.Messages;

/// <summary>How an attempt to send ended.</summary>
public enum AttemptOutcome
{
    /// <summary>The relay has taken it.</summary>
    Sent,

    /// <summary>Certainly not sent; worth another try.</summary>
    NotSent,

    /// <summary>Certainly not sent, and trying again would not help.</summary>
    Refused,

    /// <summary>Nobody can say: the relay did not answer after the last byte.</summary>
    Unknown,

    /// <summary>The relay said later that it reached the person.</summary>
    Delivered,

    /// <summary>The relay said later that it could not be delivered.</summary>
    Bounced,
}

/// <summary>One line of the log of attempts. Never changed.</summary>
public sealed partial class MessageAttempt
{
    /// <summary>The most characters kept of a reply.</summary>
    public const int MaxReply = 300;

    /// <summary>Counts the lines.</summary>
    public long Number { get; init; }

    /// <summary>The message.</summary>
    public required string MessageId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How it ended.</summary>
    public required AttemptOutcome Outcome { get; init; }

    /// <summary>How far it got, such as connect, envelope, data or reply.</summary>
    public required string Phase { get; init; }

    /// <summary>The relay's code; 0 when it said nothing.</summary>
    public required int Code { get; init; }

    /// <summary>What the relay said, without addresses.</summary>
    public required string Reply { get; init; }

    /// <summary>A reply as it may be kept: one line, printable, without anything that looks like an address.</summary>
    public static string Redact(string reply)
    {
        var line = Address().Replace(string.Concat(reply.Select(c => char.IsControl(c) ? ' ' : c)), "[address]").Trim();
        return line.Length > MaxReply ? line[..MaxReply] : line;
    }

    [GeneratedRegex(@"[^\s<>\[\](),;:]+@[^\s<>\[\](),;:]*|[^\s<>\[\](),;:]+(?:%40|=40)[^\s<>\[\](),;:]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
