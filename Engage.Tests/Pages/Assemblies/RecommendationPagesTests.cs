using System.Net;
using AngleSharp.Dom;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Messages;
using Engage.Tests.Support;
using Engage.Web.Assemblies;
using Engage.Web.Assemblies.Reporting;
using Engage.Web.Pages.Staff.Assemblies.Recommendations;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Assemblies;

/// <summary>Recommendations through the pages of the office: written, voted on, published, answered, reported.</summary>
public sealed class RecommendationPagesTests(MemberSite members) : IClassFixture<MemberSite>
{
    [Fact]
    public async Task A_recommendation_is_written_changed_with_a_note_and_its_history_shows_the_words()
    {
        var world = await members.AssemblyAsync("written");
        var (editor, _) = await members.Site.SignedInAsync(StaffRoles.Editor);
        var root = $"{world.Staff}/recommendations";
        var wrong = (await editor.FillInAsync($"{root}/new/edit", ("Title", "A named officer"))).Page;
        Assert.Equal(["Enter what is recommended", "Enter the reasons"], wrong.QuerySelectorAll(".govuk-error-summary a").Select(a => a.TextContent));
        Assert.Equal("A named officer", wrong.QuerySelector("#Title")!.GetAttribute("value"));

        await editor.FillInAsync($"{root}/new/edit", ("Title", "A named officer"), ("Wording", "Give each area a named officer."), ("Reasons", "People ask <b>whom</b>?"));
        var id = await members.Site.ReadAsync(db => db.Recommendations.Where(r => r.AssemblyId == world.Assembly.Id).Select(r => r.Id).SingleAsync());
        Assert.Equal("Enter what you changed, and why", (await editor.FillInAsync($"{root}/{id}/edit", ("Wording", "Give every area a named officer."))).Page.QuerySelector(".govuk-error-summary a")!.TextContent);
        await editor.FillInAsync($"{root}/{id}/edit", ("Wording", "Give every area a named officer."), ("Note", "Clearer"));
        var page = await editor.GetPageAsync($"{root}/{id}");

        Assert.Equal("[added: every ]", page.QuerySelector("main ins")!.TextContent);
        Assert.Equal("[removed: each ]", page.QuerySelector("main del")!.TextContent);
        Assert.Contains("1 word added and 1 removed", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main b"));
    }

    [Fact]
    public async Task Of_two_who_change_a_draft_at_once_the_second_loses_nothing()
    {
        var world = await members.AssemblyAsync("two-editors");
        var draft = (await members.DraftAsync(world, 1))[0];
        var (first, _) = await members.Site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await members.Site.SignedInAsync(StaffRoles.Editor);
        var address = $"{world.Staff}/recommendations/{draft.Id}/edit";
        var stale = await second.GetPageAsync(address);
        await first.FillInAsync(address, ("Reasons", "Theirs"), ("Note", "First"));

        var told = await second.SendFormAsync(stale, address, [("Reasons", "Mine"), ("Note", "Second")]);

        Assert.Contains("Somebody else wrote version 2", told.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", told.Page.QuerySelector("#Reasons")!.TextContent.Trim());
        await second.SendFormAsync(told.Page, address, []);
        Assert.Equal(["Theirs", "Mine"], (await members.Site.ReadAsync(db => db.Recommendations.SingleAsync(r => r.Id == draft.Id))).Versions.Skip(1).Select(v => v.Reasons));
    }

    [Fact]
    public async Task Drafts_are_moved_and_dropped_and_numbers_close_up()
    {
        var world = await members.AssemblyAsync("ordered");
        var drafts = await members.DraftAsync(world, 3);
        var (editor, _) = await members.Site.SignedInAsync(StaffRoles.Editor);
        var root = $"{world.Staff}/recommendations";
        var page = await editor.GetPageAsync(root);

        await editor.SendFormAsync(page, root, [], form: "tbody tr:nth-child(3) form", button: "button[value='-1']");
        Assert.Equal([1, 3, 2], await NumbersAsync(drafts));
        Assert.Equal("Enter why it is dropped", (await editor.SendFormAsync(await editor.GetPageAsync($"{root}/{drafts[0].Id}"), root, [])).Page.QuerySelector(".govuk-error-summary a")!.TextContent);
        await editor.SendFormAsync(await editor.GetPageAsync($"{root}/{drafts[0].Id}"), root, [("Reason", "Covered by another")]);

        Assert.Equal([null, 2, 1], await NumbersAsync(drafts));
    }

    [Fact]
    public async Task A_vote_goes_from_the_drafts_to_the_public_pages_with_paper_counted_twice()
    {
        var world = await members.AssemblyAsync("whole-vote");
        var drafts = await members.DraftAsync(world);
        var (editor, _) = await members.Site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await members.Site.SignedInAsync(StaffRoles.Editor);
        using var resident = members.Site.NewResident();
        var root = $"{world.Staff}/recommendations";
        Assert.Equal("Select what members vote on", (await editor.FillInAsync($"{root}/votes/new", ("Title", "Last workshop"))).Page.QuerySelector(".govuk-error-summary a")!.TextContent);

        var opened = await editor.FillInAsync($"{root}/votes/new", ("Title", "Last workshop"), ("Chosen", drafts[0].Id), ("Chosen", drafts[1].Id), ("RequiredPercent", "75"));
        var vote = await members.Site.ReadAsync(db => db.Polls.OfType<Vote>().SingleAsync(v => v.AssemblyId == world.Assembly.Id));
        Assert.Equal($"{root}/polls/{vote.Id}", opened.Path);
        Assert.Equal(12, await members.Site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.VoteOpen && m.Subject == $"vote:{vote.Id}")));
        Assert.DoesNotContain("Oppose", opened.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Two members get paper, ten vote online.
        foreach (var member in world.People.Take(2))
        {
            var page = await editor.GetPageAsync($"{root}/polls/{vote.Id}/papers");
            await editor.SendFormAsync(page, root, [("member", member.Id)], form: "table form[action$='handler=Give']");
        }
        await members.AllVoteAsync(world with { People = [.. world.People.Skip(2)] }, vote, 9);
        Assert.Contains("Count the papers before you close", (await editor.SendFormAsync(await editor.GetPageAsync($"{root}/polls/{vote.Id}"), root, [])).Page.Body!.TextContent, StringComparison.Ordinal);
        (string, string)[] counting = [("InBox", "2"), .. vote.Items.Select(i => (PapersModel.FieldOf(i, Vote.Support), "2"))];
        var odd = await editor.FillInAsync($"{root}/polls/{vote.Id}/papers", [("InBox", "2"), (PapersModel.FieldOf(vote.Items[0], Vote.Support), "1")]);
        Assert.Contains("must add up to 2 papers, not 1", odd.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.FillInAsync($"{root}/polls/{vote.Id}/papers", counting);
        Assert.Contains("Somebody else must make the second counting", (await editor.FillInAsync($"{root}/polls/{vote.Id}/papers", counting)).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Both countings agree", (await second.FillInAsync($"{root}/polls/{vote.Id}/papers", counting)).Page.Body!.TextContent, StringComparison.Ordinal);

        var closed = await editor.SendFormAsync(await editor.GetPageAsync($"{root}/polls/{vote.Id}"), root, []);
        Assert.Contains("11 of the 12 who voted for or against it supported it (92%)", closed.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.FillInAsync($"{root}/{drafts[0].Id}/edit", ("MinorityViews", "One member wanted two officers."));
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync($"{world.Public}/recommendations/1")).Status);
        await editor.SendFormAsync(await editor.GetPageAsync(root), root, [], form: "form[action$='handler=Publish']");

        var shown = await resident.GetPageAsync($"{world.Public}/recommendations/1");
        Assert.Contains("Adopted: 11 of the 12", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("at least 75% of those", shown.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("One member wanted two officers.", shown.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("There is no response yet", shown.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_is_written_by_one_published_by_another_and_followed_up_in_public()
    {
        var world = await PublishedAsync("answered");
        var (editor, _) = await members.Site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await members.Site.SignedInAsync(StaffRoles.Editor);
        using var resident = members.Site.NewResident();
        var id = await members.Site.ReadAsync(db => db.Recommendations.Where(r => r.AssemblyId == world.Assembly.Id && r.Number == 1).Select(r => r.Id).SingleAsync());
        var address = $"{world.Staff}/recommendations/{id}/response";
        var wrong = (await editor.FillInAsync(address, ("Decided", "Accept"), ("DueOn", "31/2/2027"))).Page;
        Assert.Equal(["Enter the reasons", "Enter who sees to it", "Enter a day, like 30/9/2027"], wrong.QuerySelectorAll(".govuk-error-summary a").Select(a => a.TextContent));

        await editor.FillInAsync(address, ("Decided", "Accept"), ("Reasons", "We agree."), ("Owner", "Head of Neighbourhoods"), ("DueOn", "30/1/2027"));
        Assert.DoesNotContain("We agree.", (await resident.GetPageAsync($"{world.Public}/recommendations/1")).Body!.TextContent, StringComparison.Ordinal);
        var responses = $"{world.Staff}/recommendations/responses";
        var own = await editor.GetPageAsync(responses);
        Assert.Null(own.QuerySelector("input[name=Chosen]"));
        // The second person's form sent by the first publishes nothing.
        await editor.PostAsync($"{responses}?handler=Publish", ("Chosen", id), ("__RequestVerificationToken", own.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!));
        Assert.Null((await members.Site.ReadAsync(db => db.RecommendationResponses.SingleAsync(r => r.RecommendationId == id))).PublishedAt);
        await second.SendFormAsync(await second.GetPageAsync(responses), responses, [("Chosen", id)]);
        Assert.Equal(12, await members.Site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.ResponsePublished && m.Subject == $"assembly:{world.Assembly.Id}")));

        Assert.Contains("We agree.", (await resident.GetPageAsync($"{world.Public}/recommendations/1")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Enter why it is late or dropped", (await editor.FillInAsync(address, ("Status", "Late"))).Page.QuerySelector(".govuk-error-summary a")!.TextContent);
        await editor.FillInAsync(address, ("Status", "UnderWay"), ("Note", "Two posts are filled."));
        var list = (await resident.GetPageAsync($"{world.Public}/recommendations/1")).Body!.TextContent;
        Assert.Contains("Two posts are filled.", list, StringComparison.Ordinal);
        members.Site.Clock.Advance(TimeSpan.FromDays(11));
        // Asked for past the cache, which does not know that the test moves the clock.
        Assert.Contains("This is overdue: it was promised by 30 January 2027", (await resident.GetPageAsync($"{world.Public}/recommendations/1?now")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 overdue", (await resident.GetPageAsync($"{world.Public}/recommendations")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_carried_out_is_on_the_page_of_what_changed()
    {
        var world = await PublishedAsync("carried-out");
        using var resident = members.Site.NewResident();
        var now = members.Site.Clock.GetUtcNow();
        var id = await members.Site.ReadAsync(db => db.Recommendations.Where(r => r.AssemblyId == world.Assembly.Id && r.Number == 1).Select(r => r.Id).SingleAsync());
        await members.Site.WriteAsync(db =>
        {
            var response = new RecommendationResponse { RecommendationId = id };
            response.Prepare(Decision.Accept, "We agree.", "Head of Neighbourhoods", new DateOnly(2027, 12, 31), now, "first@office.example");
            response.Publish("second@office.example", now);
            response.Report(ProgressStatus.Done, "All posts are filled.", null, now, "first@office.example");
            db.RecommendationResponses.Add(response);
            return Task.CompletedTask;
        });

        var page = await resident.GetPageAsync("/what-changed?now");

        Assert.Contains(page.QuerySelectorAll("main li a"), a => a.GetAttribute("href") == $"{world.Public}/recommendations/1");
        Assert.Contains("All posts are filled.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_made_by_one_published_by_another_and_stays_what_it_was()
    {
        var world = await PublishedAsync("reported");
        var (editor, author) = await members.Site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await members.Site.SignedInAsync(StaffRoles.Editor);
        using var resident = members.Site.NewResident();
        await editor.FillInAsync($"{world.Staff}/report/commentary/summary", ("Text", "Members were **clear**. <script>alert(1)</script>"));
        await MakeAsync(world, author.Email!);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync($"{world.Public}/report")).Status);
        Assert.Null((await editor.GetPageAsync($"{world.Staff}/report/versions/1")).QuerySelector("main form"));
        var token = (await editor.GetPageAsync($"{world.Staff}/report/commentary/summary")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.PostAsync($"{world.Staff}/report/versions/1?handler=Publish", ("__RequestVerificationToken", token))).Status);

        var reply = await second.FillInAsync($"{world.Staff}/report/versions/1");

        Assert.Equal($"{world.Public}/report/v1", reply.Path);
        var page = await resident.GetPageAsync($"{world.Public}/report");
        Assert.Contains("Members were clear. <script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Adopted: 9 of the 12", page.Body.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("%PDF-1.7", (await resident.GetAsync($"{world.Public}/report/v1.pdf")).Text, StringComparison.Ordinal);
        Assert.Contains("Votes,1. A named officer 1,Support,9", (await resident.GetAsync($"{world.Public}/report/v1.csv")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync($"{world.Public}/report/v2")).Status);

        Assert.Equal(["Enter why the report is withdrawn"], (await second.FillInAsync($"{world.Staff}/report/versions/1")).Messages);
        await second.FillInAsync($"{world.Staff}/report/versions/1", ("Reason", "A vote was counted twice."));
        var gone = await resident.GetAsync($"{world.Public}/report");
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("A vote was counted twice.", gone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await resident.GetAsync($"{world.Public}/report/v1.pdf")).Status);
    }

    [Fact]
    public async Task When_the_evaluation_opens_each_member_is_asked_and_led_to_their_own_area()
    {
        var world = await members.AssemblyAsync("asked");
        var (editor, _) = await members.Site.SignedInAsync(StaffRoles.Editor);

        var opened = await editor.FillInAsync($"{world.Staff}/recommendations/evaluation");

        Assert.Contains("get a message", opened.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(12, await members.Site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.EvaluationOpen && m.Subject.StartsWith("vote:") && m.ExpiresAt != null)));
        Assert.Equal($"/my/{world.People[0].Id}/evaluation", await members.Site.LinkAsync(MessageKind.EvaluationOpen, "asked0@example.org"));
        using var member = await members.SignedInAsync(world.People[0]);
        await member.GetPageAsync($"/my/{world.People[0].Id}/evaluation");
    }

    [Fact]
    public async Task The_assemblies_of_a_programme_stand_beside_one_another()
    {
        var world = await PublishedAsync("compared");
        await members.Site.WriteAsync(db =>
        {
            db.Assemblies.Add(MakeAssemblies.Assembly(world.Programme, "second-area", 24));
            return Task.CompletedTask;
        });
        using var resident = members.Site.NewResident();

        var page = await resident.GetPageAsync($"/assemblies/{world.Programme.Slug}/compare");

        // A wide table has its caption above the region in which it scrolls.
        string Caption(IElement table) => (table.QuerySelector("caption") ?? page.GetElementById(table.Closest("[aria-labelledby]")!.GetAttribute("aria-labelledby")!))!.TextContent;
        string[] Cells(string table, string area) => [.. page.QuerySelectorAll("table").Single(t => Caption(t).Contains(table, StringComparison.Ordinal)).QuerySelectorAll("tr").Single(r => r.TextContent.Contains(area, StringComparison.Ordinal)).QuerySelectorAll("td").Select(c => c.TextContent.Trim())];
        var preparing = AssemblyWords.Tag(AssemblyPhase.Preparing).Words;
        Assert.Equal([preparing, "–", "12", "12 of 30", "–"], Cells("Letters, registrations", "compared"));
        Assert.Equal(["2", "2", "75%"], Cells("Recommendations and their support", "compared"));
        Assert.Equal([preparing, "–", "0", "0 of 24", "–"], Cells("Letters, registrations", "second-area"));
        Assert.StartsWith("%PDF-1.7", (await resident.GetAsync($"/assemblies/{world.Programme.Slug}/compare.pdf")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/assemblies/no-such/compare")).Status);
    }

    [Fact]
    public async Task Viewers_see_figures_and_facilitators_and_viewers_change_nothing()
    {
        var world = await members.AssemblyAsync("looked-at");
        await members.DraftAsync(world);
        var vote = await members.OpenVoteAsync(await members.AssemblyAsync("looked-at-vote"));
        var (viewer, _) = await members.Site.SignedInAsync(StaffRoles.Viewer);

        var page = await viewer.GetPageAsync($"{world.Staff}/recommendations");

        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync($"{world.Staff}/recommendations/new/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync($"/staff/assemblies/programme-looked-at-vote/looked-at-vote/recommendations/polls/{vote.Id}/papers")).Status);
    }

    private async Task<AssemblyWorld> PublishedAsync(string slug)
    {
        var world = await members.AssemblyAsync(slug);
        var vote = await members.OpenVoteAsync(world);
        await members.AllVoteAsync(world, vote, 9);
        await members.CloseAsync(vote);
        await members.Site.WriteAsync(async db =>
        {
            foreach (var recommendation in await db.Recommendations.Where(r => r.AssemblyId == world.Assembly.Id).ToListAsync()) { recommendation.Publish(members.Site.Clock.GetUtcNow()); }
        });
        return world;
    }

    private async Task MakeAsync(AssemblyWorld world, string by)
    {
        await using var scope = members.Site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AssemblyReportMaker>().MakeAsync(world.Assembly.Id, by);
    }

    private Task<int?[]> NumbersAsync(IReadOnlyList<Recommendation> drafts) => members.Site.ReadAsync(async db =>
    {
        var numbers = await db.Recommendations.ToDictionaryAsync(r => r.Id, r => r.Number);
        return drafts.Select(d => numbers[d.Id]).ToArray();
    });
}
