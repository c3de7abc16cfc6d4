using System.Net;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Tests.Support;
using Engage.Web.Assemblies;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Assemblies;

/// <summary>Members vote and evaluate: in their own area, by a mailed link, and never twice or for somebody else.</summary>
public sealed class VotePagesTests(MemberSite members) : IClassFixture<MemberSite>
{
    [Fact]
    public async Task A_member_votes_once_on_a_telephone_and_reads_that_it_counted()
    {
        var world = await members.AssemblyAsync("once");
        var vote = await members.OpenVoteAsync(world);
        using var member = await members.SignedInAsync(world.People[0]);
        var address = $"/my/{world.People[0].Id}/vote/{vote.Id}";
        var page = await member.GetPageAsync(address);
        Assert.Contains("A recommendation is adopted when more than half", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("main strong"), e => e.TextContent == "named");

        var reply = await member.SendFormAsync(page, address, Answers(vote, Vote.Support, Vote.Abstain));

        Assert.Contains("You have voted", reply.Page.Body!.TextContent, StringComparison.Ordinal);
        // The same form sent again, as by the back button, counts nothing and says the same.
        Assert.Contains("You have voted", (await member.SendFormAsync(page, address, Answers(vote, Vote.Oppose, Vote.Oppose))).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((1, 0, 1), (await CountAsync(vote, 0, Vote.Support), await CountAsync(vote, 0, Vote.Oppose), await CountAsync(vote, 1, Vote.Abstain)));
    }

    [Fact]
    public async Task A_ballot_with_a_gap_is_shown_again_with_what_was_chosen()
    {
        var world = await members.AssemblyAsync("gap");
        var vote = await members.OpenVoteAsync(world);
        using var member = await members.SignedInAsync(world.People[0]);

        var page = (await member.FillInAsync($"/my/{world.People[0].Id}/vote/{vote.Id}", (BallotForm.FieldOf(vote.Items[1]), Vote.Oppose))).Page;

        Assert.Equal("Select whether you support recommendation 1", page.QuerySelector(".govuk-error-summary a")!.TextContent);
        Assert.True(page.QuerySelector($"input[name='{BallotForm.FieldOf(vote.Items[1])}'][value='{Vote.Oppose}']")!.HasAttribute("checked"));
        Assert.Equal(0, await CountAsync(vote, 1, Vote.Oppose));
    }

    [Fact]
    public async Task Nobody_votes_with_anothers_registration_and_no_stranger_votes()
    {
        var world = await members.AssemblyAsync("others");
        var elsewhere = await members.AssemblyAsync("elsewhere");
        var vote = await members.OpenVoteAsync(world);
        using var member = await members.SignedInAsync(world.People[0]);
        using var foreigner = await members.SignedInAsync(elsewhere.People[0]);
        using var stranger = members.Site.NewVisitor();
        var page = await member.GetPageAsync($"/my/{world.People[0].Id}/vote/{vote.Id}");

        // A member's own form, sent to the address of another member.
        var form = page.QuerySelector("main form")!;
        form.SetAttribute("action", $"/my/{world.People[1].Id}/vote/{vote.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await member.SendFormAsync(page, "", Answers(vote, Vote.Support, Vote.Support))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.GetAsync($"/my/{elsewhere.People[0].Id}/vote/{vote.Id}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await member.PostAsync($"/my/{world.People[0].Id}/vote/{vote.Id}", [.. Answers(vote, Vote.Support, Vote.Support)])).Status);
        using var reply = await stranger.Http.GetAsync($"/my/{world.People[0].Id}/vote/{vote.Id}");
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal(0, await CountAsync(vote, 0, Vote.Support));
    }

    [Fact]
    public async Task Whoever_has_given_up_the_seat_does_not_vote()
    {
        var world = await members.AssemblyAsync("given-up");
        var vote = await members.OpenVoteAsync(world);
        await members.Site.WriteAsync(async db => (await db.Registrations.SingleAsync(r => r.Id == world.People[0].Id)).SeatTo(SeatState.GivenUp, members.Site.Clock.GetUtcNow()));
        using var former = await members.SignedInAsync(world.People[0]);

        Assert.Equal(HttpStatusCode.NotFound, (await former.GetAsync($"/my/{world.People[0].Id}/vote/{vote.Id}")).Status);
        using var visitor = members.Site.NewVisitor();
        var reply = await visitor.FillInAsync(LinkFor(world.People[0], vote), [.. Answers(vote, Vote.Support, Vote.Support)]);
        Assert.Contains("This link does not work", reply.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(vote, 0, Vote.Support));
    }

