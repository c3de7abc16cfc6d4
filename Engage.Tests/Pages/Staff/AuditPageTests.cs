using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Staff;

/// <summary>The audit trail as staff read it.</summary>
public sealed class AuditPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Entries_are_listed_newest_first_fifty_a_page_and_filtered_by_the_address()
    {
        var (editor, account) = await site.SignedInAsync(StaffRoles.Editor);
        await RecordAsync(60, "pat@office.example", "survey:listed");

        var first = await editor.GetPageAsync("/staff/audit?subject=survey:listed");
        var second = await editor.GetPageAsync("/staff/audit?subject=survey:listed&page-number=2");

        Assert.Contains("60 entries", first.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((50, 10), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        var numbers = first.QuerySelectorAll("tbody td:first-child").Select(c => int.Parse(c.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers.OrderDescending(), numbers);
        Assert.Contains("subject=survey:listed&page-number=2", first.QuerySelector("a[rel=next]")!.GetAttribute("href")!.Replace("%3A", ":", StringComparison.Ordinal), StringComparison.Ordinal);
        var own = await editor.GetPageAsync($"/staff/audit?person={account.Email}");
        Assert.Equal("Pat the Editor", own.QuerySelector("tbody tr td:nth-child(5)")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("?person=%27%20OR%201%3D1--")]
    [InlineData("?subject=%22%3E%3Csvg/onload=alert(1)%3E")]
    [InlineData("?page-number=-1&subject=nothing")]
    [InlineData("?page-number=99999999999&subject=nothing")]
    public async Task A_hostile_filter_finds_nothing_and_breaks_nothing(string query)
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        Assert.Contains("No entry matches.", (await editor.GetPageAsync($"/staff/audit{query}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_checks_the_seals_and_sees_the_first_bad_row()
    {
        await using var small = new StaffSite();
        var (administrator, _) = await small.SignedInAsync(StaffRoles.Administrator);
        await using (var scope = small.Services.CreateAsyncScope()) { await RecordAsync(scope.ServiceProvider, 3, "pat@office.example", "survey:sealed"); }

        var intact = await administrator.FillInAsync("/staff/audit/verify");
        Assert.Contains("All 4 entries are as they were written.", intact.Page.Body!.TextContent, StringComparison.Ordinal);
        var head = await small.ReadAsync(db => db.AuditEntries.OrderByDescending(e => e.Number).Select(e => e.Seal).FirstAsync());
        Assert.Contains(head, intact.Text, StringComparison.Ordinal);

        await small.WriteAsync(db => db.AuditEntries.Where(e => e.Number == 3).ExecuteUpdateAsync(s => s.SetProperty(e => e.Actor, "somebody-else")));
        var broken = await administrator.FillInAsync("/staff/audit/verify");
        Assert.Contains("Entry 3 is not what was written.", broken.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_are_listed_though_there_are_none_yet()
    {
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);

        Assert.Contains("There are no areas yet.", (await viewer.GetPageAsync("/staff/places")).Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task RecordAsync(int count, string actor, string subject)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await RecordAsync(scope.ServiceProvider, count, actor, subject);
    }

    private static async Task RecordAsync(IServiceProvider services, int count, string actor, string subject)
    {
        var db = services.GetRequiredService<Engage.Web.Data.EngageDb>();
        for (var i = 0; i < count; i++) { services.GetRequiredService<AuditTrail>().Record(db, actor, "definition-saved", subject); }
        await db.SaveChangesAsync();
    }
}
