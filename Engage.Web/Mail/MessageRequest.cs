using Engage.Domain.Messages;

namespace Engage.Web.Mail;

/// <summary>A message to be queued.</summary>
/// <param name="Kind">The kind, which has the template.</param>
/// <param name="Subject">What it is about, by kind and id, such as session:ID.</param>
/// <param name="Person">An opaque id of the person; everything of one person can be deleted by it.</param>
/// <param name="Slot">Which of several of one kind about one subject, such as 7-days:3; often empty.</param>
/// <param name="Address">The e-mail address; or three to seven lines of a postal address, for a letter.</param>
/// <param name="Name">The person's name, for the greeting; may be empty.</param>
/// <param name="Values">The placeholders of the kind (<see cref="MessageKinds"/>). Plain words; links are paths of this site, such as /my.</param>
/// <param name="NotBefore">When it is to be sent; null for now.</param>
/// <param name="ExpiresAt">From when on it must not be sent any more.</param>
/// <param name="Calendar">The entry that goes with it.</param>
/// <param name="Language">The language of the template.</param>
public sealed record MessageRequest(
    MessageKind Kind, string Subject, string Person, string Slot, string Address, string Name, IReadOnlyDictionary<string, string> Values,
    DateTimeOffset? NotBefore = null, DateTimeOffset? ExpiresAt = null, CalendarEvent? Calendar = null, string Language = "en");

/// <summary>What is encrypted of a message: whom it goes to and what is filled in.</summary>
internal sealed record MessageContent(string Address, string Name, IReadOnlyDictionary<string, string> Values, CalendarEvent? Calendar);
