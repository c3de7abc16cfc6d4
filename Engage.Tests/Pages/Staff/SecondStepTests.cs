using System.Net;
using Engage.Tests.Support;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Engage.Web.Security.Accounts;
using Engage.Web.Security.SecondFactor;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Staff;

/// <summary>The authenticator app, recovery codes, and the roles that need a second step.</summary>
public sealed class SecondStepTests(StaffSite site) : IClassFixture<StaffSite>
{
    private readonly Resident _visitor = site.NewVisitor();

    [Fact]
    public async Task A_code_from_the_app_is_asked_for_and_lets_in()
    {
        var (account, key, _) = await WithAppAsync();
        var asked = await StaffSite.SignInAsync(_visitor, account.Email!);
        Assert.Equal(("/staff/sign-in/code", "Enter the code from your app"), (asked.Path, asked.Page.QuerySelector("h1")!.TextContent.Trim()));
        Assert.StartsWith("/staff/sign-in", (await _visitor.GetAsync("/staff")).Path, StringComparison.Ordinal);

        var reply = await _visitor.FillInAsync("/staff/sign-in/code", ("Code", site.CodeNow(key).Insert(3, " ")));

        Assert.Equal("/staff", reply.Path);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (account, key, _) = await WithAppAsync();
        var code = site.CodeNow(key);
        await StaffSite.SignInAsync(_visitor, account.Email!);
        Assert.Equal("/staff", (await _visitor.FillInAsync("/staff/sign-in/code", ("Code", code))).Path);

        var other = site.NewVisitor();
        await StaffSite.SignInAsync(other, account.Email!);
        var again = await other.FillInAsync("/staff/sign-in/code", ("Code", code));

        Assert.Equal(["Check the code. Your app shows a new one every 30 seconds, and each works once"], again.Messages);
    }

    [Theory]
    [InlineData("", "Enter the six digits your app shows")]
    [InlineData("12345", "Enter the six digits your app shows")]
    [InlineData("000000", "Check the code. Your app shows a new one every 30 seconds, and each works once")]
    public async Task A_wrong_code_is_explained(string code, string message)
    {
        var (account, _, _) = await WithAppAsync();
        await StaffSite.SignInAsync(_visitor, account.Email!);

        Assert.Equal([message], (await _visitor.FillInAsync("/staff/sign-in/code", ("Code", code))).Messages);
    }

