using System.Globalization;
using System.Net;
using System.Text;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Invitations;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Assemblies;

/// <summary>Officers draw addresses from a file, have letters made and note the posting.</summary>
public sealed class LetterPagesTests(LetterSite letters) : IClassFixture<LetterSite>
{
    private readonly StaffSite site = letters.Site;

    private const string Heading = "uprn,address_1,address_2,town,postcode,area,decile";

    [Fact]
    public async Task Only_addresses_that_were_drawn_are_kept_with_their_chance_and_the_seed()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        // 60 addresses in the north (20 of them deprived), 40 in the south; 20 letters, a fifth for deprived places alone.
        var reply = await DrawAsync(editor, Root(programme, assembly), File(100, i => i < 60 ? "north" : "south", i => i < 20 ? 1 : 8), ("Letters", "20"), ("Boost", "20"), ("Deciles", "1-3"), ("FewestPerArea", "5"), ("Seed", "20270120"));

        Assert.Equal($"{Root(programme, assembly)}/1", reply.Path);
        var round = await site.ReadAsync(db => db.InvitationRounds.AsNoTracking().SingleAsync(r => r.AssemblyId == assembly.Id));
        Assert.Equal(("20270120", 20, 100, 0.2), (round.Seed, round.Letters, round.Addresses, round.Boost));
        // Worked by hand: 16 letters over all 100 (3.2 of them deprived) and 4 for the 20 deprived: 7.2 of 20, 6.4 of 40, 6.4 of 40. The north's 13.6 becomes 14.
        Assert.Equal([("north", false, 40), ("north", true, 20), ("south", false, 40)], round.Strata.Select(s => (s.Area, s.IsBoosted, s.Addresses)));
        Assert.Equal(20, round.Strata.Sum(s => s.Letters));
        var households = await site.ReadAsync(db => db.Households.AsNoTracking().Where(h => h.AssemblyId == assembly.Id).ToListAsync());
        Assert.Equal(20, households.Count);
        foreach (var stratum in round.Strata)
        {
            var drawn = households.Where(h => h.AreaCode == stratum.Area && (h.Decile == 1) == stratum.IsBoosted).ToList();
            Assert.Equal(stratum.Letters, drawn.Count);
            Assert.All(drawn, h => Assert.Equal((double)stratum.Letters / stratum.Addresses, h.Chance));
        }
        Assert.All(households, h => Assert.True(HouseholdCode.TryRead(site.Services.GetRequiredService<HouseholdAddresses>().CodeOf(h), out _)));
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "letters-drawn" && e.Subject == $"assembly:{assembly.Id}" && e.Reason!.Contains("20270120"))));

        var page = await site.NewVisitor().GetPageAsync($"/assemblies/{programme.Slug}/{assembly.Slug}/letters");
        Assert.Contains("20270120", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_same_file_and_seed_draw_the_same_addresses()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (otherProgramme, other) = await site.AssemblyAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var file = File(80, _ => "north", i => (i % 10) + 1);
        foreach (var root in new[] { Root(programme, assembly), Root(otherProgramme, other) }) { await DrawAsync(editor, root, file, ("Letters", "8"), ("Seed", "7")); }

        Assert.Equal(await LinesAsync(assembly), await LinesAsync(other));
    }

    [Fact]
    public async Task No_address_of_a_programme_gets_two_letters()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (_, second) = await site.AssemblyAsync(programme);
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var file = File(50, _ => "north", _ => 5);
        await DrawAsync(editor, Root(programme, assembly), file, ("Letters", "30"));

        // The same addresses, written otherwise and under other ids.
        var rewritten = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("Test Street", "TEST  street.", StringComparison.Ordinal).Replace("\n1", "\n9", StringComparison.Ordinal));
        var refused = await DrawAsync(editor, Root(programme, second), rewritten, ("Letters", "21"));
        Assert.Contains("20 addresses can be drawn", refused.Messages.Single(), StringComparison.Ordinal);
        await DrawAsync(editor, Root(programme, second), rewritten, ("Letters", "20"));

        Assert.Equal(50, await site.ReadAsync(db => db.Households.CountAsync(h => h.ProgrammeId == programme.Id)));
        Assert.Equal(30, await site.ReadAsync(db => db.InvitationRounds.Where(r => r.AssemblyId == second.Id).Select(r => r.WrittenToBefore).SingleAsync()));
    }

    [Fact]
    public async Task Addresses_outside_the_area_are_left_out()
    {
        await using var small = new StaffSite();
        await small.PlacesAsync();
        var programme = (await small.AssemblyAsync()).Programme;
        var assembly = new Assembly(Make.NewId(), programme.Id, "aston", "Aston", "unit-a", 5);
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Registering] = new(2027, 1, 10) });
        await small.WriteAsync(db => Task.FromResult(db.Assemblies.Add(assembly)));
        var (editor, _) = await small.SignedInAsync(StaffRoles.Editor);

        await DrawAsync(editor, Root(programme, assembly), File(30, i => i % 2 == 0 ? "unit-a" : "unit-c", _ => 5), ("Letters", "10"));

        var round = await small.ReadAsync(db => db.InvitationRounds.AsNoTracking().SingleAsync());
        Assert.Equal((15, 15), (round.Addresses, round.Outside));
    }

    [Fact]
    public async Task Every_problem_of_a_file_is_named_with_its_line_and_nothing_is_drawn()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var file = Encoding.UTF8.GetBytes($"{Heading}\n1,1 Test Street,,Testville,CW7 2UA,north,1\n2,2 Test Street,,Testville,nowhere,north,1\n3,,,,CW7 2UA,north,1\n4,{new string('x', 51)},,Testville,CW7 2UA,north,2\n5,1 Test  street,,TESTVILLE,cw72ua,north,1\n");

        var reply = await DrawAsync(editor, Root(programme, assembly), file, ("Letters", "1"));

        var problems = reply.Page.QuerySelectorAll("main .govuk-inset-text li").Select(li => li.TextContent).ToList();
        Assert.Equal(4, problems.Count);
        Assert.Equal(["line 3", "line 4", "line 5", "line 6"], problems.Select(p => p.Split("addresses.csv ")[1].Split([',', ':'])[0]));
        Assert.Contains("this address is on line 2 already", problems[3], StringComparison.Ordinal);
        Assert.False(await site.ReadAsync(db => db.Households.AnyAsync(h => h.AssemblyId == assembly.Id)));

        // Wrong deciles and a missing column are found before addresses are looked at.
        Assert.Contains("a decile is a number", (await DrawAsync(editor, Root(programme, assembly), Encoding.UTF8.GetBytes($"{Heading}\n1,1 Test Street,,Testville,CW7 2UA,north,11\n"), ("Letters", "1"))).Text, StringComparison.Ordinal);
        Assert.Contains("there is no column postcode", (await DrawAsync(editor, Root(programme, assembly), Encoding.UTF8.GetBytes("id,address_1,area\n1,1 Test Street,north\n"), ("Letters", "1"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_cannot_be_is_explained_and_a_check_draws_nothing()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var file = File(10, _ => "north", _ => 5);

        Assert.Equal(
            ["Choose a file of addresses", "Enter how many letters, from 1 to 100,000", "Enter a share from 0 to 99", "Enter deciles like 1-3", "Enter a number of letters, 0 for none", "Enter a whole number, or leave it empty"],
            (await DrawAsync(editor, Root(programme, assembly), [], ("Letters", "none"), ("Boost", "100"), ("Deciles", "3-1"), ("FewestPerArea", "-1"), ("Seed", "x"))).Messages);
        Assert.Contains("11 letters cannot be shared out", (await DrawAsync(editor, Root(programme, assembly), file, ("Letters", "11"))).Messages.Single(), StringComparison.Ordinal);

        var check = await DrawAsync(editor, Root(programme, assembly), file, "?handler=Check", ("Letters", "5"));
        Assert.Contains("10 addresses can be drawn", check.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(check.Page.QuerySelectorAll("tbody tr"));
        Assert.False(await site.ReadAsync(db => db.Households.AnyAsync(h => h.AssemblyId == assembly.Id)));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var reply = await DrawAsync(editor, Root(programme, assembly), new byte[AddressList.MaxSize + 1], ("Letters", "5"));

        Assert.Equal(["The file must be 24 MB or smaller"], reply.Messages);
    }

    [Fact]
    public async Task Letters_are_made_once_taken_out_and_gone_after_the_posting()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var file = Encoding.UTF8.GetBytes($"{Heading}\n1,=HYPERLINK(\"x\"),,Testville,CW7 2UA,north,1\n2,2 Test Street,Flat 1,Testville,CW7 2UB,north,1\n".Replace("=HYPERLINK(\"x\")", "\"=HYPERLINK(\"\"x\"\")\"", StringComparison.Ordinal));
        await DrawAsync(editor, Root(programme, assembly), file, ("Letters", "2"));
        var here = $"{Root(programme, assembly)}/1";
        var codes = await site.ReadAsync(db => db.Households.AsNoTracking().Where(h => h.AssemblyId == assembly.Id).ToListAsync());
        var code = site.Services.GetRequiredService<HouseholdAddresses>().CodeOf(codes[0])!;

        await editor.SendFormAsync(await editor.GetPageAsync(here), here, [], form: "form[action$='handler=Make']");
        while ((await editor.GetAsync(here)).Headers.Contains("Refresh")) { }

        var page = await editor.GetPageAsync(here);
        var links = page.QuerySelectorAll("main ul a[href*='handler=File']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);
        var csv = await editor.GetAsync(page.QuerySelectorAll("main ul a").Single(a => a.TextContent.EndsWith(".csv", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Contains("'=HYPERLINK", csv.Text, StringComparison.Ordinal);
        Assert.Contains(Engage.Domain.ReadableSymbols.Grouped(code), csv.Text, StringComparison.Ordinal);
        Assert.Equal(2, await site.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Subject == $"assembly:{assembly.Id}" && (e.Action == "letters-downloaded" || e.Action == "letters-requested"))));
        Assert.All(await site.ReadAsync(db => db.Households.AsNoTracking().Where(h => h.AssemblyId == assembly.Id).ToListAsync()), h => Assert.Equal((null, HouseholdState.LetterMade), (h.Code, h.State)));
        // The code still opens the door: its hash is what proves it right.
        Assert.EndsWith("/eligibility", (await site.NewVisitor().FillInAsync($"/assemblies/{programme.Slug}/{assembly.Slug}/register", ("code", code))).Path, StringComparison.Ordinal);

        await editor.SendFormAsync(await editor.GetPageAsync(here), here, [], form: "form[action$='handler=Sent']");
        Assert.False(await site.ReadAsync(db => db.LetterFiles.AnyAsync(f => db.InvitationRounds.Any(r => r.Id == f.RoundId && r.AssemblyId == assembly.Id))));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(links[0])).Status);
        var monitor = await editor.GetPageAsync(Root(programme, assembly));
        Assert.Equal("2", monitor.QuerySelector(".engage-number__value")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_viewer_sees_counts_and_neither_addresses_nor_letters()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        await site.HouseholdAsync(assembly);
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);

        var page = await viewer.GetPageAsync(Root(programme, assembly));

        Assert.Null(page.QuerySelector("main a[href*='/letters/']"));
        Assert.DoesNotContain("Test Street", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync($"{Root(programme, assembly)}/1")).Status);
    }

    private static string Root(AssemblyProgramme programme, Assembly assembly) => $"/staff/assemblies/{programme.Slug}/{assembly.Slug}/letters";

    private static byte[] File(int count, Func<int, string> area, Func<int, int> decile) => Encoding.UTF8.GetBytes(
        string.Join('\n', Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{1000 + i},{i + 1} Test Street,,Testville,CW7 2UA,{area(i)},{decile(i)}")).Prepend(Heading)) + "\n");

    private static Task<Reply> DrawAsync(Resident editor, string root, byte[] file, params (string Name, string Value)[] fields) => DrawAsync(editor, root, file, "", fields);

    private static async Task<Reply> DrawAsync(Resident editor, string root, byte[] file, string handler, params (string Name, string Value)[] fields)
    {
        var page = await editor.GetPageAsync($"{root}/draw");
        using var content = new MultipartFormDataContent { { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        foreach (var (name, value) in new[] { ("Letters", "10"), ("Boost", "20"), ("Deciles", "1-3"), ("FewestPerArea", "0"), ("Seed", "") }.Where(f => !fields.Any(given => given.Name == f.Item1)).Concat(fields)) { content.Add(new StringContent(value), name); }
        if (file.Length > 0) { content.Add(new ByteArrayContent(file), "file", "addresses.csv"); }
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{root}/draw{handler}") { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await editor.Http.SendAsync(request);
        return response.Headers.Location is { } next ? await editor.GetAsync(next.OriginalString) : await Reply.ReadAsync(response, $"{root}/draw");
    }

    private async Task<IReadOnlyList<string>> LinesAsync(Assembly assembly)
    {
        var addresses = site.Services.GetRequiredService<HouseholdAddresses>();
        return [.. (await site.ReadAsync(db => db.Households.AsNoTracking().Where(h => h.AssemblyId == assembly.Id).ToListAsync())).Select(h => addresses.Read(h)!).Order(StringComparer.Ordinal)];
    }

}

/// <summary>The staff side with an address that letters can name.</summary>
public sealed class LetterSite : IDisposable
{
    /// <summary>Makes it.</summary>
    public LetterSite() => Site.With("Mail:SiteAddress", "https://engage.example");

    /// <summary>The site.</summary>
    public StaffSite Site { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Site.Dispose();
}
