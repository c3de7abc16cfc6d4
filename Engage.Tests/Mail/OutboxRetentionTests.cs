using Engage.Domain.Messages;
using Engage.Tests.Data;
using Engage.Tests.Support;
using Engage.Web.Mail;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engage.Tests.Mail;

public sealed class OutboxRetentionOnSqlite() : OutboxRetentionTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class OutboxRetentionOnPostgres() : OutboxRetentionTests(TestDatabase.PostgresAsync);

/// <summary>Nothing of a person stays in the outbox longer than it must.</summary>
public abstract class OutboxRetentionTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    [DatabaseFact]
    public async Task Content_goes_after_30_days_rows_after_a_year_and_links_after_a_day()
    {
        var outbox = Database.Services.GetRequiredService<Outbox>();
        await Database.SaveAsync(db =>
        {
            outbox.Queue(db, Requests.Papers("sent"));
            outbox.Queue(db, Requests.Papers("never-sent"));
            outbox.Queue(db, Requests.Papers("later") with { NotBefore = Database.Time.GetUtcNow().AddDays(29) });
            db.SignInLinks.Add(new SignInLink { TokenHash = new string('0', 64), Person = "p1", IssuedAt = Database.Time.GetUtcNow(), ExpiresAt = Database.Time.GetUtcNow() });
        });
        await Database.SaveAsync(db =>
        {
            var sent = db.OutboxMessages.Single(m => m.Person == "sent");
            (sent.State, sent.FinishedAt) = (MessageState.Sent, Database.Time.GetUtcNow());
        });

        Assert.Equal(["later Queued +", "never-sent Queued +", "sent Sent +"], await AfterAsync(TimeSpan.FromDays(30)));
        Assert.Equal(0, await ReadAsync(db => db.SignInLinks.CountAsync()));
        Assert.Equal(["later Queued +", "never-sent Expired -", "sent Sent -"], await AfterAsync(TimeSpan.FromMinutes(1)));
        Assert.Empty(await AfterAsync(TimeSpan.FromDays(800)));
    }

    // What is kept, with + where whom it went to is still known.
    private async Task<List<string>> AfterAsync(TimeSpan time)
    {
        Database.Time.Advance(time);
        for (var i = 0; i < (time > TimeSpan.FromDays(400) ? 2 : 1); i++)
        {
            await Database.WithAsync(async db =>
            {
                await OutboxRetention.RunAsync(db, Database.Time.GetUtcNow(), NullLogger.Instance, CancellationToken.None);
                return 0;
            });
            if (time > TimeSpan.FromDays(400)) { Database.Time.Advance(time); }
        }
        return await ReadAsync(async db => (await db.OutboxMessages.ToListAsync()).ConvertAll(m => $"{m.Person} {m.State} {(m.Content is null && m.AddressHash is null ? "-" : "+")}").Order(StringComparer.Ordinal).ToList());
    }
}
