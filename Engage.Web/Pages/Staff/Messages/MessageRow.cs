using Engage.Domain.Messages;

namespace Engage.Web.Pages.Staff.Messages;

/// <summary>A message as a list shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind, in words.</param>
/// <param name="To">The masked address; null once it was deleted.</param>
/// <param name="State">How far it is.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="QueuedAt">When it was queued.</param>
/// <param name="DueAt">When it is next to be sent.</param>
public sealed record MessageRow(string Id, string Kind, string? To, MessageState State, int Attempts, DateTimeOffset QueuedAt, DateTimeOffset DueAt)
{
    /// <summary>A state in words, and its colour.</summary>
    public static (string Words, string Colour) WordsOf(MessageState state) => state switch
    {
        MessageState.Queued => ("Waiting", "blue"),
        MessageState.Sending => ("Being sent", "light-blue"),
        MessageState.Sent => ("Sent", "green"),
        MessageState.Deferred => ("Tried, tries again", "yellow"),
        MessageState.Failed => ("Failed", "red"),
        MessageState.Suppressed => ("On the suppression list", "orange"),
        MessageState.Expired => ("Out of time", "grey"),
        _ => ("Withdrawn", "grey"),
    };
}
