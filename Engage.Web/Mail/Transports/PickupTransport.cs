using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Mail.Smtp;

namespace Engage.Web.Mail.Transports;

/// <summary>Writes each message as a file (.eml) under <c>mail</c> in the data folder, for development and tests. Nobody gets them.</summary>
internal sealed class PickupTransport(DataDirectory directory, MailSender sender, TimeProvider time) : IMailTransport
{
    /// <inheritdoc/>
    public string Relay => "pickup";

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        // A letter has no address that could stand in a header.
        var file = directory.PathOf($"mail/{message.Id}.{(message.IsLetter ? "txt" : "eml")}");
        var bytes = message.IsLetter ? System.Text.Encoding.UTF8.GetBytes($"{message.Address}\n\n{message.Content.Text}") : MimeMessage.Write(message, sender, time.GetUtcNow());
        await File.WriteAllBytesAsync(file, bytes, cancellationToken);
        return new SendResult(AttemptOutcome.Sent, "file", 0, "Written to the data folder; not sent to anybody.");
    }
}
