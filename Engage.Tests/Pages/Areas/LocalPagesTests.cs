using System.Net;
using System.Text;
using Engage.Domain.Places.Local;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Areas;

/// <summary>Staff keep what is said of areas; area editors of their own alone.</summary>
public sealed class LocalPagesTests(LocalSite fixture) : IClassFixture<LocalSite>
{
    private const string Heading = "reference,area_code,role,rank,name,email,telephone,valid_from,valid_to\n";

    private readonly StaffSite _site = fixture.Staff;

    [Fact]
    public async Task An_area_editor_adds_an_officer_and_gives_a_last_day()
    {
        var (editor, account) = await _site.SignedInAsync(StaffRoles.AreaEditor, "unit-a");
        var added = await editor.FillInAsync("/staff/local/unit-a/people/new", ("Values.role", "pcso"), ("Values.rank", "PCSO"), ("Values.name", "B. Sample"), ("Values.email", "team@police.example"), ("Values.valid_from", "1 January 2027"));
        Assert.Equal("/staff/local/unit-a", added.Path);
        var officer = await _site.ReadAsync(db => db.LocalOfficers.SingleAsync(o => o.FullName == "B. Sample"));
        Assert.Equal(("unit-a", OfficerRole.Pcso, new DateOnly(2027, 1, 1), null), (officer.AreaCode, officer.Role, officer.ValidFrom, officer.ValidTo));
        Assert.StartsWith("people-", officer.Reference, StringComparison.Ordinal);

        await editor.FillInAsync($"/staff/local/unit-a/people/{officer.Id}", ("Values.valid_to", "31/1/2027"));

        var ended = await _site.ReadAsync(db => db.LocalOfficers.SingleAsync(o => o.Id == officer.Id));
        Assert.Equal((new DateOnly(2027, 1, 31), officer.Reference), (ended.ValidTo, ended.Reference));
        Assert.Equal(["local-added", "local-changed"], await _site.ReadAsync(db => db.AuditEntries.Where(e => e.Actor == account.UserName && e.Subject == officer.Subject).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_nothing_is_lost()
    {
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);

        var reply = await editor.FillInAsync("/staff/local/unit-a/events/new", ("Values.title", "A walk that is kept"), ("Values.day", "soon"), ("Values.starts", "10:00"), ("Values.ends", "11:00"));

        Assert.Equal(["Select what it is", "Enter the place, or how to join online", "Day must be a real day, like 2027-04-01 or 1 April 2027"], reply.Messages);
        Assert.Equal("A walk that is kept", reply.Page.QuerySelector("input[name='Values.title']")!.GetAttribute("value"));
        Assert.Equal("soon", reply.Page.QuerySelector("input[name='Values.day']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_cancelled_event_stays_with_its_reason()
    {
        var surgery = await _site.EventAsync("unit-b", "Surgery to be cancelled");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.AreaEditor, "east");

        await editor.FillInAsync($"/staff/local/unit-b/events/{surgery.Id}", ("Values.cancelled", "The hall is closed"));

        var page = await _site.NewVisitor().GetPageAsync("/areas/unit-b");
        Assert.Contains("The hall is closed", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", await _site.NewVisitor().Http.GetStringAsync($"/areas/events/{surgery.Id}.ics"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/local/unit-c")]
    [InlineData("/staff/local/east")]
    [InlineData("/staff/local/unit-c/people/new")]
    [InlineData("/staff/local/unit-a/people/FOREIGN")]
    [InlineData("/staff/local/unit-c/people/FOREIGN")]
    public async Task Another_area_is_not_there_for_an_area_editor(string address)
    {
        var foreign = await _site.OfficerAsync("unit-c", "C. Specimen");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.AreaEditor, "unit-a");
        var token = await TokenAsync(editor);
        address = address.Replace("FOREIGN", foreign.Id, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(address)).Status);
        var posted = await editor.PostAsync(address, ("__RequestVerificationToken", token), ("Values.area_code", "unit-a"), ("Values.role", "pcso"), ("Values.name", "Mallory"), ("Values.valid_from", "2027-01-01"));
        Assert.Contains(posted.Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed, HttpStatusCode.BadRequest });
        Assert.False(await _site.ReadAsync(db => db.LocalOfficers.AnyAsync(o => o.FullName == "Mallory")));
    }

    [Fact]
    public async Task A_list_of_areas_that_was_tampered_with_opens_no_other_area()
    {
        var own = await _site.OfficerAsync("unit-a", "D. Example");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.AreaEditor, "unit-a");
        var token = await TokenAsync(editor);
        foreach (var path in new[] { "/staff/local/unit-a/people/new", $"/staff/local/unit-a/people/{own.Id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await editor.PostAsync(path, ("__RequestVerificationToken", token), ("Values.area_code", "unit-c"), ("Values.role", "pcso"), ("Values.name", "Trudy"), ("Values.valid_from", "2027-01-01"))).Status);
        }

        Assert.False(await _site.ReadAsync(db => db.LocalOfficers.AnyAsync(o => o.FullName == "Trudy")));
        Assert.DoesNotContain("unit-c", (await editor.GetPageAsync("/staff/local/unit-a/people/new")).QuerySelectorAll("select[name='Values.area_code'] option").Select(o => o.GetAttribute("value")));
    }

    [Fact]
    public async Task A_file_shows_what_it_would_change_before_it_does()
    {
        var known = await _site.OfficerAsync("unit-a", "E. Example");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.AreaEditor, "unit-a");
        var file = $"{Heading}{known.Reference},unit-a,named-officer,PC,E. Example,,,2026-04-01,2027-01-31\nnew-1,unit-a,pcso,PCSO,\"F. Sample, junior\",,,2027-02-01,\n";

        var shown = await UploadAsync(editor, file);

        var cells = shown.Page.QuerySelectorAll("main table tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains("Last day: empty, then 2027-01-31", cells[0], StringComparison.Ordinal);
        Assert.Contains("Added", cells[1], StringComparison.Ordinal);
        Assert.False(await _site.ReadAsync(db => db.LocalOfficers.AnyAsync(o => o.Reference == "new-1")));

        var done = await editor.SendFormAsync(shown.Page, "/staff/local/files/people", []);

        Assert.Equal("/staff/local", done.Path);
        Assert.Equal("F. Sample, junior", await _site.ReadAsync(db => db.LocalOfficers.Where(o => o.Reference == "new-1").Select(o => o.FullName).SingleAsync()));
        Assert.Equal(new DateOnly(2027, 1, 31), await _site.ReadAsync(db => db.LocalOfficers.Where(o => o.Id == known.Id).Select(o => o.ValidTo).SingleAsync()));
    }

    [Fact]
    public async Task A_file_with_another_area_changes_nothing_at_all()
    {
        var foreign = await _site.OfficerAsync("unit-c", "G. Specimen");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.AreaEditor, "unit-a");
        var token = await TokenAsync(editor);
        foreach (var line in new[] { $"{foreign.Reference},unit-a,pcso,,Stolen,,,2027-01-01,", "foreign-1,unit-c,pcso,,Stolen,,,2027-01-01," })
        {
            var file = $"{Heading}own-1,unit-a,pcso,,Own,,,2027-01-01,\n{line}\n";
            Assert.Contains("is not an area of yours", (await UploadAsync(editor, file)).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            var posted = await editor.PostAsync("/staff/local/files/people?handler=Import", ("__RequestVerificationToken", token), ("Content", file));
            Assert.Contains("is not an area of yours", posted.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        Assert.False(await _site.ReadAsync(db => db.LocalOfficers.AnyAsync(o => o.FullName == "Stolen" || o.FullName == "Own")));
    }

    [Fact]
    public async Task An_export_has_the_own_areas_only_runs_no_formula_and_comes_back_unchanged()
    {
        await _site.OfficerAsync("unit-b", "H. Example", ("telephone", "+44 1632 960000"), ("rank", "=1+1"));
        await _site.OfficerAsync("unit-c", "I. Foreign");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.AreaEditor, "unit-b");

        var file = await editor.Http.GetStringAsync("/staff/local/files/people?handler=Export");

        Assert.Contains(",'=1+1,H. Example,,'+44 1632 960000,", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Foreign", file, StringComparison.Ordinal);
        Assert.Contains("0 added, 0 changed", (await UploadAsync(editor, file)).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_none_is_explained()
    {
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);

        Assert.Equal(["Select a file (CSV)"], (await editor.FillInAsync("/staff/local/files/people")).Messages);
        Assert.Contains("the heading lacks", (await UploadAsync(editor, "name\nSam\n")).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/staff/local/files/secrets")).Status);
    }

    private static async Task<string> TokenAsync(Resident person) => (await person.GetPageAsync("/staff/security")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<Reply> UploadAsync(Resident person, string text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(person)), "__RequestVerificationToken" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Upload", "people.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/staff/local/files/people") { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await Reply.ReadAsync(await person.Http.SendAsync(request), "/staff/local/files/people");
    }
}

/// <summary>The site with two councils, three units, and an area that ended and was followed by two.</summary>
public sealed class LocalSite : IAsyncLifetime
{
    internal StaffSite Staff { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Staff.PlacesAsync();
        await Staff.ThemeAsync();
        await Staff.WriteAsync(db =>
        {
            db.Areas.Add(new Engage.Domain.Places.Area("unit-old", "Oldton", Engage.Domain.Places.AreaKind.LocalPolicingUnit, "west", null, new DateOnly(2000, 1, 1), new DateOnly(2020, 3, 31)));
            db.AreaLinks.AddRange(new AreaLink(AreaLinkKind.Successor, "unit-old", "unit-c"), new AreaLink(AreaLinkKind.Neighbour, "unit-a", "unit-b"), new AreaLink(AreaLinkKind.Neighbour, "unit-b", "unit-a"));
            db.AreaPositions.AddRange(new AreaPosition("unit-a", 1, 1), new AreaPosition("unit-b", 2, 1), new AreaPosition("unit-c", 1, 2));
            return Engage.Web.Data.Places.PlaceStamp.RaiseAsync(db);
        });
        await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Engage.Web.Data.Places.GazetteerSource>(Staff.Services).RefreshAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Staff.DisposeAsync();
}
