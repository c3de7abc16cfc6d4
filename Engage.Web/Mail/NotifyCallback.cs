using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Mail.Sending;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Mail;

/// <summary>
/// What GOV.UK Notify reports about a message it took: delivered, or not and why. Notify shows a token agreed with it;
/// reports come again, late and in any order.
/// </summary>
internal static class NotifyCallback
{
    /// <summary>Where Notify posts to.</summary>
    public const string Path = "/messages/notify";

    private const string Phase = "callback";
    private const string Bearer = "Bearer ";

    /// <summary>Answers a report: 401 without the token, 400 when it is none, otherwise 204, whether the message is known or not.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext context, EngageDb db, MailSettings settings, TimeProvider time)
    {
        if (!IsNotify(context.Request.Headers.Authorization.ToString(), settings.Notify.CallbackToken)) { return Results.Unauthorized(); }
        if (await ReadAsync(context) is not { } report) { return Results.BadRequest(); }
        await db.WriteAsync(_ => KeepAsync(db, report, time.GetUtcNow(), context.RequestAborted), context.RequestAborted);
        return Results.NoContent();
    }

    private static bool IsNotify(string header, string token) =>
        token.Length > 0 && header.StartsWith(Bearer, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Bearer.Length..])), SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static async Task<Report?> ReadAsync(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return body.RootElement is { ValueKind: JsonValueKind.Object } root && Text(root, "status") is { } status ? new Report(Text(root, "reference") ?? "", status) : null;
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static async Task KeepAsync(EngageDb db, Report report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (OutcomeOf(report.Status) is not { } outcome || await db.OutboxMessages.FirstOrDefaultAsync(m => m.Id == report.Reference, cancellationToken) is not { } message) { return; }
        if (await db.MessageAttempts.AnyAsync(a => a.MessageId == message.Id && a.Phase == Phase && a.Reply == report.Status, cancellationToken)) { return; }

        db.MessageAttempts.Add(OutboxResults.Line(message.Id, new SendResult(outcome, Phase, 0, report.Status), now));
        if (outcome == AttemptOutcome.Delivered || message.State != MessageState.Sent) { return; }
        (message.State, message.FinishedAt) = (MessageState.Failed, now);
        if (report.Status == "permanent-failure" && message.AddressHash is { } hash) { await OutboxResults.SuppressAsync(db, [hash], now, cancellationToken); }
    }

    private static AttemptOutcome? OutcomeOf(string status) => status switch
    {
        "delivered" => AttemptOutcome.Delivered,
        "permanent-failure" or "temporary-failure" or "technical-failure" => AttemptOutcome.Bounced,
        _ => null,
    };

    private sealed record Report(string Reference, string Status);
}
