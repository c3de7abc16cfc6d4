using Engage.Web.Security.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Engage.Tests.Security;

/// <summary>What a password must be, and who may have a known one.</summary>
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("orchard lantern seven", null)]
    [InlineData("my password is a long sentence", null)]
    [InlineData("short", "Password must have 12 characters or more")]
    [InlineData("abababababab", "Password must not repeat the same few characters")]
    [InlineData("Password1234", "Password is too easy to guess. Try three random words")]
    [InlineData("qwertyuiop123", "Password is too easy to guess. Try three random words")]
    [InlineData("sam.jones in spring", "Password must not contain your e-mail address")]
    public void A_password_is_long_and_not_tried_first(string password, string? problem)
    {
        Assert.Equal(problem, PasswordRules.ProblemWith(password, "sam.jones@office.example"));
    }

    [Fact]
    public void A_password_may_not_be_endless()
    {
        Assert.NotNull(PasswordRules.ProblemWith(string.Concat(Enumerable.Repeat("abcdefgh", 17)), null));
    }

    [Fact]
    public void A_one_time_password_keeps_the_rules()
    {
        Assert.Matches("^[a-z3-9]{4}(-[a-z3-9]{4}){3}$", OneTimePassword.New());
        Assert.Null(PasswordRules.ProblemWith(OneTimePassword.New(), "sam@office.example"));
    }

    [Fact]
    public void The_password_of_Development_keeps_the_rules()
    {
        Assert.All(DemoStaff.Accounts, account => Assert.Null(PasswordRules.ProblemWith(DemoStaff.Password, account.Email)));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Testing")]
    public async Task Development_accounts_are_made_nowhere_else(string environment)
    {
        await using var services = new ServiceCollection().AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment }).BuildServiceProvider();

        await Assert.ThrowsAsync<InvalidOperationException>(() => DemoStaff.SeedAsync(services));
    }
}
