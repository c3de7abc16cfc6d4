using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Engage.Domain;
using Engage.Domain.Messages;
using Engage.Tests.Mail;
using Engage.Tests.Support;
using Engage.Tests.Support.Mail;
using Engage.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Engage.Tests.Faults;

/// <summary>
/// Programs that send are killed in the middle of it: no message is lost, and what arrives twice has the same Message-ID.
/// Two rounds here; ENGAGE_MAIL_KILL_ROUNDS asks for more, a hundred messages to each, and ENGAGE_KILL_SEED repeats a run.
/// </summary>
[NeedsPostgres]
public sealed partial class OutboxKillTests(ITestOutputHelper output)
{
    private const int MessagesPerRound = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<(string To, string MessageId)> _arrived = new();

    [DatabaseFact]
    public Task Two_programs_on_postgres_lose_nothing_when_killed() => KillAsync(TestDatabase.PostgresAsync, programs: 2);

    [DatabaseFact]
    public Task One_program_on_sqlite_loses_nothing_when_killed() => KillAsync(TestDatabase.SqliteAsync, programs: 1);

    private async Task KillAsync(Func<Task<TestDatabase>> create, int programs)
    {
        var (rounds, seed) = (Setting("ENGAGE_MAIL_KILL_ROUNDS") ?? 2, Setting("ENGAGE_KILL_SEED") ?? Environment.TickCount);
        output.WriteLine($"ENGAGE_KILL_SEED={seed}");
        var (random, count) = (new SeededRandom((ulong)seed), rounds * MessagesPerRound);
        await using var server = new SmtpServer { KeepsMessages = true, Delay = TimeSpan.FromMilliseconds(2), Judge = Note }.Start();
        await using var owner = await create();
        await QueueAsync(owner, count);

        var settings = Settings(owner, server.Port);
        var sites = await Task.WhenAll(Enumerable.Range(0, programs).Select(_ => RunningSite.StartAsync(owner.Folder, settings)));
        for (var round = 1; round <= rounds; round++)
        {
            // Somewhere within this round's hundred, so that something is always under way.
            await UntilAsync(() => _arrived.Count >= Math.Min(count - 20, ((round - 1) * MessagesPerRound) + random.Next(MessagesPerRound)));
            var victim = random.Next(programs);
            await sites[victim].KillAsync();
            await sites[victim].DisposeAsync();
            sites[victim] = await RunningSite.StartAsync(owner.Folder, settings);
        }
        await UntilAsync(() => _arrived.Select(a => a.To).Distinct(StringComparer.Ordinal).Count() == count);
        foreach (var site in sites) { await site.DisposeAsync(); }

        var twice = _arrived.GroupBy(a => a.To, StringComparer.Ordinal).Where(g => g.Count() > 1).ToList();
        output.WriteLine($"{rounds} kills over {count} messages: 0 lost, {_arrived.Count - count} sent again.");
        Assert.All(twice, again => Assert.Single(again.Select(a => a.MessageId).Distinct(StringComparer.Ordinal)));
        // What was under way, and what was sent while the commit before was still being written.
        Assert.InRange(_arrived.Count - count, 0, rounds * 30);
        await using var reader = owner.ConnectionString is null ? TestDatabase.SqliteIn(owner.Folder) : owner.Another();
        Assert.Equal(0, await reader.WithAsync(db => db.OutboxMessages.CountAsync(m => m.State == MessageState.Failed || m.State == MessageState.Expired)));
    }

    private static async Task QueueAsync(TestDatabase owner, int count)
    {
        // On SQLite whoever wrote once keeps others out until it ends.
        await using var writer = owner.ConnectionString is null ? TestDatabase.SqliteIn(owner.Folder) : owner.Another();
        writer.Time.Set(TimeProvider.System.GetUtcNow());
        var outbox = writer.Services.GetRequiredService<Outbox>();
        await writer.SaveAsync(db => { for (var i = 0; i < count; i++) { outbox.Queue(db, Requests.Papers($"p{i}")); } });
    }

    private static string[] Settings(TestDatabase owner, int port) =>
    [
        "--Mail:Transport=Smtp", "--Mail:Live=true", "--Mail:SiteAddress=https://engage.example", "--Mail:From=engage@office.example", "--Mail:Smtp:Host=localhost",
        $"--Mail:Smtp:Port={port}", "--Mail:Smtp:Security=None", "--Mail:PerMinute=100000", "--Mail:TimeoutSeconds=5", "--Mail:Sessions=2",
        .. owner.ConnectionString is { } connection ? (string[])["--Database:Provider=Postgres", $"--Database:ConnectionString={connection}"] : [],
    ];

    private string? Note(TakenMail mail)
    {
        _arrived.Enqueue((mail.To.Single(), MessageId().Match(mail.Text).Groups[1].Value));
        return null;
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo()) { Assert.True(await timer.WaitForNextTickAsync(patience.Token), $"{_arrived.Count} messages arrived."); }
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex("Message-ID: <([^>]+)>")]
    private static partial Regex MessageId();
}
