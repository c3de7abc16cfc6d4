using Engage.Tests.Support;
using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
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
    public async Task The_roles_are_there()
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
        Assert.Equal("Password must have 12 characters or more", await RefusalAsync("Sh0rt-pass!"));
        Assert.Equal("Password must not repeat the same few characters", await RefusalAsync("aaaaaaaaaaaaaaaa"));
        Assert.Equal("Password must not contain your e-mail address", await RefusalAsync("chris.jones is here"));
        Assert.Null(await RefusalAsync("four plain words here"));

        Task<string?> RefusalAsync(string password) => UsersAsync(async users =>
            (await users.CreateAsync(new StaffAccount("chris.jones@office.example", "Chris", Sample.Now), password)).Errors.FirstOrDefault()?.Description);
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
    public async Task Attempts_sent_at_once_are_counted_one_by_one()
    {
        var id = await MakeAsync("pat@office.example", StaffRoles.Editor);

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AttemptsAsync(attempts => attempts.TakeAsync(id))));

        Assert.Equal(SignInAttempts.Most, taken.Count(t => t));
        Database.Time.Advance(SignInAttempts.LockedFor + TimeSpan.FromSeconds(1));
        Assert.True(await AttemptsAsync(attempts => attempts.TakeAsync(id)));
    }

    [DatabaseFact]
    public async Task A_right_password_gives_its_attempt_back_and_a_sign_in_forgets_all()
    {
        var id = await MakeAsync("pat@office.example", StaffRoles.Editor);
        for (var i = 0; i < 3 * SignInAttempts.Most; i++)
        {
            Assert.True(await AttemptsAsync(attempts => attempts.TakeAsync(id)));
            await AttemptsAsync(async attempts => { await attempts.GiveBackAsync(id); return true; });
        }
        for (var i = 0; i < SignInAttempts.Most; i++) { Assert.True(await AttemptsAsync(attempts => attempts.TakeAsync(id))); }
        Assert.False(await AttemptsAsync(attempts => attempts.TakeAsync(id)));
        await AttemptsAsync(async attempts => { await attempts.ForgetAsync(id); return true; });
        Assert.True(await AttemptsAsync(attempts => attempts.TakeAsync(id)));
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

    private async Task<T> AttemptsAsync<T>(Func<SignInAttempts, Task<T>> work)
    {
        await using var scope = Database.Services.CreateAsyncScope();
        return await work(ActivatorUtilities.CreateInstance<SignInAttempts>(scope.ServiceProvider));
    }
}
