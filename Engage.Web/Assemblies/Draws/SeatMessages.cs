using System.Security.Cryptography;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security.Links;

namespace Engage.Web.Assemblies.Draws;

/// <summary>Tells people what a draw meant for them. Whoever gave no e-mail address is told by staff, whose list says so.</summary>
public sealed class SeatMessages(EngageDb db, Outbox outbox, ActLinks links, ParticipantContacts contacts, TimeProvider time)
{
    /// <summary>The act of taking or giving up a seat by a link.</summary>
    public const string Act = "answer-seat";

    private const string SubjectStart = "seat:";

    private static readonly TimeSpan RemindBefore = TimeSpan.FromDays(2);
    // Reminders come in the morning: the deadline is a midnight.
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);

    /// <summary>What a link or a message about an offer is about.</summary>
    public static string Subject(SeatOffer offer) => SubjectStart + offer.Id;

    /// <summary>The id of the offer that a link is about; null when it is about something else.</summary>
    public static string? OfferOf(string subject) => subject.StartsWith(SubjectStart, StringComparison.Ordinal) ? subject[SubjectStart.Length..] : null;

    /// <summary>Tells somebody that they were drawn, with a link to answer, and reminds them once.</summary>
    public async Task QueueOfferAsync(AssemblyProgramme programme, Assembly assembly, SeatOffer offer, Registration person, CancellationToken cancellationToken)
    {
        if (EmailOf(person) is not { } address) { return; }
        var answerBy = offer.AnswerBy!.Value;
        var link = $"{AssemblyAddress.Public(programme, assembly)}/seat/{links.Make(Act, person.Id, Subject(offer), answerBy)}";
        var until = Wording.Closing(TimeZoneInfo.ConvertTime(answerBy, programme.Zone).DateTime);
        outbox.Queue(db, new MessageRequest(MessageKind.Selected, Subject(offer), person.Id, "", address, NameOf(person),
            Values(("assembly", assembly.Title), ("link", link), ("until", until), ("detail", offer.As == DrawnAs.Alternate ? "You were drawn as an alternate, and a seat has become free." : "")), ExpiresAt: answerBy));
        var reminder = answerBy - RemindBefore + Morning;
        if (reminder <= time.GetUtcNow()) { return; }
        await outbox.QueueAsync(db, new MessageRequest(MessageKind.ConfirmPlace, Subject(offer), person.Id, "", address, NameOf(person),
            Values(("assembly", assembly.Title), ("link", link), ("until", until)), NotBefore: reminder, ExpiresAt: answerBy), cancellationToken);
    }

    /// <summary>Takes the reminder back: the person has answered.</summary>
    public Task CancelReminderAsync(SeatOffer offer, CancellationToken cancellationToken) =>
        outbox.CancelAsync(db, MessageKind.ConfirmPlace, Subject(offer), offer.RegistrationId, cancellationToken);

    /// <summary>Tells somebody that they stand by.</summary>
    public void QueueAlternate(Assembly assembly, SeatOffer offer, Registration person)
    {
        if (EmailOf(person) is { } address)
        {
            outbox.Queue(db, new MessageRequest(MessageKind.Alternate, Subject(offer), person.Id, "", address, NameOf(person), Values(("assembly", assembly.Title))));
        }
    }

    /// <summary>Tells somebody that they were not drawn.</summary>
    public void QueueNotSelected(Assembly assembly, PanelDraw draw, Registration person)
    {
        if (EmailOf(person) is { } address)
        {
            outbox.Queue(db, new MessageRequest(MessageKind.NotSelected, $"draw:{draw.Id}", person.Id, "", address, NameOf(person), Values(("assembly", assembly.Title))));
        }
    }

    private string? EmailOf(Registration person) => Read(person)?.Email is { } address && EmailAddress.IsUsable(address) ? address : null;

    private string NameOf(Registration person) => Read(person)?.Name ?? "";

    private ParticipantContact? Read(Registration person)
    {
        try { return contacts.Read(person); }
        // One unreadable contact must not stop the seats of all the others; staff see that the person was not told.
        catch (CryptographicException) { return null; }
    }

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) => values.Where(v => v.Value.Length > 0).ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
}
