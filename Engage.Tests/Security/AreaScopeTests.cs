using System.Net;
using System.Security.Claims;
using Engage.Domain.Places;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Engage.Web.Security.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Security;

/// <summary>Who may change what is said of which area.</summary>
public sealed class AreaScopeTests(AreaScopeTests.Site fixture) : IClassFixture<AreaScopeTests.Site>
{
    private readonly StaffSite _site = fixture.Staff;

    [Theory]
    [InlineData(StaffRoles.Administrator, null, "force east west unit-a unit-b unit-c")]
    [InlineData(StaffRoles.Editor, null, "force east west unit-a unit-b unit-c")]
    [InlineData(StaffRoles.AreaEditor, "east", "east unit-a unit-b")]
    [InlineData(StaffRoles.AreaEditor, "unit-c", "unit-c")]
    [InlineData(StaffRoles.AreaEditor, "gone", "")]
    [InlineData(StaffRoles.AreaEditor, null, "")]
    [InlineData(StaffRoles.Analyst, "east", "")]
    [InlineData(StaffRoles.Viewer, null, "")]
    [InlineData(StaffRoles.Facilitator, null, "")]
    public async Task An_area_editor_has_their_area_and_those_within_and_an_editor_all(string role, string? area, string areas)
    {
        var account = await _site.AddAsync(role, area: area);

        Assert.Equal(areas.Split(' ', StringSplitOptions.RemoveEmptyEntries), (await AreasAsync(account)).Select(a => a.Code));
        foreach (var code in new[] { "force", "east", "west", "unit-a", "unit-b", "unit-c" })
        {
            Assert.Equal(areas.Split(' ').Contains(code), await MayEditAsync(account, code));
        }
        Assert.False(await MayEditAsync(account, "nowhere"));
    }

    [Fact]
    public async Task An_area_that_ended_is_not_offered_but_can_still_be_put_right()
    {
        var account = await _site.AddAsync(StaffRoles.AreaEditor, area: "west");

        Assert.True(await MayEditAsync(account, "unit-old"));
        Assert.DoesNotContain(await AreasAsync(account), a => a.Code == "unit-old");
    }

    [Fact]
    public async Task Another_area_counts_from_the_next_request()
    {
        var (editor, account) = await _site.SignedInAsync(StaffRoles.AreaEditor, "unit-a");
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/staff/local")).Status);

        // Straight in the database: even a cookie that is still good brings no old area with it.
        await _site.WriteAsync(db => db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.AreaCode, "unit-c")));

        Assert.False(await MayEditAsync(account, "unit-a"));
        Assert.True(await MayEditAsync(account, "unit-c"));
        Assert.DoesNotContain("Aston", (await editor.GetPageAsync("/staff/local")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_gives_the_role_with_an_area_and_takes_both()
    {
        var (administrator, _) = await _site.SignedInAsync(StaffRoles.Administrator);
        var lacking = await administrator.FillInAsync("/staff/accounts/add", ("Name", "Sam"), ("Email", "sam@areas.example"), ("Role", StaffRoles.AreaEditor), ("AreaCode", ""));
        Assert.Equal(["Choose the area of this area editor"], lacking.Messages);
        var crafted = await administrator.FillInAsync("/staff/accounts/add", ("Name", "Sam"), ("Email", "sam@areas.example"), ("Role", StaffRoles.AreaEditor));
        Assert.Equal(["Choose the area of this area editor"], crafted.Messages);

        await administrator.FillInAsync("/staff/accounts/add", ("Name", "Sam"), ("Email", "sam@areas.example"), ("Role", StaffRoles.AreaEditor), ("AreaCode", "unit-b"));
        var sam = await _site.ReadAsync(db => db.Users.SingleAsync(a => a.Email == "sam@areas.example"));
        Assert.Equal("unit-b", sam.AreaCode);
        Assert.Contains("Area editor, Barton", (await administrator.GetPageAsync($"/staff/accounts/{sam.Id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await administrator.FillInAsync($"/staff/accounts/{sam.Id}/role", ("Role", StaffRoles.Viewer), ("AreaCode", "unit-b"));
        Assert.Null((await _site.ReadAsync(db => db.Users.SingleAsync(a => a.Id == sam.Id))).AreaCode);
    }

    [Fact]
    public async Task Role_and_area_belong_together()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();

        await Assert.ThrowsAsync<ArgumentException>(() => accounts.AddAsync("Sam", "none@areas.example", StaffRoles.AreaEditor, "test"));
        await Assert.ThrowsAsync<ArgumentException>(() => accounts.AddAsync("Sam", "none@areas.example", StaffRoles.Viewer, "test", "unit-a"));
    }

    [Fact]
    public async Task An_area_editor_sees_only_what_they_can_use()
    {
        var (editor, _) = await _site.SignedInAsync(StaffRoles.AreaEditor, "unit-a");
        var links = (await editor.GetPageAsync("/staff/local")).QuerySelectorAll(".engage-side-navigation__link").Select(l => l.GetAttribute("href")!).ToList();

        Assert.NotEmpty(links);
        foreach (var link in links) { Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(link)).Status); }
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/staff")).Status);
    }

    [Fact]
    public async Task An_area_editor_needs_a_second_factor_where_the_settings_ask_for_one()
    {
        await using var site = new StaffSite();
        site.With("Staff:RequireSecondFactor", "true");
        var account = await site.AddAsync(StaffRoles.AreaEditor, area: "unit-a");
        var visitor = site.NewVisitor();
        await StaffSite.SignInAsync(visitor, account.Email!);

        Assert.Equal("/staff/security", (await visitor.GetAsync("/staff/local")).Path);
    }

    private async Task<bool> MayEditAsync(StaffAccount account, string code) => await AsAsync(account, (scope, person) => scope.MayEditAsync(person, code));

    private async Task<IReadOnlyList<Area>> AreasAsync(StaffAccount account) => await AsAsync(account, (scope, person) => scope.AreasAsync(person));

    private async Task<T> AsAsync<T>(StaffAccount account, Func<AreaScope, ClaimsPrincipal, Task<T>> ask)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var person = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<StaffAccount>>().CreateAsync((await users.FindByIdAsync(account.Id.ToString()))!);
        return await ask(scope.ServiceProvider.GetRequiredService<AreaScope>(), person);
    }

    /// <summary>The site with two councils, three units of today and one that ended.</summary>
    public sealed class Site : IAsyncLifetime
    {
        internal StaffSite Staff { get; } = new();

        public async Task InitializeAsync()
        {
            await Staff.PlacesAsync();
            await Staff.WriteAsync(db =>
            {
                db.Areas.Add(new Area("unit-old", "Oldton", AreaKind.LocalPolicingUnit, "west", null, new DateOnly(2000, 1, 1), new DateOnly(2020, 3, 31)));
                return PlaceStamp.RaiseAsync(db);
            });
            await Staff.Services.GetRequiredService<GazetteerSource>().RefreshAsync();
        }

        public async Task DisposeAsync() => await Staff.DisposeAsync();
    }
}
