using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Engage.Domain.Messages;
using Engage.Web.Mail.Smtp;

namespace Engage.Web.Mail.Transports;

/// <summary>Sends through a relay. Sessions are used again for as long as messages follow each other.</summary>
internal sealed class SmtpTransport(MailSettings settings, MailSender sender, SmtpTokens tokens, TimeProvider time) : IMailTransport
{
    // Relays hang up on whoever says nothing for minutes.
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentStack<(SmtpSession Session, long Since)> _idle = [];
    private readonly Lazy<X509Certificate2Collection?> _authorities = new(() => ReadAuthorities(settings.Smtp.AuthorityFile));

    /// <inheritdoc/>
    public string Relay => $"smtp:{settings.Smtp.Host}"[..Math.Min(40, settings.Smtp.Host.Length + 5)];

    /// <inheritdoc/>
    // What Exchange Online takes from one mailbox; relays of one's own take more, and say so in the settings.
    public int? PerMinute => 30;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.IsLetter) { return new SendResult(AttemptOutcome.Refused, "envelope", 0, "Letters go through GOV.UK Notify only."); }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        var mail = DotStuffing.Of(MimeMessage.Write(message, sender, time.GetUtcNow()));
        var isReused = TryTake(out var session);
        try
        {
            session ??= await OpenAsync(patience.Token);
            try
            {
                return Sent(await SendAsync(session, message, mail, patience.Token));
            }
            catch (SmtpFailure failure) when (isReused && failure is { Phase: SmtpPhase.Sender, LeavesSession: false })
            {
                // The relay hung up while the session rested; nothing was sent over it.
                session = await OpenAsync(patience.Token);
                return Sent(await SendAsync(session, message, mail, patience.Token));
            }
        }
        catch (SmtpFailure failure)
        {
            return Explain(failure);
        }
    }

    /// <inheritdoc/>
    public async Task RestAsync()
    {
        while (_idle.TryPop(out var idle)) { await idle.Session.DisposeAsync(); }
    }

    private static SendResult Sent(SmtpReply reply) => new(AttemptOutcome.Sent, PhaseName(SmtpPhase.AfterDot), reply.Code, reply.Text);

    private static SendResult Explain(SmtpFailure failure)
    {
        var outcome = failure.IsAmbiguous ? AttemptOutcome.Unknown : failure.IsRefusal ? AttemptOutcome.Refused : AttemptOutcome.NotSent;
        return new SendResult(outcome, PhaseName(failure.Phase), failure.Code, failure.Text)
        {
            // Also when the relay does not take our own address: that is nobody's message in particular.
            IsRelayDown = failure.Phase is SmtpPhase.Connect or SmtpPhase.Sender || failure.Code is 421,
            IsBadAddress = failure.Phase == SmtpPhase.Recipient && failure.IsRefusal && failure.Text.TrimStart() is var said
                && (said.StartsWith("5.1.1 ", StringComparison.Ordinal) || said.StartsWith("5.1.10 ", StringComparison.Ordinal)),
        };
    }

    private static string PhaseName(SmtpPhase phase) => phase switch
    {
        SmtpPhase.Connect => "connect",
        SmtpPhase.Sender => "sender",
        SmtpPhase.Recipient => "recipient",
        SmtpPhase.Data => "data",
        _ => "after the dot",
    };

    private static X509Certificate2Collection? ReadAuthorities(string file)
    {
        if (file.Length == 0) { return null; }
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities;
    }

    private async Task<SmtpReply> SendAsync(SmtpSession session, OutgoingMessage message, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        var isUsable = false;
        try
        {
            var from = settings.BounceAddress.Length > 0 ? settings.BounceAddress : settings.From;
            var reply = await session.SendAsync(from, message.Address, mail, cancellationToken);
            isUsable = true;
            return reply;
        }
        catch (SmtpFailure failure) when (failure.LeavesSession)
        {
            isUsable = await session.ResetAsync(cancellationToken);
            throw;
        }
        finally
        {
            if (isUsable) { _idle.Push((session, time.GetTimestamp())); }
            else { await session.DisposeAsync(); }
        }
    }

    private bool TryTake(out SmtpSession? session)
    {
        session = null;
        while (_idle.TryPop(out var idle))
        {
            if (time.GetElapsedTime(idle.Since) < LongestRest)
            {
                session = idle.Session;
                return true;
            }
            _ = idle.Session.DisposeAsync().AsTask();
        }
        return false;
    }

    private async Task<SmtpSession> OpenAsync(CancellationToken cancellationToken)
    {
        var smtp = settings.Smtp;
        var account = smtp.UserName.Length == 0 ? null
            : smtp.TokenAddress is null ? new SmtpAccount(smtp.UserName, smtp.Password)
            : new SmtpAccount(smtp.UserName, "", await tokens.GetAsync(cancellationToken));
        return await SmtpSession.OpenAsync(smtp.Host, smtp.Port, smtp.Security, _authorities.Value, account, cancellationToken);
    }
}
