using System.Net;
using Engage.Domain.Engagements;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Areas;

/// <summary>The log of engagements: staff record and correct, everybody reads.</summary>
public sealed class EngagementPagesTests(LocalSite fixture) : IClassFixture<LocalSite>
{
    private static readonly (string Name, string Value)[] Filled =
    [
        ("Fields.Title", "Coffee morning"), ("Fields.Kind", "visit"), ("Fields.Place", "The hall"), ("Fields.AreaCode", "unit-a"), ("Fields.Day", "19 January 2027"), ("Fields.Audience", "carers"), ("Fields.Reached", "25"), ("Fields.SpokeWith", "12"),
        ("Fields.Heard[0].Theme", "roads"), ("Fields.Heard[0].People", "11"), ("Fields.Heard[0].Sentence", "Cars go too fast."), ("Fields.FollowUps[0].What", "Put up a sign"), ("Fields.FollowUps[0].Who", "The team"), ("Fields.FollowUps[0].Due", "1 February 2027"),
        ("Fields.IsPublic", "yes"),
    ];

    private readonly StaffSite _site = fixture.Staff;

    [Fact]
    public async Task An_area_editor_records_an_engagement_that_everybody_can_read()
    {
        var (editor, account) = await _site.SignedInAsync(StaffRoles.AreaEditor, "east");

        var recorded = await editor.FillInAsync("/staff/engagements/new", Filled);

        var number = recorded.Path.Split('/')[^1];
        Assert.Equal($"/staff/engagements/{number}", recorded.Path);
        var text = await TextAsync(_site.NewVisitor(), $"/engagements/{number}");
        Assert.Contains("Coffee morning", text, StringComparison.Ordinal);
        Assert.Contains("Speeding: Cars go too fast.", text, StringComparison.Ordinal);
        Assert.Contains("To be done by 1 February 2027", text, StringComparison.Ordinal);
        Assert.DoesNotContain("The team", text, StringComparison.Ordinal);
        Assert.DoesNotContain(account.UserName!, text, StringComparison.Ordinal);
        Assert.Equal("engagement-recorded", await _site.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"engagement:{number}").Select(e => e.Action).SingleAsync()));
    }

    [Fact]
    public async Task Numbers_are_given_once_even_at_the_same_moment()
    {
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => editor.FillInAsync("/staff/engagements/new", Filled)));

        Assert.Equal(6, replies.Select(r => r.Path).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_is_wrong_is_explained_and_nothing_is_lost()
    {
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);

        var reply = await editor.FillInAsync("/staff/engagements/new", ("Fields.Title", "Kept"), ("Fields.Day", "21 January 2027"), ("Fields.Reached", "5"), ("Fields.SpokeWith", "6"), ("Fields.Heard[1].Sentence", "A sentence without a theme"), ("Fields.FollowUps[0].What", "Something"));

        Assert.Equal(
            [
                "Select how people were met", "Enter where it was", "Choose an area", "The day must not lie in the future: events to come belong to the area’s events", "Select whom it reached, or “People in general”",
                "No more people can be spoken with than were reached", "Select a theme", "Enter how many people raised it, like 12", "Enter who does it", "Enter by when, like 1 April 2027", "Select whether everybody may see it",
            ],
            reply.Messages);
        Assert.Equal("A sentence without a theme", reply.Page.QuerySelector("[name='Fields.Heard[1].Sentence']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_correction_is_kept_in_the_open_and_a_withdrawal_gives_its_reason()
    {
        var engagement = await _site.EngagementAsync("unit-a");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.AreaEditor, "unit-a");
        var address = $"/staff/engagements/{engagement.Number}";
        Assert.Equal(["Enter what changed"], (await editor.FillInAsync($"{address}/edit", ("Fields.Reached", "60"))).Messages);
        Assert.Equal(["It is public already: withdraw it with a reason instead"], (await editor.FillInAsync($"{address}/edit", ("Fields.IsPublic", "no"), ("Note", "Hide"))).Messages);

        await editor.FillInAsync($"{address}/edit", ("Fields.Reached", "60"), ("Note", "Number put right"));
        var text = await TextAsync(_site.NewVisitor(), $"/engagements/{engagement.Number}");
        Assert.Contains("People reached60", text, StringComparison.Ordinal);
        Assert.Contains("Number put right", text, StringComparison.Ordinal);

        Assert.Equal(["Enter why it is withdrawn"], (await editor.FillInAsync(address)).Messages);
        await editor.FillInAsync(address, ("Reason", "Recorded twice"));
        var withdrawn = await TextAsync(_site.NewVisitor(), $"/engagements/{engagement.Number}?later");
        Assert.Contains("Recorded twice", withdrawn, StringComparison.Ordinal);
        Assert.DoesNotContain("Walkabout on the estate", withdrawn, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"{address}/edit")).Status);
    }

    [Fact]
    public async Task Another_area_is_not_there_for_an_area_editor_by_page_or_by_post()
    {
        var foreign = await _site.EngagementAsync("unit-c");
        var own = await _site.EngagementAsync("unit-a");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.AreaEditor, "unit-a");
        var token = (await editor.GetPageAsync("/staff/security")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (string, string)[] fields = [("__RequestVerificationToken", token), ("Note", "Changed"), ("Reason", "Taken back"), .. Filled.Where(f => f.Name != "Fields.AreaCode")];

        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/staff/engagements/{foreign.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/staff/engagements/{foreign.Number}/edit")).Status);
        foreach (var (path, area) in new[]
        {
            ($"/staff/engagements/{foreign.Number}/edit", "unit-a"), ($"/staff/engagements/{foreign.Number}?handler=Withdraw", "unit-a"), ($"/staff/engagements/{own.Number}/edit", "unit-c"), ("/staff/engagements/new", "unit-c"), ("/staff/engagements/new", "east"),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await editor.PostAsync(path, [.. fields, ("Fields.AreaCode", area)])).Status);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.PostAsync("/staff/engagements/themes", ("__RequestVerificationToken", token), ("Added", "Mine"))).Status);

        Assert.Equal((1, false), await _site.ReadAsync(async db => await db.Engagements.SingleAsync(e => e.Number == foreign.Number) is var e ? (e.Version, e.IsWithdrawn) : default));
        Assert.Equal("unit-a", await _site.ReadAsync(db => db.Engagements.Where(e => e.Number == own.Number).Select(e => e.AreaCode).SingleAsync()));
        Assert.DoesNotContain($"/staff/engagements/{foreign.Number}", (await editor.GetPageAsync("/staff/engagements")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task The_public_list_keeps_its_filters_in_the_address_and_gives_open_data()
    {
        var online = await _site.EngagementAsync("unit-b", c => c with { Title = "=Evening online", Kind = EngagementKind.Online, On = new DateOnly(2026, 11, 3), SpokeWith = 4 });
        var secret = await _site.EngagementAsync("unit-b", c => c with { IsPublic = false, Kind = EngagementKind.Online, On = new DateOnly(2026, 11, 4) });
        await _site.EngagementAsync("unit-b", c => c with { Kind = EngagementKind.Stall, On = new DateOnly(2026, 11, 5) });
        var resident = _site.NewVisitor();

        var page = await resident.GetPageAsync("/engagements?area=east&kind=online&period=2026-q4");

        Assert.Equal([$"/engagements/{online.Number}"], page.QuerySelectorAll("main ul.govuk-list a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Barton 1", string.Join(' ', page.QuerySelectorAll(".engage-tile").Single(t => t.TextContent.Contains("Barton", StringComparison.Ordinal)).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(["east", "online", "2026-q4"], page.QuerySelectorAll("main select option[selected]").Select(o => o.GetAttribute("value")));
        var file = await resident.Http.GetStringAsync("/engagements?area=east&kind=online&period=2026-q4&format=csv");
        Assert.Contains($"{online.Number},2026-11-03,online,'=Evening online,Mill Street,unit-b,Barton,everyone,40,Fewer than 10,", file, StringComparison.Ordinal);
        Assert.Equal(2, file.Trim().Split('\n').Length);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync($"/engagements/{secret.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/engagements/999999")).Status);
    }

    [Theory]
    [InlineData("area=%27%3B+DROP")]
    [InlineData("kind=nothing")]
    [InlineData("period=2026-q9")]
    [InlineData("period=0000-q1")]
    public async Task Filters_that_mean_nothing_are_left_out(string query)
    {
        var page = await _site.NewVisitor().GetPageAsync($"/engagements?{query}");

        Assert.DoesNotContain(page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? ""), h => h.Contains("DROP", StringComparison.Ordinal) || h.Contains("nothing", StringComparison.Ordinal) || h.Contains("q9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_overdue_and_who_was_not_reached_is_shown_to_staff()
    {
        await _site.EngagementAsync("unit-c", c => c with { FollowUps = [new FollowUp("Mend the gate", "The team", new DateOnly(2027, 1, 19), null), new FollowUp("Ring back", "The team", new DateOnly(2027, 1, 20), null)] });
        var (editor, _) = await _site.SignedInAsync(StaffRoles.AreaEditor, "west");

        var list = await TextAsync(editor, "/staff/engagements");
        Assert.Contains("Mend the gate", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Ring back", list, StringComparison.Ordinal);
        var reach = await TextAsync(editor, "/staff/engagements/reach");
        Assert.Contains("Caston", reach, StringComparison.Ordinal);
        Assert.DoesNotContain("Aston ", reach.Replace("Caston", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editors_keep_the_list_of_themes()
    {
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        var page = await editor.GetPageAsync("/staff/engagements/themes");
        var added = await editor.SendFormAsync(page, "/staff/engagements/themes", [("Added", "Parking on verges")], form: "main form[action$=themes]");
        Assert.Contains("Parking on verges", added.Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(["There is a theme of this name already"], (await editor.SendFormAsync(added.Page, "/staff/engagements/themes", [("Added", "parking on VERGES")], form: "main form[action$=themes]")).Messages);

        var code = await _site.ReadAsync(db => db.EngagementThemes.Where(t => t.Name == "Parking on verges").Select(t => t.Code).SingleAsync());
        var token = added.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await editor.PostAsync("/staff/engagements/themes?handler=Change", ("__RequestVerificationToken", token), ("code", code), ("name", "Parking"), ("use", "no"));

        Assert.DoesNotContain("Parking", (await editor.GetPageAsync("/staff/engagements/new")).QuerySelectorAll("select[name='Fields.Heard[0].Theme'] option").Select(o => o.TextContent));
    }

    private static async Task<string> TextAsync(Resident visitor, string path) => string.Join(' ', (await visitor.GetPageAsync(path)).QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
