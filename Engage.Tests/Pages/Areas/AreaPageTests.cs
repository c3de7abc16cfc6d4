using System.Net;
using AngleSharp.Html.Dom;
using Engage.Domain.Places.Local;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;

namespace Engage.Tests.Pages.Areas;

/// <summary>The page of an area as its residents see it.</summary>
public sealed class AreaPageTests(LocalSite fixture) : IClassFixture<LocalSite>
{
    private readonly StaffSite _site = fixture.Staff;

    [Fact]
    public async Task A_postcode_on_the_home_page_leads_to_officers_bases_and_events()
    {
        await _site.OfficerAsync("unit-a", "A. Example", ("email", "team@police.example"));
        await _site.OfficerAsync("unit-a", "L. Leader", ("role", "supervisor"), ("rank", "Sergeant"));
        await _site.OfficerAsync("unit-a", "Y. Gone", ("valid_to", "2027-01-19"));
        await _site.OfficerAsync("unit-a", "Z. Later", ("valid_from", "2027-01-21"));
        await _site.LocalAsync(LocalSheet.Bases, ("area_code", "unit-a"), ("kind", "front-counter"), ("name", "Aston station"), ("address", "1 Example Street, CW7 2UA"), ("opening_hours", "9am to 5pm"), ("valid_from", "2020-01-01"));
        var resident = _site.NewVisitor();

        var area = await resident.FillInAsync("/", ("postcode", "cw7 2ua"));

        Assert.Equal("/areas/unit-a", area.Path);
        var text = WordsOf(area.Page);
        Assert.Contains("PC A. Example", text, StringComparison.Ordinal);
        Assert.Contains("1 Example Street, CW7 2UA", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Y. Gone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Z. Later", text, StringComparison.Ordinal);
        Assert.NotNull(area.Page.QuerySelector("a[href='mailto:team@police.example']"));
        Assert.Equal(["Named officer", "Leads the team"], area.Page.QuerySelectorAll("#officers ~ dl dt").Take(2).Select(d => d.TextContent.Trim()));
        Assert.NotNull(area.Page.QuerySelector("a[href='/areas/unit-b']"));
    }

    [Fact]
    public async Task Events_that_passed_are_gone_and_each_that_comes_has_a_file()
    {
        await _site.EventAsync("unit-b", "Long ago", ("day", "2027-01-05"));
        await _site.EventAsync("unit-b", "This morning", ("day", "2027-01-20"), ("starts", "09:00"), ("ends", "11:59"));
        var later = await _site.EventAsync("unit-b", "This, afternoon", ("day", "2027-01-20"), ("starts", "11:00"), ("ends", "13:00"));
        var everywhere = await _site.EventAsync("force", "Online for all", ("kind", "online"));
        var elsewhere = await _site.EventAsync("unit-c", "Elsewhere");
        var resident = _site.NewVisitor();
        var text = WordsOf(await resident.GetPageAsync("/areas/unit-b"));

        Assert.Contains("This, afternoon", text, StringComparison.Ordinal);
        Assert.Contains("Online for all", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Long ago", text, StringComparison.Ordinal);
        Assert.DoesNotContain("This morning", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", text, StringComparison.Ordinal);

        var file = await resident.Http.GetStringAsync($"/areas/events/{later.Id}.ics");
        Assert.Contains("DTSTART;TZID=Europe/London:20270120T110000\r\n", file, StringComparison.Ordinal);
        Assert.Contains(@"SUMMARY:This\, afternoon", file, StringComparison.Ordinal);
        var feed = await resident.Http.GetStringAsync("/areas/unit-b/events.ics");
        // The feed keeps what lately passed, and what is for everybody; never another area's.
        Assert.Equal(1, Count(feed, "BEGIN:VCALENDAR"));
        Assert.Equal(1, Count(feed, "BEGIN:VTIMEZONE"));
        Assert.Contains("SUMMARY:Long ago", feed, StringComparison.Ordinal);
        Assert.Contains($"UID:event-{everywhere.Id}", feed.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere.Id, feed.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/areas/nowhere/events.ics")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/areas/events/nothing.ics")).Status);
    }

    [Fact]
    public async Task Money_is_added_up_without_what_was_withdrawn()
    {
        await _site.ProjectAsync("unit-a", "Lights", ("amount", "4,500"));
        await _site.ProjectAsync("unit-b", "Football", ("amount", "1200"));
        await _site.ProjectAsync("unit-b", "A minibus", ("amount", "9000"), ("withdrawn", "The club closed."));

        var text = WordsOf(await _site.NewVisitor().GetPageAsync("/areas/east"));

        // 4,500 + 1,200; the minibus does not count.
        Assert.Contains("£5,700 for 2 projects in East Testshire.", text, StringComparison.Ordinal);
        Assert.Contains("Not counted above: The club closed.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_that_ended_says_what_followed_and_what_follows_says_what_was_before()
    {
        var resident = _site.NewVisitor();
        var old = await resident.GetPageAsync("/areas/unit-old");

        Assert.Contains("This area existed until 31 March 2020.", WordsOf(old), StringComparison.Ordinal);
        Assert.NotNull(old.QuerySelector(".govuk-inset-text a[href='/areas/unit-c']"));
        Assert.Null(old.QuerySelector("#officers"));
        Assert.Contains("It followed Oldton, until 31 March 2020", WordsOf(await resident.GetPageAsync("/areas/unit-c")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text()
    {
        await _site.ProjectAsync("unit-c", "<svg/onload=alert(1)>", ("description", "<script>x</script>"));

        var page = await _site.NewVisitor().GetPageAsync("/areas/unit-c?fresh");

        Assert.Contains("<svg/onload=alert(1)>", WordsOf(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main svg, main script"));
    }

    [Fact]
    public async Task Areas_are_found_on_the_map_and_in_the_list()
    {
        var page = await _site.NewVisitor().GetPageAsync("/areas");

        Assert.Equal(["/areas/unit-a", "/areas/unit-b", "/areas/unit-c"], page.QuerySelectorAll(".engage-tiles a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["/areas/east", "/areas/unit-a", "/areas/unit-b", "/areas/west", "/areas/unit-c"], page.QuerySelectorAll("main h3 a, main h3 + ul a").Select(a => a.GetAttribute("href")).ToList());
    }

    [Fact]
    public async Task The_last_engagements_stand_on_the_page_and_those_of_staff_do_not()
    {
        await _site.EngagementAsync("unit-c", c => c with { Title = "Seen by all" });
        await _site.EngagementAsync("unit-c", c => c with { Title = "Seen by staff", IsPublic = false });
        await _site.EngagementAsync("unit-c", c => c with { Title = "Taken back" }, withdrawn: "Twice");

        var text = WordsOf(await _site.NewVisitor().GetPageAsync("/areas/west"));

        Assert.Contains("Seen by all", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Seen by staff", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Taken back", text, StringComparison.Ordinal);
    }

    private static string WordsOf(IHtmlDocument page) => System.Text.RegularExpressions.Regex.Replace(page.QuerySelector("main")!.TextContent, @"\s+", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
