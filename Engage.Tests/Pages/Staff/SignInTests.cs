using System.Net;
using System.Text.RegularExpressions;
using Engage.Tests.Support;
using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Engage.Web.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Staff;

/// <summary>Signing in with a password, and out.</summary>
public sealed partial class SignInTests(StaffSite site) : IClassFixture<StaffSite>
{
    private readonly Resident _visitor = site.NewVisitor();

    [Fact]
    public async Task A_person_signs_in_and_it_is_kept_when_and_how()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);

        var reply = await StaffSite.SignInAsync(_visitor, account.Email!.ToUpperInvariant());

        Assert.Equal("Consultations", reply.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(site.Clock.GetUtcNow(), await site.ReadAsync(db => db.Users.Where(a => a.Id == account.Id).Select(a => a.LastSignedInAt).SingleAsync()));
        var entry = await site.ReadAsync(db => db.AuditEntries.OrderByDescending(e => e.Number).FirstAsync(e => e.Subject == $"account:{account.Id}"));
        Assert.Equal(("signed-in", account.Email, "With a password."), (entry.Action, entry.Actor, entry.Reason));
    }

    [Fact]
    public async Task Unknown_locked_closed_and_wrong_get_the_same_answer()
    {
        var wrong = await site.AddAsync(StaffRoles.Viewer);
        var locked = await site.AddAsync(StaffRoles.Viewer);
        var closed = await site.AddAsync(StaffRoles.Viewer);
        for (var i = 0; i < SignInAttempts.Most; i++) { await StaffSite.SignInAsync(site.NewVisitor(), locked.Email!, "not the password"); }
        await site.AsAnotherAsync(closed, (accounts, account) => accounts.DeactivateAsync(account, "test", "Left the office."));

        var replies = new List<Reply>
        {
            await StaffSite.SignInAsync(site.NewVisitor(), "nobody@office.example"),
            await StaffSite.SignInAsync(site.NewVisitor(), wrong.Email!, "not the password"),
            await StaffSite.SignInAsync(site.NewVisitor(), locked.Email!),
            await StaffSite.SignInAsync(site.NewVisitor(), closed.Email!),
        };

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.Status));
        Assert.Equal(["Check your e-mail address and password, and try again"], replies[0].Messages);
        Assert.Single(replies.Select(reply => Impersonal(reply.Text)).Distinct(StringComparer.Ordinal));
        Assert.Single(replies.Select(reply => string.Join(',', reply.Headers.Select(h => h.Key).Order())).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);
        for (var i = 0; i < SignInAttempts.Most; i++) { await StaffSite.SignInAsync(site.NewVisitor(), account.Email!, "not the password"); }

        Assert.Equal("/staff/sign-in", (await StaffSite.SignInAsync(_visitor, account.Email!)).Path);
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "account-locked" && e.Subject == $"account:{account.Id}")));

        site.Clock.Advance(SignInAttempts.LockedFor + TimeSpan.FromSeconds(1));
        Assert.Equal("/staff", (await StaffSite.SignInAsync(_visitor, account.Email!)).Path);
    }

    [Theory]
    [InlineData("", "", new[] { "Enter your e-mail address", "Enter your password" })]
    [InlineData("pat@office.example", "", new[] { "Enter your password" })]
    public async Task What_is_missing_is_said(string email, string password, string[] messages)
    {
        Assert.Equal(messages, (await StaffSite.SignInAsync(_visitor, email, password)).Messages);
    }

    [Fact]
    public async Task A_form_from_before_signing_in_is_no_use_afterwards()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);
        var form = await _visitor.GetPageAsync("/staff/sign-in");
        (string, string)[] fields = [("Email", account.Email!), ("Password", StaffSite.Password)];
        await _visitor.SendFormAsync(form, "/staff/sign-in", fields);
        var before = await SessionAsync(account);

        // The token of the form is one for nobody; a signed-in browser needs one of its own.
        var reply = await _visitor.SendFormAsync(form, "/staff/sign-in", fields, follow: false);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal(before, await SessionAsync(account));
    }

    [Fact]
    public async Task A_cookie_that_was_set_beforehand_is_not_taken_over()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);
        _visitor.Http.DefaultRequestHeaders.Add("Cookie", "engage-staff=chosen-by-somebody-else");

        var cookie = await CookieOfNextSignInAsync(_visitor, account);

        Assert.DoesNotContain("chosen-by-somebody-else", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_ends_copies_of_the_cookie_too()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);
        var cookie = (await CookieOfNextSignInAsync(_visitor, account))!.Split(';')[0];
        using var thief = site.NewVisitor();
        thief.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal("/staff", (await thief.GetAsync("/staff")).Path);

        var page = await _visitor.GetPageAsync("/staff");
        var reply = await _visitor.SendFormAsync(page, "/staff", [], form: "header form");

        Assert.Equal("/staff/sign-in", reply.Path);
        Assert.Equal("/staff/sign-in", (await thief.GetAsync("/staff")).Path.Split('?')[0]);
    }

    [Fact]
    public async Task A_session_ends_when_idle_for_an_hour_and_after_twelve_hours_in_any_case()
    {
        var (idle, _) = await site.SignedInAsync(StaffRoles.Viewer);
        var (busy, _) = await site.SignedInAsync(StaffRoles.Viewer);

        for (var minutes = 0; minutes < 12 * 60; minutes += 40)
        {
            Assert.Equal("/staff", (await busy.GetAsync("/staff")).Path);
            if (minutes == 80) { Assert.StartsWith("/staff/sign-in", (await idle.GetAsync("/staff")).Path, StringComparison.Ordinal); }
            site.Clock.Advance(TimeSpan.FromMinutes(40));
        }

        Assert.StartsWith("/staff/sign-in", (await busy.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/places", "/staff/places")]
    [InlineData("/staff/audit?person=x", "/staff")]
    [InlineData("//evil.example", "/staff")]
    [InlineData("/\\evil.example", "/staff")]
    [InlineData("https:evil.example", "/staff")]
    [InlineData("https://evil.example/staff/", "/staff")]
    [InlineData("/staff/../admin", "/staff")]
    [InlineData("/staff\\..\\evil", "/staff")]
    [InlineData("/staff/sign-out", "/staff")]
    [InlineData("/surveys/precept", "/staff")]
    [InlineData("javascript:alert(1)", "/staff")]
    [InlineData("/staff/\t/evil.example", "/staff")]
    [InlineData("", "/staff")]
    public async Task After_signing_in_only_pages_of_the_staff_side_are_returned_to(string wished, string reached)
    {
        var account = await site.AddAsync(wished.Contains("audit", StringComparison.Ordinal) ? StaffRoles.Editor : StaffRoles.Viewer);
        var address = $"/staff/sign-in?returnUrl={Uri.EscapeDataString(wished)}";
        var page = await _visitor.GetPageAsync(address);

        var reply = await _visitor.SendFormAsync(page, address, [("Email", account.Email!), ("Password", StaffSite.Password)], follow: false);

        var expected = wished.Contains("audit", StringComparison.Ordinal) ? wished : reached;
        Assert.Equal(expected, reply.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/staff")]
    public async Task A_facilitator_begins_with_the_sessions(string wished)
    {
        var account = await site.AddAsync(StaffRoles.Facilitator);

        var reply = await StaffSite.SignInAsync(_visitor, account.Email!, path: $"/staff/sign-in?returnUrl={Uri.EscapeDataString(wished)}");

        Assert.Equal("/staff/sessions", reply.Path);
        Assert.Equal(["Sessions", "Your security"], reply.Page.QuerySelectorAll(".engage-side-navigation__link").Select(l => l.TextContent.Trim()));
        Assert.Equal("/staff/sessions", reply.Page.QuerySelector(".engage-staff__name")!.GetAttribute("href"));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await _visitor.GetAsync("/staff")).Status);
    }

    [Fact]
    public async Task A_page_asked_for_without_signing_in_is_returned_to()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);
        var asked = await _visitor.GetAsync("/staff/places");
        Assert.Equal("/staff/sign-in?returnUrl=%2Fstaff%2Fplaces", asked.Path);

        var reply = await StaffSite.SignInAsync(_visitor, account.Email!, path: asked.Path);

        Assert.Equal("/staff/places", reply.Path);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var account = await site.AddAsync(StaffRoles.Viewer);

        var reply = await _visitor.PostAsync("/staff/sign-in", ("Email", account.Email!), ("Password", StaffSite.Password));

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
    }

    [Fact]
    public async Task More_than_ten_attempts_a_minute_from_one_network_wait()
    {
        for (var i = 0; i < 10; i++) { Assert.Equal(HttpStatusCode.OK, (await StaffSite.SignInAsync(_visitor, $"guess{i}@office.example", "x")).Status); }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await StaffSite.SignInAsync(_visitor, "guess@office.example", "x")).Status);
        Assert.Equal(HttpStatusCode.OK, (await StaffSite.SignInAsync(site.NewVisitor(), "guess@office.example", "x")).Status);
    }

    private Task<string> SessionAsync(StaffAccount account) =>
        site.ReadAsync(db => db.Set<BrowserSession>().Where(s => s.AccountId == account.Id).Select(s => s.Id).SingleAsync());

    private static async Task<string?> CookieOfNextSignInAsync(Resident visitor, StaffAccount account)
    {
        var page = await visitor.GetPageAsync("/staff/sign-in");
        var reply = await visitor.SendFormAsync(page, "/staff/sign-in", [("Email", account.Email!), ("Password", StaffSite.Password)], follow: false);
        return reply.Headers.GetValues("Set-Cookie").LastOrDefault(c => c.StartsWith("engage-staff=", StringComparison.Ordinal));
    }

    // What differs between any two replies: the form's token and the address typed.
    private static string Impersonal(string html) => TypedAddress().Replace(Token().Replace(html, ""), "");

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]+\"")]
    private static partial Regex Token();

    [GeneratedRegex("value=\"[^\"]+@office.example\"")]
    private static partial Regex TypedAddress();
}
