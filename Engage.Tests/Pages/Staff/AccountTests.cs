using System.Net;
using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Staff;

/// <summary>An administrator adds, changes and closes accounts.</summary>
public sealed class AccountTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task An_account_is_added_and_its_person_chooses_their_own_password_first()
    {
        var (administrator, _) = await site.SignedInAsync(StaffRoles.Administrator);
        var shown = await administrator.FillInAsync("/staff/accounts/add", ("Name", "Sam Jones"), ("Email", "sam.jones@office.example"), ("Role", StaffRoles.Analyst));
        Assert.Equal("/staff/accounts/one-time-password", shown.Path);
        var password = shown.Page.QuerySelector(".engage-key")!.TextContent;
        Assert.Equal("/staff/accounts", (await administrator.GetAsync("/staff/accounts/one-time-password")).Path);

        var sam = site.NewVisitor();
        var first = await StaffSite.SignInAsync(sam, "sam.jones@office.example", password);
        Assert.Equal("/staff/security/password", first.Path);
        Assert.Equal("/staff/security/password", (await sam.GetAsync("/staff/security")).Path);
        await sam.FillInAsync("/staff/security/password", ("Current", password), ("New", "seven green bottles hang"), ("Again", "seven green bottles hang"));

        Assert.Equal("/staff", (await sam.GetAsync("/staff")).Path);
        Assert.Equal(HttpStatusCode.Forbidden, (await sam.GetAsync("/staff/accounts")).Status);
        Assert.Equal("/staff/sign-in", (await StaffSite.SignInAsync(site.NewVisitor(), "sam.jones@office.example", password)).Path);
    }

    [Fact]
    public async Task A_one_time_password_is_no_use_after_a_week()
    {
        var access = await ServiceAsync(accounts => accounts.AddAsync("Late Starter", "late@office.example", StaffRoles.Viewer, "test"));
        site.Clock.Advance(OneTimePassword.Lifetime + TimeSpan.FromSeconds(1));

        Assert.Equal("/staff/sign-in", (await StaffSite.SignInAsync(site.NewVisitor(), "late@office.example", access.Password)).Path);
    }

    [Theory]
    [InlineData("", "x@office.example", "Viewer", "Enter a name")]
    [InlineData("<b>Sam</b>", "x@office.example", "Viewer", "Enter a name without < and >")]
    [InlineData("Sam", "", "Viewer", "Enter an e-mail address, like name@example.org")]
    [InlineData("Sam", "sam at office", "Viewer", "Enter an e-mail address, like name@example.org")]
    [InlineData("Sam", "sam@office.example\r\nBcc: all@office.example", "Viewer", "Enter an e-mail address, like name@example.org")]
    [InlineData("Sam", "taken@office.example", "Viewer", "There is an account with this e-mail address already")]
    public async Task An_account_that_cannot_be_added_is_explained(string name, string email, string role, string message)
    {
        if (email.StartsWith("taken", StringComparison.Ordinal) && !await site.ReadAsync(db => db.Users.AnyAsync(a => a.Email == email))) { await site.AddAsync(StaffRoles.Viewer, email); }
        var (administrator, _) = await site.SignedInAsync(StaffRoles.Administrator);

        Assert.Equal([message], (await administrator.FillInAsync("/staff/accounts/add", ("Name", name), ("Email", email), ("Role", role))).Messages);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_not_given()
    {
        var (administrator, _) = await site.SignedInAsync(StaffRoles.Administrator);

        var reply = await administrator.FillInAsync("/staff/accounts/add", ("Name", "Sam"), ("Email", "sam@office.example"), ("Role", "Owner"));

        Assert.Equal(["Select a role"], reply.Messages);
    }

    [Fact]
    public async Task A_changed_role_counts_from_the_next_request()
    {
        var (administrator, _) = await site.SignedInAsync(StaffRoles.Administrator);
        var (editor, account) = await site.SignedInAsync(StaffRoles.Editor);
        Assert.Equal("/staff/surveys/new", (await editor.GetAsync("/staff/surveys/new")).Path);

        var reply = await administrator.FillInAsync($"/staff/accounts/{account.Id}/role", ("Role", StaffRoles.Viewer));

        Assert.Equal($"/staff/accounts/{account.Id}", reply.Path);
        Assert.StartsWith("/staff/sign-in", (await editor.GetAsync("/staff/surveys/new")).Path, StringComparison.Ordinal);
        await StaffSite.SignInAsync(editor, account.Email!);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/staff/surveys/new")).Status);
        await AssertAuditedAsync("role-changed", account, "Role Viewer.");
    }

    [Fact]
    public async Task A_deactivated_person_is_out_with_the_next_request_until_reactivated()
    {
        var (administrator, _) = await site.SignedInAsync(StaffRoles.Administrator);
        var (viewer, account) = await site.SignedInAsync(StaffRoles.Viewer);
        var address = $"/staff/accounts/{account.Id}";
        Assert.Equal(["Enter a reason"], (await administrator.FillInAsync($"{address}/deactivate")).Messages);

        await administrator.FillInAsync($"{address}/deactivate", ("Reason", "Left the office."));

        Assert.StartsWith("/staff/sign-in", (await viewer.GetAsync("/staff")).Path, StringComparison.Ordinal);
        Assert.Equal("/staff/sign-in", (await StaffSite.SignInAsync(viewer, account.Email!)).Path);
        await AssertAuditedAsync("account-deactivated", account, "Left the office.");

        await administrator.FillInAsync($"{address}/reactivate");
        Assert.Equal("/staff", (await StaffSite.SignInAsync(viewer, account.Email!)).Path);
    }

    [Theory]
    [InlineData("end-sessions", "sessions-ended")]
    [InlineData("reset-second-factor", "second-factor-reset")]
    [InlineData("reset-password", "password-reset")]
    public async Task What_takes_something_away_signs_the_person_out(string act, string action)
    {
        var (administrator, _) = await site.SignedInAsync(StaffRoles.Administrator);
        var (viewer, account) = await site.SignedInAsync(StaffRoles.Viewer);

        await administrator.FillInAsync($"/staff/accounts/{account.Id}/{act}");

        Assert.StartsWith("/staff/sign-in", (await viewer.GetAsync("/staff")).Path, StringComparison.Ordinal);
        await AssertAuditedAsync(action, account, reason: null);
    }

    [Fact]
    public async Task After_a_reset_the_old_app_and_codes_are_worth_nothing()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);
        await site.SetUpAppAsync(account);
        var (administrator, _) = await site.SignedInAsync(StaffRoles.Administrator);

        await administrator.FillInAsync($"/staff/accounts/{account.Id}/reset-second-factor");

        Assert.Equal("/staff", (await StaffSite.SignInAsync(site.NewVisitor(), account.Email!)).Path);
        Assert.DoesNotContain("Reset", (await administrator.GetPageAsync($"/staff/accounts/{account.Id}")).QuerySelector(".govuk-summary-list")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_active_administrator_is_kept()
    {
        await using var small = new StaffSite();
        var (administrator, account) = await small.SignedInAsync(StaffRoles.Administrator);
        var closed = await small.AddAsync(StaffRoles.Administrator);
        await small.AsAnotherAsync(closed, (accounts, other) => accounts.DeactivateAsync(other, "test", "Left the office."));
        const string sentence = "This is the last active administrator. Give somebody else the role first";

        Assert.Equal([sentence], (await administrator.FillInAsync($"/staff/accounts/{account.Id}/role", ("Role", StaffRoles.Viewer))).Messages);
        Assert.Equal([sentence], (await administrator.FillInAsync($"/staff/accounts/{account.Id}/deactivate", ("Reason", "Holiday."))).Messages);
        Assert.Equal("/staff/accounts", (await administrator.GetAsync("/staff/accounts")).Path);
    }

    [Fact]
    public async Task Two_administrators_cannot_demote_each_other_at_once()
    {
        await using var small = new StaffSite();
        var one = await small.AddAsync(StaffRoles.Administrator);
        var two = await small.AddAsync(StaffRoles.Administrator);

        await Task.WhenAll(Task.Run(() => Demote(one)), Task.Run(() => Demote(two)));

        Assert.Equal(1, await small.ReadAsync(db => db.UserRoles.CountAsync(held => db.Roles.Any(r => r.Id == held.RoleId && r.Name == StaffRoles.Administrator))));

        Task Demote(StaffAccount account) => small.AsAnotherAsync(account, (accounts, known) => accounts.ChangeRoleAsync(known, StaffRoles.Viewer, "test"));
    }

    [Fact]
    public async Task The_list_says_where_each_account_stands()
    {
        await using var small = new StaffSite();
        var (administrator, _) = await small.SignedInAsync(StaffRoles.Administrator);
        var withApp = await small.AddAsync(StaffRoles.Editor);
        await small.SetUpAppAsync(withApp);
        var locked = await small.AddAsync(StaffRoles.Viewer);
        for (var i = 0; i < SignInAttempts.Most; i++) { await StaffSite.SignInAsync(small.NewVisitor(), locked.Email!, "wrong"); }
        await administrator.FillInAsync("/staff/accounts/add", ("Name", "New Person"), ("Email", "new@office.example"), ("Role", StaffRoles.Viewer));

        var rows = (await administrator.GetPageAsync("/staff/accounts")).QuerySelectorAll("tbody tr")
            .Select(row => string.Join('|', row.Children.Skip(1).Take(3).Select(cell => cell.TextContent.Trim()))).ToList();

        Assert.Equal(["Viewer|Invited|None", "Administrator|Active|None", "Editor|Active|App", "Viewer|Locked|None"], rows);
    }

    [Theory]
    [InlineData("/staff/accounts/00000000-0000-0000-0000-000000000000")]
    [InlineData("/staff/accounts/1")]
    [InlineData("/staff/accounts/00000000-0000-0000-0000-000000000000/role")]
    [InlineData("/staff/accounts/00000000-0000-0000-0000-000000000000/deactivate")]
    [InlineData("/staff/accounts/00000000-0000-0000-0000-000000000000/delete")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        var (administrator, _) = await site.SignedInAsync(StaffRoles.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(path)).Status);
    }

    private async Task<T> ServiceAsync<T>(Func<StaffAccounts, Task<T>> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<StaffAccounts>());
    }

    private async Task AssertAuditedAsync(string action, StaffAccount account, string? reason) =>
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == action && e.Subject == $"account:{account.Id}" && e.Reason == reason)), $"There is no entry {action}.");
}
