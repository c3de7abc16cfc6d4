using System.Text;
using Engage.Domain.Messages;
using Engage.Tests.Data;
using Engage.Tests.Support;
using Engage.Tests.Support.Mail;
using Engage.Web.Security.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Mail;

public sealed class OutboxWorkerOnSqlite() : OutboxWorkerTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class OutboxWorkerOnPostgres() : OutboxWorkerTests(TestDatabase.PostgresAsync)
{
    [DatabaseFact]
    public async Task Two_programs_send_each_message_once()
    {
        await using var server = new SmtpServer().Start();
        await using var first = MailSite.Over(Database, server);
        await using var second = MailSite.Over(Database.Another(), server);
        await first.QueueAsync([.. Enumerable.Range(0, 600).Select(i => Requests.Papers($"p{i}"))]);

        await Task.WhenAll(Task.Run(() => DrainAsync(first)), Task.Run(() => DrainAsync(second)));

        Assert.Equal(600, server.Taken.Select(mail => mail.To.Single()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(600, server.Taken.Count);
    }

    [DatabaseFact]
    public async Task Two_programs_together_keep_to_the_relays_rate()
    {
        await using var server = new SmtpServer().Start();
        await using var first = MailSite.Over(Database, server, ("Mail:PerMinute", "30"));
        await using var second = MailSite.Over(Database.Another(), server, ("Mail:PerMinute", "30"));
        await first.QueueAsync([.. Enumerable.Range(0, 40).Select(i => Requests.Papers($"p{i}"))]);

        await Task.WhenAll(Task.Run(() => DrainAsync(first)), Task.Run(() => DrainAsync(second)));

        Assert.Equal(3, server.Taken.Count); // a tenth of a minute's worth at once, and the clock stands still
    }

    private static async Task DrainAsync(MailSite site)
    {
        for (var idle = 0; idle < 3;)
        {
            try
            {
                idle = await site.RunAsync() == 0 ? idle + 1 : 0;
            }
            catch (DbUpdateException)
            {
                // Both took from the relay's allowance at once: as the worker's own loop, begins again.
            }
        }
    }
}

/// <summary>What happens to a message with each thing a relay can do, and that one message's trouble is no other's.</summary>
public abstract class OutboxWorkerTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    [DatabaseFact]
    public async Task Messages_arrive_over_few_sessions_and_are_written_down()
    {
        await using var server = new SmtpServer().Start();
        await using var site = MailSite.Over(Database, server, ("Mail:Sessions", "2"));
        await site.QueueAsync([.. Enumerable.Range(0, 20).Select(i => Requests.Papers($"p{i:00}"))]);

        Assert.Equal(20, await site.RunAsync());

        Assert.Equal(20, server.Taken.Count);
        Assert.InRange(server.Connections, 1, 2);
        Assert.All(await site.StatesAsync(), state => Assert.EndsWith(" Sent 1: Sent after the dot 250", state, StringComparison.Ordinal));
        Assert.Equal(0, await site.RunAsync());
    }

    [DatabaseFact]
    public async Task Each_failure_ends_as_it_should()
    {
        await using var server = new SmtpServer
        {
            Answer = line => line.Contains("greylisted@", StringComparison.Ordinal) ? "450 4.2.0 later" : line.Contains("gone@", StringComparison.Ordinal) ? "550 5.1.1 gone@example.org unknown" : line.Contains("policy@", StringComparison.Ordinal) ? "550 5.7.1 no" : null,
            Judge = mail => mail.To[0].StartsWith("lost@", StringComparison.Ordinal) ? SmtpServer.HangUp : mail.To[0].StartsWith("big@", StringComparison.Ordinal) ? "552 too big" : null,
        }.Start();
        await using var site = MailSite.Over(Database, server, ("Mail:Sessions", "1"));
        await site.QueueAsync([.. new[] { "greylisted", "gone", "policy", "lost", "big", "well" }.Select(person => Requests.Papers(person))]);

        await site.RunAsync();

        Assert.Equal(
            [
                "big Failed 1: Refused after the dot 552", "gone Failed 1: Refused recipient 550", "greylisted Deferred 1: NotSent recipient 450",
                "lost Deferred 1: Unknown after the dot 0", "policy Failed 1: Refused recipient 550", "well Sent 1: Sent after the dot 250",
            ],
            await site.StatesAsync());
        Assert.Equal("5.1.1 [address] unknown", await ReadAsync(db => db.MessageAttempts.Where(a => a.Reply.StartsWith("5.1.1")).Select(a => a.Reply).SingleAsync()));
        // Only the address that does not exist is not written to again.
        var hash = Database.Services.GetRequiredService<ContactHash>();
        Assert.Equal([hash.OfEmail("gone@example.org")], await ReadAsync(db => db.Suppressions.Select(s => s.AddressHash).ToListAsync()));
    }

    [DatabaseFact]
    public async Task A_message_whose_end_nobody_knows_is_sent_again_with_the_same_id()
    {
        var ids = new List<string>();
        await using var server = new SmtpServer { Judge = mail => { lock (ids) { ids.Add(mail.Text.Split("\r\n").Single(line => line.StartsWith("Message-ID: ", StringComparison.Ordinal))); return ids.Count == 1 ? SmtpServer.HangUp : null; } } }.Start();
        await using var site = MailSite.Over(Database, server);
        await site.QueueAsync(Requests.Papers());

        await site.RunAsync();
        Assert.Equal(0, await site.RunAsync());
        Database.Time.Advance(TimeSpan.FromSeconds(73)); // a minute and its jitter
        await site.RunAsync();

        Assert.Equal(["p1 Sent 2: Sent after the dot 250"], await site.StatesAsync());
        Assert.Equal(2, ids.Count);
        Assert.Equal(ids[0], ids[1]);
    }

    [DatabaseFact]
    public async Task A_relay_that_is_down_costs_one_message_one_attempt_and_is_asked_again_later()
    {
        SmtpServer server = new SmtpServer().Start();
        await using var site = MailSite.Over(Database, server, ("Mail:Sessions", "1"));
        await server.DisposeAsync();
        await site.QueueAsync([.. Enumerable.Range(0, 5).Select(i => Requests.Papers($"p{i}"))]);

        await site.RunAsync();

        var states = await site.StatesAsync();
        Assert.Single(states, state => state.EndsWith(" Deferred 1: NotSent connect 0", StringComparison.Ordinal));
        Assert.Equal(4, states.Count(state => state.EndsWith(" Queued 0", StringComparison.Ordinal)));
        Assert.Equal(0, await site.RunAsync()); // left alone
        Database.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, await site.RunAsync()); // one is tried
        Assert.Equal(2, (await site.StatesAsync()).Count(state => state.Contains(" Deferred 1", StringComparison.Ordinal)));
    }

