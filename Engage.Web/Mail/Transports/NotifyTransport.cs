using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Engage.Domain.Messages;

namespace Engage.Web.Mail.Transports;

/// <summary>
/// Sends through GOV.UK Notify: e-mail and letters. The outbox's id is the reference, by which an attempt that got no answer
/// is looked up before it is made again.
/// </summary>
internal sealed class NotifyTransport(IHttpClientFactory clients, MailSettings settings, TimeProvider time) : IMailTransport
{
    private const int MaxReply = 4096;

    /// <inheritdoc/>
    public string Relay => "notify";

    /// <inheritdoc/>
    public int? PerMinute => 3000;

    /// <inheritdoc/>
    public int? PerDay => 250_000;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.IsLetter && settings.Notify.LetterTemplateId.Length == 0) { return new SendResult(AttemptOutcome.Refused, "template", 0, "No template for letters is set."); }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        using var client = clients.CreateClient(nameof(NotifyTransport));
        client.BaseAddress = settings.Notify.BaseAddress;
        var phase = "look-up";
        try
        {
            if (message.MayBeSent && await IsKnownAsync(client, message.Id, patience.Token)) { return new SendResult(AttemptOutcome.Sent, phase, 200, "Notify had it already."); }
            phase = "request";
            return await PostAsync(client, message, patience.Token);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new SendResult(AttemptOutcome.NotSent, "connect", 0, "Notify cannot be reached.") { IsRelayDown = true };
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            // A lost answer to the look-up leaves things as they were.
            return new SendResult(phase == "look-up" ? AttemptOutcome.NotSent : AttemptOutcome.Unknown, phase, 0, "Notify did not answer.") { IsRelayDown = true };
        }
    }

    private async Task<SendResult> PostAsync(HttpClient client, OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, message.IsLetter ? "/v2/notifications/letter" : "/v2/notifications/email");
        request.Content = message.IsLetter ? JsonContent.Create(Letter(message)) : JsonContent.Create(Email(message));
        using var reply = await client.SendAsync(request, cancellationToken);
        var code = (int)reply.StatusCode;
        if (reply.StatusCode == HttpStatusCode.Created) { return new SendResult(AttemptOutcome.Sent, "reply", code, ""); }
        var said = await SaidAsync(reply, cancellationToken);
        return code switch
        {
            // Too many, or the key is refused: not this message's fault.
            401 or 403 or 429 => new SendResult(AttemptOutcome.NotSent, "reply", code, said) { IsRelayDown = true },
            >= 400 and < 500 => new SendResult(AttemptOutcome.Refused, "reply", code, said),
            // Notify failed after it had the request: it may have kept it.
            _ => new SendResult(AttemptOutcome.Unknown, "reply", code, said) { IsRelayDown = true },
        };
    }

    private async Task<bool> IsKnownAsync(HttpClient client, string reference, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"/v2/notifications?reference={reference}");
        using var reply = await client.SendAsync(request, cancellationToken);
        reply.EnsureSuccessStatusCode();
        using var found = await JsonDocument.ParseAsync(await reply.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        return found.RootElement.TryGetProperty("notifications", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", NotifyToken.Make(settings.Notify.ServiceId, settings.Notify.Secret, time.GetUtcNow()));
        return request;
    }

    private Dictionary<string, object> Email(OutgoingMessage message)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["email_address"] = message.Address,
            ["template_id"] = settings.Notify.EmailTemplateId,
            ["reference"] = message.Id,
            ["personalisation"] = new { subject = message.Content.Subject, body = message.Content.Text },
        };
        if (message.UnsubscribeLink is { } link) { body["one_click_unsubscribe_url"] = link; }
        return body;
    }

    private Dictionary<string, object> Letter(OutgoingMessage message)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = message.Content.Subject, ["body"] = message.Content.Text };
        foreach (var (i, line) in PostalAddress.Lines(message.Address).Index()) { values[string.Create(CultureInfo.InvariantCulture, $"address_line_{i + 1}")] = line; }
        return new Dictionary<string, object>(StringComparer.Ordinal) { ["template_id"] = settings.Notify.LetterTemplateId, ["reference"] = message.Id, ["personalisation"] = values };
    }

    private static async Task<string> SaidAsync(HttpResponseMessage reply, CancellationToken cancellationToken)
    {
        var text = await reply.Content.ReadAsStringAsync(cancellationToken);
        return text.Length > MaxReply ? text[..MaxReply] : text;
    }
}