    [Fact]
    public async Task A_closed_vote_takes_nothing_more_on_any_way()
    {
        var world = await members.AssemblyAsync("closed");
        var vote = await members.OpenVoteAsync(world);
        using var member = await members.SignedInAsync(world.People[0]);
        var address = $"/my/{world.People[0].Id}/vote/{vote.Id}";
        var page = await member.GetPageAsync(address);
        var link = LinkFor(world.People[1], vote);
        await members.CloseAsync(vote);

        Assert.Contains("This vote is closed", (await member.SendFormAsync(page, address, Answers(vote, Vote.Support, Vote.Support))).Page.Body!.TextContent, StringComparison.Ordinal);
        using var visitor = members.Site.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(link, [.. Answers(vote, Vote.Support, Vote.Support)])).Status);
        Assert.Equal(0, await CountAsync(vote, 0, Vote.Support));
    }

    [Fact]
    public async Task Opening_a_mailed_link_changes_nothing_and_names_nobody_and_sending_its_form_votes_once()
    {
        var world = await members.AssemblyAsync("link");
        var vote = await members.OpenVoteAsync(world);
        var link = LinkFor(world.People[0], vote);
        using var scanner = members.Site.NewVisitor();
        using var person = members.Site.NewVisitor();

        for (var i = 0; i < 3; i++) { await scanner.GetPageAsync(link); }
        using (var head = await scanner.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link))) { Assert.True(head.IsSuccessStatusCode); }
        Assert.Equal(0, await members.Site.ReadAsync(db => db.Turns.CountAsync(t => t.PollId == vote.Id && t.State != TurnState.Unused)));
        var page = await person.GetPageAsync(link);
        Assert.DoesNotContain("Member link", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", page.Body.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(world.People[0].Id, page.Body.InnerHtml, StringComparison.Ordinal);

        Assert.Contains("You have voted", (await person.SendFormAsync(page, link, Answers(vote, Vote.Oppose, Vote.Support))).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Your turn is used", (await person.SendFormAsync(page, link, Answers(vote, Vote.Oppose, Vote.Support))).Page.Body!.TextContent, StringComparison.Ordinal);
        // Who opens the link afterwards learns nothing of whether it was used.
        Assert.Equal(page.QuerySelector("main")!.TextContent, (await scanner.GetPageAsync(link)).QuerySelector("main")!.TextContent);
        Assert.Equal((1, 1), (await CountAsync(vote, 0, Vote.Oppose), await CountAsync(vote, 1, Vote.Support)));
    }

    [Fact]
    public async Task Altered_links_links_of_other_acts_and_links_from_other_sites_do_nothing()
    {
        var world = await members.AssemblyAsync("altered");
        var vote = await members.OpenVoteAsync(world);
        var other = await members.OpenVoteAsync(await members.AssemblyAsync("altered-too"));
        var link = LinkFor(world.People[0], vote);
        var links = members.Site.Services.GetRequiredService<ActLinks>();
        var until = members.Site.Clock.GetUtcNow().AddHours(1);
        using var visitor = members.Site.NewVisitor();
        string[] bad =
        [
            link[..^1] + (link[^1] == 'A' ? 'B' : 'A'),
            "/vote/x",
            $"/vote/{links.Make("confirm-place", world.People[0].Id, MemberMessages.Subject(vote), until)}",
            $"/vote/{links.Make(MemberMessages.VoteAct, world.People[0].Id, "vote:none", until)}",
        ];

        foreach (var address in bad)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(address, [.. Answers(vote, Vote.Support, Vote.Support)])).Status);
        }
        // A link to one assembly's vote with the registration of another.
        var reply = await visitor.PostAsync($"/vote/{links.Make(MemberMessages.VoteAct, world.People[0].Id, MemberMessages.Subject(other), until)}", [.. Answers(other, Vote.Support, Vote.Support)]);
        Assert.Contains("This link does not work", reply.Page.Body!.TextContent, StringComparison.Ordinal);
        visitor.SecFetchSite = "cross-site";
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(link, [.. Answers(vote, Vote.Support, Vote.Support)])).Status);
        Assert.Equal(0, await members.Site.ReadAsync(db => db.Turns.CountAsync(t => (t.PollId == vote.Id || t.PollId == other.Id) && t.State != TurnState.Unused)));
    }

    [Fact]
    public async Task Fifty_requests_at_once_of_one_member_count_one_ballot()
    {
        var world = await members.AssemblyAsync("fifty");
        var vote = await members.OpenVoteAsync(world);
        using var member = await members.SignedInAsync(world.People[0]);
        var address = $"/my/{world.People[0].Id}/vote/{vote.Id}";
        var page = await member.GetPageAsync(address);
        var link = LinkFor(world.People[0], vote);

        // Half by the signed-in form, half by the link.
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? member.SendFormAsync(page, address, Answers(vote, Vote.Support, Vote.Support), follow: false) : member.PostAsync(link, [.. Answers(vote, Vote.Oppose, Vote.Oppose)])));

        Assert.Equal(1, await CountAsync(vote, 0, Vote.Support) + await CountAsync(vote, 0, Vote.Oppose));
        Assert.Equal(1, await CountAsync(vote, 1, Vote.Support) + await CountAsync(vote, 1, Vote.Oppose));
    }

    [Fact]
    public async Task Members_evaluate_the_assembly_in_the_same_secrecy()
    {
        var world = await members.AssemblyAsync("evaluated");
        var evaluation = new Evaluation(Make.NewId(), world.Assembly.Id, members.Site.Clock.GetUtcNow(), "writer@office.example");
        using var member = await members.SignedInAsync(world.People[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/my/{world.People[0].Id}/evaluation")).Status);
        await members.Site.WriteAsync(async db =>
        {
            db.Polls.Add(evaluation);
            await new BallotBox(members.Site.Clock).OpenAsync(db, evaluation, members.Site.Clock.GetUtcNow().AddDays(1));
        });

        var reply = await member.FillInAsync($"/my/{world.People[0].Id}/evaluation", [.. evaluation.Items.Select(i => (BallotForm.FieldOf(i), i == "heard" ? "strongly-agree" : Evaluation.NoAnswer))]);

        Assert.Contains("Your answers are counted", reply.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await members.Site.ReadAsync(db => db.BallotCounts.Where(c => c.PollId == evaluation.Id && c.Item == "heard" && c.Choice == "strongly-agree").Select(c => c.Ballots).SingleAsync()));
    }

    [Fact]
    public async Task What_is_kept_of_a_voter_is_that_they_voted_and_erasing_leaves_a_count()
    {
        var world = await members.AssemblyAsync("erased");
        var vote = await members.OpenVoteAsync(world);
        var open = await members.OpenVoteAsync(await members.AssemblyAsync("erased-too"));
        await members.AllVoteAsync(world, vote, 9);
        var data = new ParticipantVotes();
        var facts = await members.Site.ReadAsync(db => data.ReadAsync(db, world.People[0], default));
        await members.CloseAsync(vote);

        await members.Site.WriteAsync(db => data.EraseAsync(db, world.People[0], default));

        Assert.Equal([new ParticipantFact("Votes and evaluation", "Vote of the last workshop", "You took part online. What you answered is not kept with you.")], facts);
        Assert.False(await members.Site.ReadAsync(db => db.Turns.AnyAsync(t => t.Member == world.People[0].Id)));
        Assert.Equal(new VoteResult(12, 9, 3, 0, 50), await members.Site.ReadAsync(async db => (await VoteResults.ReadAsync(db, await db.Polls.OfType<Vote>().SingleAsync(v => v.Id == vote.Id)))[vote.Items[0]]));
        Assert.Equal(12, await members.Site.ReadAsync(db => db.Turns.CountAsync(t => t.PollId == open.Id)));
    }

    private static List<(string Name, string Value)> Answers(Vote vote, params string[] choices) => [.. vote.Items.Zip(choices).Select(p => (BallotForm.FieldOf(p.First), p.Second))];

    private string LinkFor(Registration member, Vote vote) =>
        $"/vote/{members.Site.Services.GetRequiredService<ActLinks>().Make(MemberMessages.VoteAct, member.Id, MemberMessages.Subject(vote), members.Site.Clock.GetUtcNow().AddDays(1))}";

    private Task<int> CountAsync(Vote vote, int item, string choice) =>
        members.Site.ReadAsync(db => db.BallotCounts.Where(c => c.PollId == vote.Id && c.Item == vote.Items[item] && c.Choice == choice).Select(c => c.Ballots).SingleAsync());
}
