using Engage.Domain.Messages;
using Engage.Tests.Data;
using Engage.Tests.Support;
using Engage.Web.Mail;
using Engage.Web.Security.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Mail;

public sealed class OutboxOnSqlite() : OutboxTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class OutboxOnPostgres() : OutboxTests(TestDatabase.PostgresAsync);

/// <summary>A message is kept with its cause or not at all, once, and unreadable to whoever copies the database.</summary>
public abstract class OutboxTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    private Outbox Outbox => Database.Services.GetRequiredService<Outbox>();

    [DatabaseFact]
    public async Task A_message_is_kept_with_its_cause_or_not_at_all()
    {
        // As the site does at its start: makes the first key of the ring.
        _ = Database.Services.GetRequiredService<ContactCipher>().Protect("any", "");
        await Assert.ThrowsAsync<TimeoutException>(() => Database.WithAsync(async db =>
        {
            await db.WriteAsync(async _ =>
            {
                Outbox.Queue(db, Requests.Reminder());
                await db.SaveChangesAsync();
                throw new TimeoutException();
            });
            return 0;
        }));
        Assert.Equal(0, await ReadAsync(db => db.OutboxMessages.CountAsync()));

        await Database.SaveAsync(db => Outbox.Queue(db, Requests.Reminder()));
        Assert.Equal(1, await ReadAsync(db => db.OutboxMessages.CountAsync()));
    }

    [DatabaseFact]
    public async Task The_same_message_cannot_be_queued_twice()
    {
        await Database.SaveAsync(db => Outbox.Queue(db, Requests.Reminder()));

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => Database.SaveAsync(db => Outbox.Queue(db, Requests.Reminder())));
        Assert.False(await Database.WithAsync(db => Outbox.QueueAsync(db, Requests.Reminder())));
        Assert.True(await Database.WithAsync(db => Outbox.QueueAsync(db, Requests.Reminder(slot: "1-day:0"))));
    }

    [DatabaseFact]
    public async Task Nothing_stored_shows_whom_it_goes_to_or_what_it_says()
    {
        await Database.SaveAsync(db => Outbox.Queue(db, Requests.Reminder(address: "Zebedee.Quick@example.org", name: "Zebedee Quick")));

        var message = await ReadAsync(db => db.OutboxMessages.SingleAsync());

        foreach (var text in new[] { message.Content!, message.Key, message.MessageId, message.AddressHash!, message.Person, message.Subject })
        {
            Assert.DoesNotContain("zebedee", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Session 1", text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal("Zebedee Quick", Outbox.Open(message)!.Name);
        Assert.Matches("^[0-9a-f]{40}@office.example$", message.MessageId);
    }

    [DatabaseFact]
    public async Task What_is_taken_back_is_not_sent_and_may_be_queued_again()
    {
        await Database.SaveAsync(db =>
        {
            Outbox.Queue(db, Requests.Reminder("p1"));
            Outbox.Queue(db, Requests.Reminder("p2"));
            Outbox.Queue(db, Requests.Reminder("p1", subject: "session:s2"));
        });
        await SetStateAsync("p2", MessageState.Sending);

        Assert.Equal(1, await Database.WithAsync(db => Outbox.CancelAsync(db, MessageKind.SessionReminder, "session:s1")));

        Assert.Equal(["p1 session:s1 Withdrawn", "p1 session:s2 Queued", "p2 session:s1 Sending"], await StatesAsync());
        Assert.Null(await ReadAsync(db => db.OutboxMessages.Where(m => m.State == MessageState.Withdrawn).Select(m => m.Content).SingleAsync()));
        Assert.True(await Database.WithAsync(async db => await Outbox.QueueAsync(db, Requests.Reminder("p1")) && await db.SaveChangesAsync() > 0));
        Assert.Equal(["p1 session:s1 Queued", "p1 session:s2 Queued", "p2 session:s1 Sending"], await StatesAsync());
    }

    [DatabaseFact]
    public async Task Taking_back_reaches_what_is_not_saved_yet()
    {
        await Database.WithAsync(async db =>
        {
            Outbox.Queue(db, Requests.Reminder());
            Assert.Equal(1, await Outbox.CancelAsync(db, MessageKind.SessionReminder, "session:s1", "p1"));
            return await db.SaveChangesAsync();
        });

        Assert.Empty(await StatesAsync());
    }

    [DatabaseFact]
    public async Task Everything_of_a_person_is_deleted_with_its_log()
    {
        await Database.SaveAsync(db =>
        {
            Outbox.Queue(db, Requests.Reminder("p1"));
            Outbox.Queue(db, Requests.Papers("p1"));
            Outbox.Queue(db, Requests.Papers("p2"));
        });
        await Database.SaveAsync(db =>
        {
            foreach (var message in db.OutboxMessages.ToList())
            {
                db.MessageAttempts.Add(new MessageAttempt { MessageId = message.Id, At = Database.Time.GetUtcNow(), Outcome = AttemptOutcome.NotSent, Phase = "connect", Code = 0, Reply = "" });
            }
        });

        Assert.Equal(2, await Database.WithAsync(db => Outbox.EraseAsync(db, "p1")));

        Assert.Equal(["p2 session:s1 Queued"], await StatesAsync());
        Assert.Equal(1, await ReadAsync(db => db.MessageAttempts.CountAsync()));
    }

    [DatabaseFact]
    public async Task A_hole_an_unknown_word_or_a_strange_address_is_refused()
    {
        foreach (var wrong in new[]
        {
            Requests.Papers() with { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = "Session 1" } },
            Requests.Papers() with { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = "Session 1", ["link"] = "/my", ["answers"] = "x" } },
            Requests.Papers() with { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = "Session 1", ["link"] = "//evil.example" } },
            Requests.Papers() with { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = "Session 1", ["link"] = "javascript:alert(1)" } },
            Requests.Papers(address: "a@example.org\r\nBcc: b@example.org"),
            Requests.Papers(address: "a@example.org,b@example.org"),
            Requests.Papers(address: "nobody"),
            Requests.Papers(subject: "session: s1"),
            Requests.Papers(person: "", address: "a@example.org"),
        })
        {
            await Database.WithAsync(db => Task.FromResult(Assert.Throws<ArgumentException>(() => Outbox.Queue(db, wrong))));
        }
    }

    private Task<List<string>> StatesAsync() =>
        ReadAsync(async db => (await db.OutboxMessages.ToListAsync()).ConvertAll(m => $"{m.Person} {m.Subject} {m.State}").Order(StringComparer.Ordinal).ToList());

    private Task SetStateAsync(string person, MessageState state) =>
        Database.SaveAsync(db => db.OutboxMessages.Single(m => m.Person == person).State = state);
}
