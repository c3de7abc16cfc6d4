using System.Net;
using Engage.Domain.Messages;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Pages.Assemblies;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Mail;
using Engage.Web.Priorities;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Priorities;

/// <summary>Whoever asks to hear confirms it from their mailbox, hears once of each thing, and is forgotten when they say so.</summary>
public sealed class FollowTests : IAsyncDisposable
{
    private readonly StaffSite _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Somebody_confirms_hears_of_an_outcome_and_stops()
    {
        var survey = await _site.ClosedAsync();
        await _site.PublishAsync(survey, MakeOutcomes.Text);
        var visitor = _site.NewVisitor();

        var sent = await visitor.FillInAsync($"/surveys/{survey.Slug}/outcome", ("Email", "Zoe@example.org"));
        Assert.Contains("Look in your mailbox", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe@", sent.Text, StringComparison.OrdinalIgnoreCase);
        var row = await _site.ReadAsync(db => db.Followers.SingleAsync());
        Assert.Null(row.ConfirmedAt);
        Assert.DoesNotContain("zoe", row.Address, StringComparison.OrdinalIgnoreCase);

        var link = await _site.LinkAsync(MessageKind.ConfirmAddress, "zoe@example.org");
        var opened = await _site.NewVisitor().GetAsync(link);
        Assert.Equal("no-referrer", opened.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain("zoe@", opened.Text, StringComparison.OrdinalIgnoreCase);
        // A scanner opens links: only the button confirms.
        Assert.Null(await _site.ReadAsync(db => db.Followers.Select(f => f.ConfirmedAt).SingleAsync()));
        Assert.Contains("We will write to you", (await _site.NewVisitor().FillInAsync(link)).Text, StringComparison.Ordinal);
        Assert.Contains("We will write to you", (await _site.NewVisitor().FillInAsync(link)).Text, StringComparison.Ordinal);

        await _site.PublishAsync(survey, MakeOutcomes.Text with { Done = "Twelve officers **began**. And more." });

        var news = await _site.MailAsync(MessageKind.FollowerNews, "zoe@example.org");
        Assert.Equal(($"{survey.Title}: what was done since", "Twelve officers began. And more.", $"/surveys/{survey.Slug}/outcome"), (news!["title"], news["summary"], news["link"]));

        var stop = $"/follow/stop/{Links.Make(ActLinks.StopFollowing, row.Id, row.Subject, _site.Clock.GetUtcNow().AddDays(1))}";
        Assert.Contains(survey.Title, (await visitor.GetAsync(stop)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
        Assert.Contains("You will get no more of these messages", (await visitor.FillInAsync(stop)).Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await CountAsync(), await _site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Person == row.Id))));
        Assert.Contains("does not work any more", (await _site.NewVisitor().FillInAsync(link)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_never_tells_whether_an_address_is_known_and_a_mailbox_is_not_filled()
    {
        var survey = await _site.ClosedAsync();
        var (known, first) = ("known@example.org", await AskAsync(survey.Slug, "known@example.org"));
        await _site.NewVisitor().FillInAsync(await _site.LinkAsync(MessageKind.ConfirmAddress, known));

        var again = await AskAsync(survey.Slug, known);
        var other = await AskAsync(survey.Slug, "other@example.org");
        for (var i = 0; i < 4; i++) { await AskAsync(survey.Slug, "other@example.org"); }

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Text, other.Text);
        Assert.Equal(1, await ConfirmationsAsync("known@example.org"));
        Assert.Equal(Followers.MostAsked, await ConfirmationsAsync("other@example.org"));
        // Over several subjects too.
        for (var i = 0; i < 4; i++) { await AskAsync((await _site.ClosedAsync()).Slug, "many@example.org"); }
        Assert.Equal(Followers.MostAsked, await ConfirmationsAsync("many@example.org"));
    }

    [Fact]
    public async Task Who_follows_a_subject_and_everything_gets_one_message_and_nobody_unconfirmed_gets_any()
    {
        var survey = await _site.ClosedAsync();
        await FollowAsync($"survey:{survey.Slug}", "both@example.org");
        await FollowAsync("county", "both@example.org");
        await FollowAsync("county", "county@example.org");
        await FollowAsync($"survey:{(await _site.ClosedAsync()).Slug}", "elsewhere@example.org");
        await AskAsync(survey.Slug, "unconfirmed@example.org");

        await _site.PublishAsync(survey, MakeOutcomes.Text);
        var told = await AddressesAsync();

        Assert.Equal(["both@example.org", "county@example.org"], told);
        // The same news again tells nobody twice.
        await _site.WriteAsync(async db => Assert.Equal(0, await Scoped<FollowerNews>().TellAsync(db, $"survey:{survey.Slug}", "outcome-v1", "Title", "Summary", "/what-changed")));
    }

    [Fact]
    public async Task An_address_that_is_not_confirmed_is_forgotten_after_a_week_with_its_messages()
    {
        var survey = await _site.ClosedAsync();
        await FollowAsync($"survey:{survey.Slug}", "kept@example.org");
        await AskAsync(survey.Slug, "forgotten@example.org");
        var link = await _site.LinkAsync(MessageKind.ConfirmAddress, "forgotten@example.org");

        _site.Clock.Advance(Followers.UnconfirmedKept - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Scoped<Followers>().ForgetUnconfirmedAsync());
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Scoped<Followers>().ForgetUnconfirmedAsync());

        Assert.Equal((1, 0), (await CountAsync(), await ConfirmationsAsync("forgotten@example.org")));
        Assert.Contains("does not work any more", (await _site.NewVisitor().GetAsync(link)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_the_public_sees_can_be_followed_and_an_address_is_needed()
    {
        var hidden = await _site.SurveyAsync(Definitions.Of([Make.YesNo("safe")]), isPublished: false);
        var visitor = _site.NewVisitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/follow?subject=survey:{hidden.Slug}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/follow", ("Subject", "user:1"), ("Email", "zoe@example.org"))).Status);
        var reply = await visitor.FillInAsync("/follow", ("Email", "no address"));
        Assert.Single(reply.Messages);
        Assert.Equal("no address", reply.Page.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("List-Unsubscribe", "One-Click")]
    [InlineData(null, null)]
    public async Task A_mail_program_stops_the_messages_from_elsewhere(string? name, string? value)
    {
        await FollowAsync("county", "zoe@example.org");
        var row = await _site.ReadAsync(db => db.Followers.SingleAsync());
        var visitor = _site.NewVisitor();
        visitor.SecFetchSite = "cross-site";

        using var content = name is null ? new ByteArrayContent([]) : (HttpContent)new FormUrlEncodedContent([KeyValuePair.Create(name, value)]);
        using var reply = await visitor.Http.PostAsync($"/follow/stop/{Links.Make(ActLinks.StopFollowing, row.Id, row.Subject, _site.Clock.GetUtcNow().AddDays(1))}", content);

        Assert.Equal((HttpStatusCode.OK, 0), (reply.StatusCode, await CountAsync()));
        foreach (var wrong in new[] { "x", Links.Make(ActLinks.ConfirmFollowing, row.Id, row.Subject, _site.Clock.GetUtcNow().AddDays(1)) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _site.NewVisitor().PostAsync("/follow/stop/" + wrong)).Status);
        }
    }

    [Fact]
    public async Task Who_wants_no_news_at_all_follows_nothing_any_more()
    {
        await FollowAsync("county", "zoe@example.org");
        var row = await _site.ReadAsync(db => db.Followers.SingleAsync());

        await _site.NewVisitor().FillInAsync("/unsubscribe/" + Links.Make(ActLinks.Unsubscribe, "p1", row.AddressHash, _site.Clock.GetUtcNow().AddDays(1)));

        Assert.Equal(0, await CountAsync());
    }

    private ActLinks Links => _site.Services.GetRequiredService<ActLinks>();

    private T Scoped<T>()
        where T : notnull => _site.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    private Task<int> CountAsync() => _site.ReadAsync(db => db.Followers.CountAsync());

    private Task<Reply> AskAsync(string slug, string email) => _site.NewVisitor().FillInAsync($"/follow?subject=survey:{slug}", ("Email", email));

    private async Task FollowAsync(string subject, string email)
    {
        await _site.NewVisitor().FillInAsync($"/follow?subject={subject}", ("Email", email));
        await _site.NewVisitor().FillInAsync(await _site.LinkAsync(MessageKind.ConfirmAddress, email));
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<int> ConfirmationsAsync(string email) => (await ContentsAsync(MessageKind.ConfirmAddress)).Count(address => address == email);

    private async Task<IReadOnlyList<string>> AddressesAsync() => [.. (await ContentsAsync(MessageKind.FollowerNews)).Order(StringComparer.Ordinal)];

    private async Task<IReadOnlyList<string>> ContentsAsync(MessageKind kind)
    {
        var outbox = _site.Services.GetRequiredService<Outbox>();
        return [.. (await _site.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == kind).ToListAsync())).Select(m => outbox.Open(m)!.Address)];
    }
}
