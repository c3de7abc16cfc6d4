using System.Net;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Data.Sqlite;
using Engage.Web.Security;
using Engage.Web.Security.KeyRing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data;

public sealed class StaffAccountsOnSqlite() : StaffAccountTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class StaffAccountsOnPostgres() : StaffAccountTests(TestDatabase.PostgresAsync);

/// <summary>Staff accounts and the key ring, as the program registers them.</summary>
public abstract class StaffAccountTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    private const string Password = "four plain words here";

    [DatabaseFact]
    public async Task The_four_roles_are_there()
    {
        Assert.Equal(StaffRoles.All.Order(), await ReadAsync(db => db.Roles.OrderBy(r => r.Name).Select(r => r.Name!).ToListAsync()));
    }

    [DatabaseFact]
    public async Task An_account_keeps_its_password_role_and_passkey()
    {
        var id = await MakeAsync("pat@office.example", StaffRoles.Editor);
        byte[] credential = [1, 2, 3, 4];
        await UsersAsync(async users =>
        {
            var account = await users.FindByIdAsync(id.ToString());
            var passkey = new UserPasskeyInfo(credential, [5], Sample.Now, 7, ["internal"], true, true, false, [8], [9]) { Name = "Office laptop" };
            return await users.AddOrUpdatePasskeyAsync(account!, passkey);
        });

        await UsersAsync(async users =>
        {
            var account = (await users.FindByEmailAsync("PAT@office.example"))!;
            Assert.Equal(("Pat", Sample.Now), (account.DisplayName, account.CreatedAt));
            Assert.True(await users.CheckPasswordAsync(account, Password));
            Assert.Equal([StaffRoles.Editor], await users.GetRolesAsync(account));
            var passkey = Assert.Single(await users.GetPasskeysAsync(account));
            Assert.Equal(("Office laptop", 7u, Sample.Now), (passkey.Name!, passkey.SignCount, passkey.CreatedAt));
            Assert.Equal(id, (await users.FindByPasskeyIdAsync(credential))!.Id);
            return true;
        });
    }

    [DatabaseFact]
    public async Task A_password_needs_length_not_signs()
    {
        Assert.Equal("PasswordTooShort", await RefusalAsync("Sh0rt-pass!"));
        Assert.Equal("PasswordRequiresUniqueChars", await RefusalAsync("aaaaaaaaaaaaaaaa"));
        Assert.Equal("PasswordContainsName", await RefusalAsync("chris.jones is here"));
        Assert.Null(await RefusalAsync("four plain words here"));

        Task<string?> RefusalAsync(string password) => UsersAsync(async users =>
            (await users.CreateAsync(new StaffAccount("chris.jones@office.example", "Chris", Sample.Now), password)).Errors.FirstOrDefault()?.Code);
    }

    [DatabaseFact]
    public async Task Five_wrong_passwords_lock_an_account_for_a_quarter_of_an_hour()
    {
        await MakeAsync("pat@office.example", StaffRoles.Viewer);
        await UsersAsync(async users =>
        {
            var account = (await users.FindByEmailAsync("pat@office.example"))!;
            for (var i = 0; i < 4; i++) { await users.AccessFailedAsync(account); }
            Assert.False(await users.IsLockedOutAsync(account));
            await users.AccessFailedAsync(account);
            Assert.True(await users.IsLockedOutAsync(account));
            return true;
        });
    }

    [DatabaseFact]
    public async Task The_key_ring_outlives_the_program()
    {
        var secret = Database.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("said before the restart");
        await Database.Services.DisposeAsync();
        await using var restarted = Database.Another();
        Assert.Equal("said before the restart", restarted.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret));
        Assert.Equal(1, await restarted.WithAsync(db => db.DataProtectionKeys.CountAsync()));
    }

    [DatabaseFact]
    public async Task A_session_ends_with_the_request_after_the_account_changed()
    {
        var id = await MakeAsync("pat@office.example", StaffRoles.Editor);
        await using var site = await SiteAsync();
        var changes = new Func<UserManager<StaffAccount>, StaffAccount, Task<IdentityResult>>[]
        {
            (users, account) => users.AddToRoleAsync(account, StaffRoles.Analyst),
            (users, account) => users.RemoveFromRoleAsync(account, StaffRoles.Editor),
            (users, account) => users.ChangePasswordAsync(account, Password, "four other words here"),
            (users, account) => users.UpdateSecurityStampAsync(account),
            (users, account) =>
            {
                account.DisabledAt = Sample.Now;
                return users.UpdateAsync(account);
            },
        };
        foreach (var change in changes)
        {
            var cookie = await SignInAsync(site, "/in");
            Assert.StartsWith("__Host-staff=", cookie, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, cookie));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, cookie));

            Assert.True(await UsersAsync(async users => (await change(users, (await users.FindByIdAsync(id.ToString()))!)).Succeeded));
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(site, cookie));
        }
        Assert.Equal("NotAllowed", await site.GetTestClient().GetStringAsync(new Uri("https://localhost/try")));
    }

    [DatabaseFact]
    public async Task A_session_ends_after_twelve_hours_however_busy()
    {
        await MakeAsync("pat@office.example", StaffRoles.Editor);
        await using var site = await SiteAsync();
        var cookie = await SignInAsync(site, "/in-long");
        Database.Time.Advance(TimeSpan.FromHours(11.9));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, cookie));
        Database.Time.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(site, cookie));
    }

    private async Task<Guid> MakeAsync(string email, string role) => await UsersAsync(async users =>
    {
        var account = new StaffAccount(email, "Pat", Sample.Now);
        Assert.True((await users.CreateAsync(account, Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(account, role)).Succeeded);
        return account.Id;
    });

    private async Task<T> UsersAsync<T>(Func<UserManager<StaffAccount>, Task<T>> work)
    {
        await using var scope = Database.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>());
    }

    private async Task<WebApplication> SiteAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        Database.Register(builder.Services);
        // The site and the test are one program: they share the writer.
        if (Database.Services.GetService<SqliteGate>() is { } gate) { builder.Services.AddSingleton(gate); }
        builder.Services.AddAuthorization();
        var site = builder.Build();
        site.UseAuthentication();
        site.UseAuthorization();
        site.MapGet("/in", async (SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users) =>
            await signIn.SignInAsync((await users.FindByEmailAsync("pat@office.example"))!, isPersistent: false));
        site.MapGet("/in-long", async (SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users) =>
            await signIn.SignInAsync((await users.FindByEmailAsync("pat@office.example"))!, new AuthenticationProperties { ExpiresUtc = Database.Time.GetUtcNow().AddDays(1), AllowRefresh = false }));
        site.MapGet("/try", async (SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users) =>
            (await signIn.CheckPasswordSignInAsync((await users.FindByEmailAsync("pat@office.example"))!, "four other words here", lockoutOnFailure: false)).ToString());
        site.MapGet("/staff", [Authorize] (HttpContext context) => context.User.Identity!.Name);
        await site.StartAsync();
        return site;
    }

    private static async Task<string> SignInAsync(WebApplication site, string path)
    {
        using var client = site.GetTestClient();
        var reply = await client.GetAsync(new Uri("https://localhost" + path));
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return reply.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Single(c => c.Contains("staff=", StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> StatusAsync(WebApplication site, string cookie)
    {
        using var client = site.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://localhost/staff") { Headers = { { "Cookie", cookie } } };
        return (await client.SendAsync(request)).StatusCode;
    }
}
