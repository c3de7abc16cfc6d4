using System.Security.Cryptography;
using System.Text;
using Engage.Domain.Messages;

namespace Engage.Web.Mail.Smtp;

/// <summary>Who messages come from.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Address">The address.</param>
/// <param name="ReplyTo">Where answers go; the address when empty.</param>
internal sealed record MailSender(string Name, string Address, string ReplyTo);

/// <summary>Writes a message as mail (RFC 5322, MIME): every part in base64, so that nothing in it can be taken for a line of the protocol.</summary>
internal static class MimeMessage
{
    private const int LineLength = 76;

    /// <summary>The bytes of the message, all ASCII.</summary>
    public static byte[] Write(OutgoingMessage message, MailSender sender, DateTimeOffset now)
    {
        var mail = new StringBuilder(4096);
        WriteHeaders(mail, message, sender, now);
        var boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.MessageId)))[..32];
        MailHeader.Add(mail, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        mail.Append("\r\n");
        WritePart(mail, boundary, "text/plain; charset=utf-8", message.Content.Text);
        WritePart(mail, boundary, "text/html; charset=utf-8", message.Content.Html);
        if (message.Calendar is { } calendar)
        {
            // Last, as calendars expect; a program that does not know it shows the part before.
            WritePart(mail, boundary, $"text/calendar; charset=utf-8; method={(calendar.Method == CalendarMethod.Cancel ? "CANCEL" : "REQUEST")}", calendar.Text);
        }
        mail.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.ASCII.GetBytes(mail.ToString());
    }

    private static void WriteHeaders(StringBuilder mail, OutgoingMessage message, MailSender sender, DateTimeOffset now)
    {
        MailHeader.Add(mail, "Date", MailHeader.Date(now));
        MailHeader.Add(mail, "Message-ID", $"<{message.MessageId}>");
        MailHeader.Add(mail, "From", MailHeader.Person(sender.Name, sender.Address));
        MailHeader.Add(mail, "To", MailHeader.Person(message.Name, message.Address));
        if (sender.ReplyTo.Length > 0) { MailHeader.Add(mail, "Reply-To", MailHeader.Person("", sender.ReplyTo)); }
        MailHeader.Add(mail, "Subject", MailHeader.Text(message.Content.Subject));
        // Holiday notices are not to answer.
        MailHeader.Add(mail, "Auto-Submitted", "auto-generated");
        if (message.UnsubscribeLink is { } link)
        {
            MailHeader.Add(mail, "List-Unsubscribe", $"<{link}>");
            MailHeader.Add(mail, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MailHeader.Add(mail, "MIME-Version", "1.0");
    }

    private static void WritePart(StringBuilder mail, string boundary, string type, string text)
    {
        mail.Append("--").Append(boundary).Append("\r\n");
        MailHeader.Add(mail, "Content-Type", type);
        MailHeader.Add(mail, "Content-Transfer-Encoding", "base64");
        mail.Append("\r\n");
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        for (var i = 0; i < encoded.Length; i += LineLength) { mail.Append(encoded, i, Math.Min(LineLength, encoded.Length - i)).Append("\r\n"); }
    }
}