    [DatabaseFact]
    public async Task A_relay_without_encryption_or_with_a_false_certificate_gets_nothing()
    {
        using var certificate = new TestCertificate();
        await using var plain = new SmtpServer().Start();
        await using var strange = new SmtpServer { Certificate = certificate.Certificate }.Start();
        foreach (var (server, text) in new[] { (plain, "The relay offers no encryption (STARTTLS)."), (strange, "The relay's certificate is not trusted.") })
        {
            await using var site = MailSite.Over(Database, server, ("Mail:Smtp:Security", "StartTls"));
            await site.QueueAsync(Requests.Papers($"p{server.Port}"));
            await site.RunAsync();

            Assert.Empty(server.Taken);
            Assert.True(await ReadAsync(db => db.MessageAttempts.AnyAsync(a => a.Reply == text)), text);
        }
    }

    [DatabaseFact]
    public async Task Where_the_relays_authority_is_named_its_certificate_is_trusted()
    {
        using var certificate = new TestCertificate();
        await using var server = new SmtpServer { Certificate = certificate.Certificate, Offers = ["AUTH PLAIN"] }.Start();
        await using var site = MailSite.Over(Database, server, ("Mail:Smtp:Security", "StartTls"), ("Mail:Smtp:AuthorityFile", certificate.AuthorityFile), ("Mail:Smtp:UserName", "user"), ("Mail:Smtp:Password", "secret"));
        await site.QueueAsync(Requests.Papers());

        await site.RunAsync();

        Assert.Single(server.Taken);
    }