    [Fact]
    public async Task Guessing_codes_locks_the_account_though_the_password_is_known()
    {
        var (account, key, _) = await WithAppAsync();
        for (var i = 0; i < SignInAttempts.Most; i++)
        {
            var guesser = site.NewVisitor();
            Assert.Equal("/staff/sign-in/code", (await StaffSite.SignInAsync(guesser, account.Email!)).Path);
            await guesser.FillInAsync("/staff/sign-in/code", ("Code", "000000"));
        }

        Assert.Equal("/staff/sign-in", (await StaffSite.SignInAsync(_visitor, account.Email!)).Path);
        site.Clock.Advance(SignInAttempts.LockedFor + TimeSpan.FromSeconds(1));
        await StaffSite.SignInAsync(_visitor, account.Email!);
        Assert.Equal("/staff", (await _visitor.FillInAsync("/staff/sign-in/code", ("Code", site.CodeNow(key)))).Path);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        var (account, _, codes) = await WithAppAsync();
        Assert.Equal(SecondFactors.RecoveryCodes, codes.Distinct(StringComparer.Ordinal).Count());
        await StaffSite.SignInAsync(_visitor, account.Email!);
        var first = await _visitor.FillInAsync("/staff/sign-in/code?Use=recovery", ("Code", codes[3].ToLowerInvariant()));
        Assert.Equal("/staff", first.Path);

        var other = site.NewVisitor();
        await StaffSite.SignInAsync(other, account.Email!);
        var second = await other.FillInAsync("/staff/sign-in/code?Use=recovery", ("Code", codes[3]));

        Assert.Equal(["Check the code. It may have been used already"], second.Messages);
        Assert.Contains("9 codes left", (await _visitor.GetPageAsync("/staff/security")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_page_is_closed_to_those_without_a_right_password()
    {
        Assert.Equal("/staff/sign-in", (await _visitor.GetAsync("/staff/sign-in/code")).Path.Split('?')[0]);
    }

    [Fact]
    public async Task Neither_the_key_nor_the_recovery_codes_can_be_read_in_the_database()
    {
        var (account, key, codes) = await WithAppAsync();

        var kept = await site.ReadAsync(db => db.UserTokens.Where(t => t.UserId == account.Id).Select(t => t.Value!).ToListAsync());

        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, value => value.Contains(key, StringComparison.Ordinal) || codes.Any(code => value.Contains(code, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_app_is_set_up_with_its_key_in_text_and_its_recovery_codes_are_shown_once()
    {
        var (visitor, account) = await site.SignedInAsync(StaffRoles.Editor);
        var page = await visitor.GetPageAsync("/staff/security/app");
        var key = page.GetElementById("key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg.engage-qr path[d]"));

        var wrong = await visitor.SendFormAsync(page, "/staff/security/app", [("Code", "000000")]);
        Assert.Equal(["Check the code. The app shows a new one every 30 seconds"], wrong.Messages);
        Assert.Equal(key, wrong.Page.GetElementById("key")!.TextContent.Replace(" ", "", StringComparison.Ordinal));

        var shown = await visitor.SendFormAsync(wrong.Page, "/staff/security/app", [("Code", site.CodeNow(key))]);

        Assert.Equal("/staff/security/recovery-codes", shown.Path);
        Assert.Equal(SecondFactors.RecoveryCodes, shown.Page.QuerySelectorAll(".engage-codes li").Length);
        Assert.Equal("/staff/security", (await visitor.GetAsync("/staff/security/recovery-codes")).Path);
        Assert.True(await site.ReadAsync(db => db.Users.Where(a => a.Id == account.Id).Select(a => a.TwoFactorEnabled).SingleAsync()));
        Assert.Equal("/staff/sign-in/code", (await StaffSite.SignInAsync(site.NewVisitor(), account.Email!)).Path);
    }

    [Fact]
    public async Task Opening_the_set_up_page_changes_nothing()
    {
        var (visitor, account) = await site.SignedInAsync(StaffRoles.Viewer);

        await visitor.GetPageAsync("/staff/security/app");

        Assert.False(await site.ReadAsync(db => db.UserTokens.AnyAsync(t => t.UserId == account.Id)));
    }

    [Fact]
    public async Task A_key_made_for_another_person_is_not_taken()
    {
        var (other, _) = await site.SignedInAsync(StaffRoles.Viewer);
        var (visitor, account) = await site.SignedInAsync(StaffRoles.Viewer);
        var theirs = await other.GetPageAsync("/staff/security/app");
        var key = theirs.GetElementById("key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var pending = theirs.QuerySelector("input[name=Pending]")!.GetAttribute("value")!;

        var reply = await visitor.FillInAsync("/staff/security/app", ("Code", site.CodeNow(key)), ("Pending", pending));

        Assert.Equal(["That took too long. Scan the new code"], reply.Messages);
        Assert.False(await site.ReadAsync(db => db.Users.Where(a => a.Id == account.Id).Select(a => a.TwoFactorEnabled).SingleAsync()));
    }

    [Fact]
    public async Task Changing_how_one_signs_in_asks_again_who_is_there_after_a_quarter_of_an_hour()
    {
        var (visitor, _) = await site.SignedInAsync(StaffRoles.Viewer);
        site.Clock.Advance(RecentProofRequirement.Window + TimeSpan.FromSeconds(1));

        var asked = await visitor.GetAsync("/staff/security/app");
        Assert.Equal("/staff/security/confirm?returnUrl=%2Fstaff%2Fsecurity%2Fapp", asked.Path);
        Assert.Equal(["Check your password"], (await visitor.SendFormAsync(asked.Page, asked.Path, [("Password", "not the password")])).Messages);
        var reply = await visitor.SendFormAsync(asked.Page, asked.Path, [("Password", StaffSite.Password)]);

        Assert.Equal("/staff/security/app", reply.Path);
    }

    [Fact]
    public async Task A_password_alone_cannot_add_a_second_factor_beside_a_passkey()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);
        await site.WriteAsync(db =>
        {
            db.UserPasskeys.Add(new() { UserId = account.Id, CredentialId = Guid.NewGuid().ToByteArray(), Data = new() { Name = "Office laptop", PublicKey = [1], AttestationObject = [1], ClientDataJson = [1] } });
            return Task.CompletedTask;
        });
        await StaffSite.SignInAsync(_visitor, account.Email!);

        Assert.Equal("/staff/security", (await _visitor.GetAsync("/staff/security/app")).Path);
        Assert.Equal("/staff/security", (await _visitor.GetAsync("/staff/security/passkeys/add")).Path);
    }

    [Theory]
    [InlineData(StaffRoles.Administrator, true)]
    [InlineData(StaffRoles.Editor, true)]
    [InlineData(StaffRoles.Analyst, false)]
    [InlineData(StaffRoles.Viewer, false)]
    public async Task Outside_Development_the_roles_that_change_things_need_a_second_step(string role, bool needsIt)
    {
        await using var strict = new StaffSite();
        strict.With("Staff:RequireSecondFactor", null);
        var account = await strict.AddAsync(role);
        var visitor = strict.NewVisitor();

        var first = await StaffSite.SignInAsync(visitor, account.Email!);

        Assert.Equal(needsIt ? "/staff/security" : "/staff", first.Path);
        if (!needsIt) { return; }
        foreach (var closed in new[] { "/staff", "/staff/places", "/staff/surveys/new", "/staff/audit" }) { Assert.Equal("/staff/security", (await visitor.GetAsync(closed)).Path); }

        var page = await visitor.GetPageAsync("/staff/security/app");
        var key = page.GetElementById("key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SendFormAsync(page, "/staff/security/app", [("Code", strict.CodeNow(key))]);
        Assert.Equal("/staff", (await visitor.GetAsync("/staff")).Path);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_browser()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);
        var here = site.NewVisitor();
        var there = site.NewVisitor();
        await StaffSite.SignInAsync(here, account.Email!);
        await StaffSite.SignInAsync(there, account.Email!);
        var page = await here.GetPageAsync("/staff/security");
        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);

        await here.SendFormAsync(page, "/staff/security", [], form: "form[action*=SignOutEverywhere]");

        Assert.StartsWith("/staff/sign-in", (await here.GetAsync("/staff")).Path, StringComparison.Ordinal);
        Assert.StartsWith("/staff/sign-in", (await there.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_keeps_this_browser_and_ends_the_others()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);
        var here = site.NewVisitor();
        var there = site.NewVisitor();
        await StaffSite.SignInAsync(here, account.Email!);
        await StaffSite.SignInAsync(there, account.Email!);
        (string, string)[] fields = [("Current", StaffSite.Password), ("New", "seven green bottles hang"), ("Again", "seven green bottles hang")];

        Assert.Equal("/staff/security", (await here.FillInAsync("/staff/security/password", fields)).Path);

        Assert.Equal("/staff", (await here.GetAsync("/staff")).Path);
        Assert.StartsWith("/staff/sign-in", (await there.GetAsync("/staff")).Path, StringComparison.Ordinal);
        Assert.Equal("/staff/sign-in", (await StaffSite.SignInAsync(there, account.Email!)).Path);
        Assert.Equal("/staff", (await StaffSite.SignInAsync(there, account.Email!, "seven green bottles hang")).Path);
    }

    [Theory]
    [InlineData("wrong", "seven green bottles hang", "seven green bottles hang", "Check the password you use now")]
    [InlineData(StaffSite.Password, "short", "short", "Password must have 12 characters or more")]
    [InlineData(StaffSite.Password, "seven green bottles hang", "seven green bottles", "Enter the same new password twice")]
    [InlineData(StaffSite.Password, StaffSite.Password, StaffSite.Password, "Choose a password you do not use now")]
    public async Task A_password_that_cannot_be_taken_is_explained(string current, string next, string again, string message)
    {
        var (visitor, _) = await site.SignedInAsync(StaffRoles.Viewer);

        Assert.Equal([message], (await visitor.FillInAsync("/staff/security/password", ("Current", current), ("New", next), ("Again", again))).Messages);
    }

    [Fact]
    public async Task A_passkey_nobody_registered_opens_nothing()
    {
        var page = await _visitor.GetPageAsync("/staff/sign-in");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var options = await _visitor.PostAsync("/staff/sign-in?handler=PasskeyOptions", ("__RequestVerificationToken", token));
        Assert.Equal((HttpStatusCode.OK, "application/json"), (options.Status, options.ContentHeaders.ContentType!.MediaType));
        Assert.Contains("\"userVerification\":\"required\"", options.Text, StringComparison.Ordinal);

        foreach (var credential in new[] { "", "{}", "not json", """{"id":"AQID","rawId":"AQID","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AQID","signature":"AQID"},"clientExtensionResults":{}}""" })
        {
            var reply = await _visitor.SendFormAsync(page, "", [("credential", credential)], form: "form[data-engage-passkey]");
            Assert.Equal(["That passkey does not open an account here. Sign in with your e-mail address and password"], reply.Messages);
        }
    }

    private async Task<(StaffAccount Account, string Key, IReadOnlyList<string> RecoveryCodes)> WithAppAsync()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);
        var (key, codes) = await site.SetUpAppAsync(account);
        return (account, key, codes);
    }
}
