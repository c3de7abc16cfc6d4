using Engage.Domain.Messages;
using Engage.Web.Mail.Smtp;
using Engage.Web.Mail.Templates;
using Engage.Web.Security.Links;

namespace Engage.Web.Mail.Sending;

/// <summary>Makes what a transport sends out of a row of the outbox: decrypts it, fills its template in, adds its calendar entry.</summary>
internal sealed class MessageMaker(Outbox outbox, MessageRenderer renderer, ActLinks acts, MailSettings settings, MailSender sender, TimeProvider time)
{
    // A newsletter is read late and unsubscribed from later still.
    private static readonly TimeSpan UnsubscribeLinkLife = TimeSpan.FromDays(365);

    /// <summary>The message.</summary>
    /// <exception cref="InvalidOperationException">Its content was deleted.</exception>
    public OutgoingMessage Make(OutboxMessage message, ParsedTemplate template)
    {
        var content = outbox.Open(message) ?? throw new InvalidOperationException("The content of the message was deleted.");
        var unsubscribe = message.Kind.Facts().CanBeUnsubscribed ? UnsubscribeLink(message) : null;
        var rendered = renderer.Render(template, message.Kind, content, message.Language, unsubscribe, content.Calendar?.DownloadPath);
        return new OutgoingMessage(message.Id, message.MessageId, content.Address, content.Name, rendered, Calendar(content), unsubscribe, message.MayBeSent);
    }

    private string UnsubscribeLink(OutboxMessage message)
    {
        var until = time.GetUtcNow() + UnsubscribeLinkLife;
        var path = message.Kind is MessageKind.FollowerNews
            ? "/follow/stop/" + acts.Make(ActLinks.StopFollowing, message.Person, message.Subject, until)
            : "/unsubscribe/" + acts.Make(ActLinks.Unsubscribe, message.Person, message.AddressHash!, until);
        return new Uri(settings.SiteAddress!, path).AbsoluteUri;
    }

    private CalendarPart? Calendar(MessageContent content)
    {
        if (content.Calendar is not { } entry || content.Address.Contains('\n', StringComparison.Ordinal)) { return null; }
        var method = entry.IsCancelled ? CalendarMethod.Cancel : CalendarMethod.Request;
        var attendee = new CalendarPerson(content.Address, MailHeader.PlainName(content.Name) is { Length: > 0 } name ? name : content.Address);
        return new CalendarPart(method, ICalendar.Write(entry, method, new CalendarPerson(sender.Address, sender.Name), attendee, time.GetUtcNow()));
    }
}