    [DatabaseFact]
    public async Task A_silent_relay_is_given_up_in_time_and_nothing_else_waits_for_it()
    {
        await using var server = new SmtpServer { Answer = line => line.Contains("silent@", StringComparison.Ordinal) ? SmtpServer.Silence : null }.Start();
        await using var site = MailSite.Over(Database, server, ("Mail:Sessions", "2"));
        await site.QueueAsync([.. Enumerable.Range(0, 10).Select(i => Requests.Papers($"p{i}")), Requests.Papers("silent")]);

        await site.RunAsync();

        Assert.Equal(10, server.Taken.Count);
        Assert.Contains((await site.StatesAsync()), state => state.StartsWith("silent Deferred 1: NotSent", StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task A_relay_that_is_slow_at_every_word_is_left_at_the_limit_of_one_message_and_the_outbox_stays_open_meanwhile()
    {
        // Six replies of two seconds: each is in time, together they are not.
        await using var server = new SmtpServer { Delay = TimeSpan.FromSeconds(2) }.Start();
        await using var site = MailSite.Over(Database, server, ("Mail:TimeoutSeconds", "5"));
        await site.QueueAsync(Requests.Papers("p1"));

        var running = Task.Run(site.RunAsync);
        while (server.Connections == 0 && !running.IsCompleted) { await Task.Yield(); }
        await site.QueueAsync(Requests.Papers("p2"));
        Assert.False(running.IsCompleted);
        await running;

        Assert.Empty(server.Taken);
        var states = await site.StatesAsync();
        Assert.StartsWith("p1 Deferred 1: NotSent ", states[0], StringComparison.Ordinal);
        Assert.Equal("p2 Queued 0", states[1]);
    }

    [DatabaseFact]
    public async Task A_message_that_cannot_be_made_fails_alone()
    {
        await using var server = new SmtpServer().Start();
        await using var site = MailSite.Over(Database, server);
        await site.QueueAsync([.. Enumerable.Range(0, 5).Select(i => Requests.Papers($"p{i}"))]);
        await Database.SaveAsync(db => db.OutboxMessages.Single(m => m.Person == "p3").Content = "damaged");

        await site.RunAsync();

        Assert.Equal(4, server.Taken.Count);
        Assert.Contains("p3 Failed 1: Refused preparation 0", await site.StatesAsync());
    }

    [DatabaseFact]
    public async Task What_a_worker_died_over_is_taken_up_when_its_claim_has_run_out()
    {
        await using var server = new SmtpServer().Start();
        await using var site = MailSite.Over(Database, server);
        await site.QueueAsync(Requests.Papers());
        await Database.SaveAsync(db =>
        {
            var message = db.OutboxMessages.Single();
            (message.State, message.LeaseOwner, message.LeaseUntil, message.Attempts) = (MessageState.Sending, "a dead worker", Database.Time.GetUtcNow().AddSeconds(20), 1);
        });

        Assert.Equal(0, await site.RunAsync());
        Database.Time.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(1, await site.RunAsync());

        Assert.Equal(["p1 Sent 2: Sent after the dot 250"], await site.StatesAsync());
        Assert.True(await ReadAsync(db => db.OutboxMessages.Select(m => m.MayBeSent).SingleAsync()));
    }

    [DatabaseFact]
    public async Task A_reminder_waits_for_the_morning_and_is_never_sent_once_its_session_began()
    {
        Database.Time.Set(new DateTimeOffset(2027, 3, 27, 21, 30, 0, TimeSpan.Zero));
        await using var server = new SmtpServer().Start();
        await using var site = MailSite.Over(Database, server);
        // 28 March 2027 is in summer time: 08:00 on the wall is 07:00 UTC.
        await site.QueueAsync(
            Requests.Reminder("early") with { ExpiresAt = new DateTimeOffset(2027, 3, 28, 6, 30, 0, TimeSpan.Zero) },
            Requests.Reminder("late") with { ExpiresAt = new DateTimeOffset(2027, 3, 28, 9, 0, 0, TimeSpan.Zero) },
            Requests.Papers("papers"));

        await site.RunAsync();
        Assert.Equal(["papers@example.org"], server.Taken.Select(mail => mail.To.Single()));
        Database.Time.Set(new DateTimeOffset(2027, 3, 28, 7, 0, 0, TimeSpan.Zero));
        await site.RunAsync();

        Assert.Equal(["papers@example.org", "late@example.org"], server.Taken.Select(mail => mail.To.Single()));
        Assert.Contains("early Expired 0", await site.StatesAsync());
    }

    [DatabaseFact]
    public async Task Suppressed_addresses_get_nothing_and_unsubscribed_ones_no_newsletter()
    {
        await using var server = new SmtpServer().Start();
        await using var site = MailSite.Over(Database, server);
        var hash = Database.Services.GetRequiredService<ContactHash>();
        await Database.SaveAsync(db => db.Suppressions.AddRange(
            new Suppression { AddressHash = hash.OfEmail("bounced@example.org"), Scope = SuppressionScope.Everything, Reason = "Bounced", At = Database.Time.GetUtcNow() },
            new Suppression { AddressHash = hash.OfEmail("unsubscribed@example.org"), Scope = SuppressionScope.Newsletters, Reason = "Unsubscribed", At = Database.Time.GetUtcNow() }));
        await site.QueueAsync(Requests.Papers("bounced"), Requests.Papers("unsubscribed"), Requests.Newsletter("unsubscribed"), Requests.Newsletter("reader"));

        await site.RunAsync();

        Assert.Equal(["reader@example.org", "unsubscribed@example.org"], server.Taken.Select(mail => mail.To.Single()).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await site.StatesAsync()).Count(state => state.EndsWith(" Suppressed 0", StringComparison.Ordinal)));
    }

    [DatabaseFact]
    public async Task A_newsletter_says_how_to_stop_it_and_other_messages_do_not()
    {
        await using var server = new SmtpServer().Start();
        await using var site = MailSite.Over(Database, server);
        await site.QueueAsync(Requests.Newsletter("reader"), Requests.Papers("p1"));

        await site.RunAsync();

        var newsletter = server.Taken.Single(mail => mail.To[0] == "reader@example.org");
        Assert.Matches(@"(?m)^List-Unsubscribe: <https://engage\.example/unsubscribe/[A-Za-z0-9_-]+>\r$", newsletter.Text);
        Assert.Contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", newsletter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("List-Unsubscribe", server.Taken.Single(mail => mail.To[0] == "p1@example.org").Text, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task News_of_a_subject_says_how_to_stop_that_subject_and_is_not_stopped_with_newsletters()
    {
        await using var server = new SmtpServer().Start();
        await using var site = MailSite.Over(Database, server);
        var hash = Database.Services.GetRequiredService<ContactHash>();
        await Database.SaveAsync(db => db.Suppressions.Add(new Suppression { AddressHash = hash.OfEmail("reader@example.org"), Scope = SuppressionScope.Newsletters, Reason = "Unsubscribed", At = Database.Time.GetUtcNow() }));
        await site.QueueAsync(Requests.FollowerNews("reader"));

        await site.RunAsync();

        var news = Assert.Single(server.Taken);
        Assert.Matches(@"(?m)^List-Unsubscribe: <https://engage\.example/follow/stop/[A-Za-z0-9_-]+>\r$", news.Text);
        Assert.Contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", news.Text, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_name_can_neither_add_a_header_nor_a_recipient_nor_a_link()
    {
        await using var server = new SmtpServer().Start();
        await using var site = MailSite.Over(Database, server);
        await site.QueueAsync(
            Requests.Papers("p1", name: "Jo\r\nBcc: evil@example.org\r\n\r\nHello"),
            Requests.Papers("p2", name: "\"Boss\" <boss@office.example>, victim@example.org"),
            Requests.Papers("p3", name: "=?utf-8?B?Qm9zcw==?= [win](https://evil.example) https://evil.example www.evil.example <b>x</b>"));

        await site.RunAsync();

        Assert.Equal(3, server.Taken.Count);
        foreach (var mail in server.Taken)
        {
            var headers = mail.Text[..mail.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");
            Assert.Equal(mail.To.Single(), System.Text.RegularExpressions.Regex.Match(headers.Single(h => h.StartsWith("To: ", StringComparison.Ordinal)), "<([^>]*)>").Groups[1].Value);
            Assert.DoesNotContain(headers, h => h.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("boss@", mail.Text, StringComparison.Ordinal);
            var (text, html) = Parts(mail);
            Assert.DoesNotContain("href=\"https://evil", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"evil\.example|://evil", text);
        }
    }

    private static (string Text, string Html) Parts(TakenMail mail)
    {
        var parts = mail.Text.Split("Content-Transfer-Encoding: base64\r\n\r\n").Skip(1).Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part[..part.IndexOf("--", StringComparison.Ordinal)]))).ToList();
        return (parts[0], parts[1]);
    }
}
