using Engage.Tests.Data;
using Engage.Tests.Support;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Security;

public sealed class LinksOnSqlite() : LinkTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class LinksOnPostgres() : LinkTests(TestDatabase.PostgresAsync);

/// <summary>A mailed link does what it was made for, for whom and while it was meant, and nothing else.</summary>
public abstract class LinkTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private ActLinks Acts => Database.Services.GetRequiredService<ActLinks>();

    private SignInLinks SignIns => Database.Services.GetRequiredService<SignInLinks>();

    [DatabaseFact]
    public void A_link_for_an_act_names_person_and_subject_until_its_time_is_over()
    {
        var until = Database.Time.GetUtcNow().AddDays(3);
        var token = Acts.Make("give-up-place", "person-1", "session:s1", until);

        Assert.Equal(new ActLink("person-1", "session:s1", until), Acts.Read("give-up-place", token));
        Assert.Null(Acts.Read("confirm-place", token));
        Assert.DoesNotContain("person", token, StringComparison.Ordinal);
        Database.Time.Set(until);
        Assert.Null(Acts.Read("give-up-place", token));
    }

    [DatabaseFact]
    public void A_link_with_any_character_changed_is_nothing()
    {
        var token = Acts.Make("give-up-place", "person-1", "session:s1", Database.Time.GetUtcNow().AddDays(3));

        for (var i = 0; i < token.Length; i++)
        {
            foreach (var other in Characters.Where(c => c != token[i]))
            {
                Assert.Null(Acts.Read("give-up-place", token[..i] + other + token[(i + 1)..]));
            }
        }
        foreach (var wrong in new[] { null, "", " ", token + "A", token + "=", token[..^1], "é", new string('A', 5000), "../../etc/passwd" })
        {
            Assert.Null(Acts.Read("give-up-place", wrong));
        }
    }

    [DatabaseFact]
    public async Task A_sign_in_link_works_once()
    {
        var token = await IssueAsync();

        Assert.Matches("^[A-Za-z0-9_-]{43}$", token);
        Assert.Equal("person-1", await ConsumeAsync(token));
        Assert.Null(await ConsumeAsync(token));
    }

    [DatabaseFact]
    public async Task A_sign_in_link_works_for_ten_minutes()
    {
        var token = await IssueAsync();

        Database.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Null(await ConsumeAsync(token));
    }

    [DatabaseFact]
    public async Task Of_many_clicks_at_once_one_signs_in()
    {
        var token = await IssueAsync();

        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => ConsumeAsync(token))));

        Assert.Single(people, person => person is not null);
    }

    [DatabaseFact]
    public async Task What_is_stored_of_a_sign_in_link_lets_nobody_in()
    {
        var token = await IssueAsync();

        var stored = await ReadAsync(db => db.SignInLinks.SingleAsync());

        Assert.NotEqual(token, stored.TokenHash);
        Assert.Null(await ConsumeAsync(stored.TokenHash));
    }

    [DatabaseFact]
    public async Task A_mailbox_is_not_filled_with_links()
    {
        for (var i = 0; i < SignInLinks.MostOpen; i++) { Assert.NotNull(await IssueAsync()); }

        Assert.Null(await IssueAsync());
        Assert.NotNull(await IssueAsync("person-2"));
        Database.Time.Advance(SignInLinks.Lifetime);
        Assert.NotNull(await IssueAsync());
    }

    private Task<string?> IssueAsync(string person = "person-1") => Database.WithAsync(async db =>
    {
        var token = await SignIns.IssueAsync(db, person);
        await db.SaveChangesAsync();
        return token;
    });

    private Task<string?> ConsumeAsync(string? token) => Database.WithAsync(db => SignIns.ConsumeAsync(db, token));
}
