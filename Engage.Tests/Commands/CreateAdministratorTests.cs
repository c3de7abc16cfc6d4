using System.Text.Json;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Commands;

public sealed class CreateAdministratorTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();

    public Task InitializeAsync() => _run.InitializeAsync();

    public Task DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Administrator_is_made_with_a_password_printed_once()
    {
        var made = await _run.RunAsync("create-administrator", "--email", "jo@example.org", "--name", "Jo Bloggs");

        Assert.Equal(0, made.ExitCode);
        var password = JsonDocument.Parse(made.Output).RootElement.GetProperty("password").GetString()!;
        Assert.Equal(20, password.Length);
        Assert.True(await MaySignInAsync("jo@example.org", password));
        Assert.Equal("account-created", await _run.ReadAsync(db => db.AuditEntries.Select(e => e.Action).SingleAsync()));
    }

    [Fact]
    public async Task Password_may_come_from_the_input_and_is_not_printed()
    {
        var made = await _run.RunWithInputAsync("Correct-Horse-7-Battery\n", "create-administrator", "--email", "sam@example.org", "--name", "Sam", "--password-from-input");

        Assert.Equal(0, made.ExitCode);
        Assert.DoesNotContain("Horse", made.Output + made.Error, StringComparison.Ordinal);
        Assert.True(await MaySignInAsync("sam@example.org", "Correct-Horse-7-Battery"));
    }

    [Fact]
    public async Task Account_that_exists_is_refused_and_left_alone()
    {
        await _run.RunWithInputAsync("Correct-Horse-7-Battery", "create-administrator", "--email", "sam@example.org", "--name", "Sam", "--password-from-input");
        var again = await _run.RunAsync("create-administrator", "--email", "SAM@example.org", "--name", "Other");

        Assert.Equal(1, again.ExitCode);
        Assert.Equal("There is an account SAM@example.org already; nothing was changed.\n", again.Error);
        Assert.Equal("Sam", await _run.ReadAsync(db => db.Users.Select(u => u.DisplayName).SingleAsync()));
    }

    [Theory]
    [InlineData("", "Standard input gives no password.")]
    [InlineData("a", "Password must have 12 characters or more")]
    public async Task Password_that_will_not_do_makes_no_account(string password, string sentence)
    {
        var refused = await _run.RunWithInputAsync(password, "create-administrator", "--email", "sam@example.org", "--name", "Sam", "--password-from-input");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(sentence, refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _run.ReadAsync(db => db.Users.CountAsync()));
        Assert.Equal(0, await _run.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    private async Task<bool> MaySignInAsync(string email, string password)
    {
        await using var services = _run.Services();
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var account = await users.FindByEmailAsync(email);
        return account is not null && await users.CheckPasswordAsync(account, password) && await users.IsInRoleAsync(account, StaffRoles.Administrator);
    }
}
