using Engage.BrowserTests.Support;
using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Engage.BrowserTests.Passkeys;

/// <summary>A passkey from first to last, with an authenticator the browser pretends to have.</summary>
public sealed class PasskeyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "four plain words here";
    private const string Email = "pat@office.example";

    [BrowserFact]
    public async Task A_passkey_is_added_signs_in_though_the_account_is_locked_and_is_removed()
    {
        await using var site = new ListeningSite();
        await AddAdministratorAsync(site);
        await using var context = await chromium.OpenAsync();
        var page = await context.NewPageAsync();
        var faults = PageFaults.Of(page);
        await AddAuthenticatorAsync(context, page);

        // An administrator without a second step reaches their security page only.
        await SignInAsync(page, site);
        await Expect(page).ToHaveURLAsync(site.At("/staff/security"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByLabel("Name for this passkey").FillAsync("Office laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add passkey" }).ClickAsync();
        await Expect(page.GetByText("The passkey is added.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Term).Filter(new() { HasText = "Office laptop" })).ToBeVisibleAsync();
        await page.GotoAsync(site.At("/staff"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Consultations");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await LockAsync(site);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(site.At("/staff"));

        await page.GotoAsync(site.At("/staff/security"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Rename" }).ClickAsync();
        await page.GetByLabel("Name for this passkey").FillAsync("Old laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove passkey" }).ClickAsync();
        await Expect(page.GetByText("The passkey is removed.")).ToBeVisibleAsync();

        faults.AssertNone();
        var actions = await site.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
        Assert.Equal(["signed-in", "passkey-added", "signed-in", "passkey-renamed", "passkey-removed"], actions);
    }

    [BrowserFact]
    public async Task Without_scripts_the_password_is_the_way_and_no_passkey_is_offered()
    {
        await using var site = new ListeningSite();
        site.With("Staff:RequireSecondFactor", "false");
        await AddAdministratorAsync(site);
        await using var context = await chromium.OpenAsync(width: 360, hasScripts: false);
        var page = await context.NewPageAsync();

        await page.GotoAsync(site.At("/staff/sign-in"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToBeHiddenAsync();
        await SignInAsync(page, site);

        await Expect(page).ToHaveURLAsync(site.At("/staff"));
    }

    private static async Task SignInAsync(IPage page, ListeningSite site)
    {
        await page.GotoAsync(site.At("/staff/sign-in"));
        await page.GetByLabel("E-mail address").FillAsync(Email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task AddAuthenticatorAsync(IBrowserContext context, IPage page)
    {
        var tools = await context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task AddAdministratorAsync(ListeningSite site)
    {
        _ = site.Address;
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var account = new StaffAccount(Email, "Pat", site.Clock.GetUtcNow());
        Assert.True((await users.CreateAsync(account, Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(account, StaffRoles.Administrator)).Succeeded);
    }

    private static async Task LockAsync(ListeningSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var id = (await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().FindByEmailAsync(Email))!.Id;
        var attempts = scope.ServiceProvider.GetRequiredService<SignInAttempts>();
        for (var i = 0; i < SignInAttempts.Most; i++) { Assert.True(await attempts.TakeAsync(id)); }
        Assert.False(await attempts.TakeAsync(id));
    }
}
