using Engage.Domain.Messages;
using Engage.Domain.Reports;

namespace Engage.Web.Mail;

/// <summary>What a message says, in both forms, and what they were made of.</summary>
internal sealed record RenderedMessage(string Subject, string Text, string Html, IReadOnlyList<Block> Blocks);

/// <summary>The calendar entry of a message.</summary>
internal sealed record CalendarPart(CalendarMethod Method, string Text);

/// <summary>A message as it is given to a transport.</summary>
/// <param name="Id">Its id in the outbox.</param>
/// <param name="MessageId">The same at each attempt, without angle brackets.</param>
/// <param name="Address">An e-mail address, or the lines of a postal one.</param>
/// <param name="Name">The person's name, as they wrote it.</param>
/// <param name="Content">What it says.</param>
/// <param name="Calendar">The entry that goes with it.</param>
/// <param name="UnsubscribeLink">Where one post stops messages of this kind.</param>
/// <param name="MayBeSent">Whether an earlier attempt ended without an answer.</param>
internal sealed record OutgoingMessage(
    string Id, string MessageId, string Address, string Name, RenderedMessage Content, CalendarPart? Calendar = null, string? UnsubscribeLink = null, bool MayBeSent = false)
{
    /// <summary>Whether it goes by post.</summary>
    public bool IsLetter => Address.Contains('\n', StringComparison.Ordinal);
}

/// <summary>How an attempt ended.</summary>
/// <param name="Outcome">Sent, not sent, refused, or nobody can say.</param>
/// <param name="Phase">How far it got.</param>
/// <param name="Code">The relay's code; 0 when it said nothing.</param>
/// <param name="Reply">What it said.</param>
internal sealed record SendResult(AttemptOutcome Outcome, string Phase, int Code, string Reply)
{
    /// <summary>Whether the relay, not this message, is what failed: others need not be tried for a while.</summary>
    public bool IsRelayDown { get; init; }

    /// <summary>Whether the relay says that there is no such address.</summary>
    public bool IsBadAddress { get; init; }
}

/// <summary>A way messages leave. One is used at a time, by several senders at once.</summary>
internal interface IMailTransport
{
    /// <summary>The name its allowance is kept under.</summary>
    string Relay { get; }

    /// <summary>The most messages of a minute it takes; null when it takes any number.</summary>
    int? PerMinute => null;

    /// <summary>The most messages of a day it takes; null when it takes any number.</summary>
    int? PerDay => null;

    /// <summary>Tries to send a message. Never throws for what a relay does; a cancelled attempt says how far it came.</summary>
    Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Nothing more is to be sent for now: connections are let go.</summary>
    Task RestAsync() => Task.CompletedTask;
}
