using System.Collections.Concurrent;
using System.Threading.Channels;
using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Mail.Templates;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Mail.Sending;

/// <summary>
/// Empties the outbox beside the site: claims a batch, sends it over several sessions at once, and writes down how each
/// message fared while the others are still going.
/// </summary>
internal sealed class OutboxWorker(
    IServiceScopeFactory scopes, OutboxClaims claims, OutboxResults results, IMailTransport transport, MessageMaker maker, TemplateShelf shelf, RelayBreaker breaker,
    MailSettings settings, TimeProvider time, ILogger<OutboxWorker> log) : BackgroundService
{
    private const int BatchSize = 256;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    // A message under way when the program stops may finish, if it is quick.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <summary>Sends one batch of what is due.</summary>
    /// <returns>How many messages were claimed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (breaker.IsOpen) { return 0; }
        var claim = await claims.TakeAsync(breaker.IsOnTrial ? 1 : BatchSize, cancellationToken);
        if (claim.Messages.Count == 0) { return 0; }

        var templates = await TemplatesAsync(claim.Messages, cancellationToken);
        var outcomes = Channel.CreateUnbounded<MessageOutcome>(new UnboundedChannelOptions { SingleReader = true });
        var writing = WriteAsync(claim.Owner, outcomes.Reader);
        using var underWay = new CancellationTokenSource();
        await using (cancellationToken.Register(() => underWay.CancelAfter(Farewell)))
        {
            await SendAllAsync(claim, templates, outcomes.Writer, cancellationToken, underWay.Token);
        }
        outcomes.Writer.Complete();
        await writing;
        return claim.Messages.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RunOnceAsync(stoppingToken) > 0) { continue; }
                await transport.RestAsync();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (DbUpdateException)
            {
                log.LogDebug("Another program took from the relay's allowance at the same moment; nothing was claimed.");
            }
            catch (Exception e)
            {
                log.LogError(e, "The outbox could not be looked through; it is tried again.");
            }
            await Task.Delay(Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await transport.RestAsync();
    }

    private async Task SendAllAsync(
        OutboxClaim claim, Dictionary<(MessageKind, string), ParsedTemplate> templates, ChannelWriter<MessageOutcome> outcomes, CancellationToken stopping, CancellationToken underWay)
    {
        var waiting = new ConcurrentQueue<OutboxMessage>(claim.Messages.OrderBy(m => m.DueAt));
        // The claim must outlast the message that is begun last.
        var lastStart = claim.Until - TimeSpan.FromSeconds(settings.TimeoutSeconds + 5);

        async Task SendInTurnAsync()
        {
            while (waiting.TryDequeue(out var message))
            {
                var isToBeTried = !breaker.IsOpen && !stopping.IsCancellationRequested && time.GetUtcNow() < lastStart;
                var result = isToBeTried ? await SendAsync(message, templates, underWay) : null;
                outcomes.TryWrite(new MessageOutcome(message, result));
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(settings.Sessions, claim.Messages.Count)).Select(_ => Task.Run(SendInTurnAsync, CancellationToken.None)));
    }

    private async Task<SendResult> SendAsync(OutboxMessage message, Dictionary<(MessageKind, string), ParsedTemplate> templates, CancellationToken cancellationToken)
    {
        try
        {
            var outgoing = maker.Make(message, templates[(message.Kind, message.Language)]);
            var result = await transport.SendAsync(outgoing, cancellationToken);
            breaker.Note(result.IsRelayDown);
            if (result.Outcome != AttemptOutcome.Sent)
            {
                log.LogWarning("Message {Id} of kind {Kind} was not sent at attempt {Attempt}: {Outcome} in phase {Phase}, code {Code}.", message.Id, message.Kind, message.Attempts, result.Outcome, result.Phase, result.Code);
            }
            return result;
        }
        catch (Exception e)
        {
            // One message that cannot be made must not hold up the others.
            log.LogError(e, "Message {Id} of kind {Kind} cannot be sent.", message.Id, message.Kind);
            return new SendResult(AttemptOutcome.Refused, "preparation", 0, "The message cannot be made; the log has the details under its id.");
        }
    }

    /// <summary>Writes outcomes as they come: all that came during one commit go into the next.</summary>
    private async Task WriteAsync(string owner, ChannelReader<MessageOutcome> outcomes)
    {
        while (await outcomes.WaitToReadAsync())
        {
            var group = new List<MessageOutcome>();
            while (outcomes.TryRead(out var outcome)) { group.Add(outcome); }
            try
            {
                await results.WriteAsync(owner, group, CancellationToken.None);
            }
            catch (Exception e)
            {
                // The claim runs out, and the messages are taken for ones that may have been sent.
                log.LogError(e, "How {Count} messages fared could not be written.", group.Count);
            }
        }
    }

    private async Task<Dictionary<(MessageKind, string), ParsedTemplate>> TemplatesAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        var templates = new Dictionary<(MessageKind, string), ParsedTemplate>();
        foreach (var (kind, language) in messages.Select(m => (m.Kind, m.Language)).Distinct())
        {
            templates[(kind, language)] = await shelf.ReadAsync(db, kind, language, cancellationToken);
        }
        return templates;
    }
}
