using System.Net;
using Engage.Tests.Support;
using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Engage.Web.Security.SecondFactor;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Staff;

/// <summary>The site with staff: makes accounts, and signs people in through the pages.</summary>
public sealed class StaffSite : SiteFactory
{
    /// <summary>The password of every account a test makes.</summary>
    public const string Password = "four plain words here";

    private int _lastAddress;

    /// <summary>Makes the site; roles alone decide unless a test asks for second factors.</summary>
    public StaffSite()
    {
        With("Staff:RequireSecondFactor", "false");
        With(services =>
        {
            // Hashing is slow on purpose; hundreds of sign-ins need not be.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            services.AddSingleton<IStartupFilter, Addresses>();
        });
    }

    /// <summary>A visitor from a network of their own, so that the limit of one network does not stop the tests of another.</summary>
    public Resident NewVisitor()
    {
        var visitor = NewResident();
        var number = Interlocked.Increment(ref _lastAddress);
        visitor.Http.DefaultRequestHeaders.Add(Addresses.Header, $"10.{number >> 8}.{number & 255}.1");
        return visitor;
    }

    /// <summary>Makes an account.</summary>
    public async Task<StaffAccount> AddAsync(string role, string? email = null, string? area = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var account = new StaffAccount(email ?? $"{Guid.NewGuid():N}@office.example", $"Pat the {role}", Clock.GetUtcNow()) { AreaCode = area };
        Assert.True((await users.CreateAsync(account, Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(account, role)).Succeeded);
        return account;
    }

    /// <summary>Sets up an authenticator app for an account and gives its key and recovery codes.</summary>
    public async Task<(string Key, IReadOnlyList<string> RecoveryCodes)> SetUpAppAsync(StaffAccount account)
    {
        await using var scope = Services.CreateAsyncScope();
        var key = OneTimeCode.NewKey();
        var known = await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().FindByIdAsync(account.Id.ToString());
        return (key, await scope.ServiceProvider.GetRequiredService<SecondFactors>().SetUpCodesAsync(known!, key));
    }

    /// <summary>The code an app shows now.</summary>
    public string CodeNow(string key) => OneTimeCode.At(key, OneTimeCode.StepAt(Clock.GetUtcNow()));

    /// <summary>Changes accounts as another person's request would.</summary>
    public async Task AsAnotherAsync(StaffAccount account, Func<StaffAccounts, StaffAccount, Task> change)
    {
        await using var scope = Services.CreateAsyncScope();
        var known = await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().FindByIdAsync(account.Id.ToString());
        await change(scope.ServiceProvider.GetRequiredService<StaffAccounts>(), known!);
    }

    /// <summary>Signs a visitor in with a password.</summary>
    public static Task<Reply> SignInAsync(Resident visitor, string email, string password = Password, string path = "/staff/sign-in") =>
        visitor.FillInAsync(path, ("Email", email), ("Password", password));

    /// <summary>A visitor signed in to a new account of a role, with an area if it is an area editor's.</summary>
    public async Task<(Resident Visitor, StaffAccount Account)> SignedInAsync(string role, string? area = null)
    {
        var account = await AddAsync(role, area: area);
        var visitor = NewVisitor();
        var reply = await SignInAsync(visitor, account.Email!);
        Assert.True(reply.Status == HttpStatusCode.OK && reply.Path == FirstPage(role), $"Sign-in ended at {reply.Path} with {(int)reply.Status}.");
        return (visitor, account);
    }

    private static string FirstPage(string role) => role switch
    {
        StaffRoles.Facilitator => "/staff/sessions",
        StaffRoles.AreaEditor => "/staff/local",
        _ => "/staff",
    };

    private sealed class Addresses : IStartupFilter
    {
        public const string Header = "X-Test-Address";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (IPAddress.TryParse(context.Request.Headers[Header], out var address)) { context.Connection.RemoteIpAddress = address; }
                return rest(context);
            });
            next(app);
        };
    }
}
