using System.Diagnostics;
using System.Net;
using Engage.Domain.Messages;
using Engage.Tests.Pages.Assemblies;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Security.Links;
using Engage.Web.Security.Participants;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.My;

/// <summary>Participants sign in by a mailed link, once, and nobody else does.</summary>
public sealed class SignInTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task A_mailed_link_signs_in_once_and_shows_ones_own_registrations()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "robin@example.org");
        await site.RegisteredAsync(programme, assembly, "other@example.org", "Somebody Else");

        var visitor = await site.ParticipantAsync("Robin@Example.org ");
        var page = await visitor.GetPageAsync("/my");

        Assert.Equal([$"/my/{person.Id}"], page.QuerySelectorAll("main h2 a").Select(a => a.GetAttribute("href")!));
        Assert.DoesNotContain("Somebody Else", page.Body!.TextContent, StringComparison.Ordinal);
        var link = await site.LinkAsync(MessageKind.SignInLink, "robin@example.org");
        var again = await site.NewVisitor().FillInAsync(link);
        Assert.Contains("does not work any more", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reply_to_an_unknown_address_is_the_same_and_nothing_is_sent()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        await site.RegisteredAsync(programme, assembly, "known@example.org");
        var before = await site.ReadAsync(db => db.OutboxMessages.CountAsync());
        var (visitor, stranger) = (site.NewVisitor(), site.NewVisitor());
        // Both forms are open already, so that only the answers are compared.
        var (page, other) = (await visitor.GetPageAsync("/my/sign-in"), await stranger.GetPageAsync("/my/sign-in"));

        var start = Stopwatch.GetTimestamp();
        var unknown = await stranger.SendFormAsync(other, "/my/sign-in", [("Email", "unknown@example.org")], follow: false);
        var unknownBeats = Stopwatch.GetElapsedTime(start) / TimeSpan.FromMilliseconds(250);
        Assert.Equal(before, await site.ReadAsync(db => db.OutboxMessages.CountAsync()));
        var known = await visitor.SendFormAsync(page, "/my/sign-in", [("Email", "known@example.org")], follow: false);

        Assert.True(unknownBeats > 0.9, $"An unknown address was answered after {unknownBeats} beats.");
        Assert.Equal((known.Status, known.Headers.Location, known.Text), (unknown.Status, unknown.Headers.Location, unknown.Text));
        Assert.Equal(before + 1, await site.ReadAsync(db => db.OutboxMessages.CountAsync()));
    }

    [Fact]
    public async Task Opening_a_link_changes_nothing_and_shows_nothing()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        await site.RegisteredAsync(programme, assembly, "scanned@example.org", "Zebedee Scanned");
        await site.NewVisitor().FillInAsync("/my/sign-in", ("Email", "scanned@example.org"));
        var link = await site.LinkAsync(MessageKind.SignInLink, "scanned@example.org");

        var scanner = site.NewVisitor();
        for (var i = 0; i < 3; i++)
        {
            var reply = await scanner.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            Assert.DoesNotContain("Zebedee", reply.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("scanned@", reply.Text, StringComparison.Ordinal);
        }

        Assert.Equal("/my/sign-in", (await scanner.GetAsync("/my")).Path.Split('?')[0]);
        Assert.Equal("/my", (await site.NewVisitor().FillInAsync(link)).Path);
    }

    [Fact]
    public async Task A_link_older_than_ten_minutes_opens_nothing()
    {
        await using var small = new StaffSite();
        var (programme, assembly) = await small.AssemblyAsync();
        await small.RegisteredAsync(programme, assembly, "late@example.org");
        var visitor = small.NewVisitor();
        await visitor.FillInAsync("/my/sign-in", ("Email", "late@example.org"));
        small.Clock.Advance(SignInLinks.Lifetime);

        var reply = await visitor.FillInAsync(await small.LinkAsync(MessageKind.SignInLink, "late@example.org"));

        Assert.Contains("does not work any more", reply.Text, StringComparison.Ordinal);
        Assert.StartsWith("/my/sign-in", (await visitor.GetAsync("/my")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_with_any_character_changed_opens_nothing_and_does_not_use_up_the_right_one()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        await site.RegisteredAsync(programme, assembly, "altered@example.org");
        await site.NewVisitor().FillInAsync("/my/sign-in", ("Email", "altered@example.org"));
        var link = await site.LinkAsync(MessageKind.SignInLink, "altered@example.org");
        var start = link.LastIndexOf('/') + 1;
        for (var i = start; i < link.Length; i += 5)
        {
            var altered = $"{link[..i]}{(link[i] == 'A' ? 'B' : 'A')}{link[(i + 1)..]}";
            var reply = await site.NewVisitor().FillInAsync(altered);
            Assert.Contains("does not work any more", reply.Text, StringComparison.Ordinal);
        }

        Assert.Equal("/my", (await site.NewVisitor().FillInAsync(link)).Path);
    }

    [Fact]
    public async Task Anothers_registration_is_not_there_by_any_of_its_pages()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        await site.RegisteredAsync(programme, assembly, "mine@example.org");
        var other = await site.RegisteredAsync(programme, assembly, "theirs@example.org", "Terry Theirs");
        var visitor = await site.ParticipantAsync("mine@example.org");
        var token = (await visitor.GetPageAsync("/my")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var page in new[] { "", "/needs", "/details", "/data", "/data?handler=Json", "/withdraw", "/erase" })
        {
            var reply = await visitor.GetAsync($"/my/{other.Id}{page}");
            Assert.Equal(HttpStatusCode.NotFound, reply.Status);
            Assert.DoesNotContain("Terry", reply.Text, StringComparison.Ordinal);
            if (page.Length > 0)
            {
                var posted = await visitor.PostAsync($"/my/{other.Id}{page}", ("__RequestVerificationToken", token), ("IsSure", "true"), ("Name", "Mallory"), ("Email", "mallory@example.org"));
                Assert.True(posted.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"POST {page} answered {(int)posted.Status}.");
            }
        }
        var after = await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == other.Id));
        Assert.Equal((other.State, other.Name, other.EmailHash), (after.State, after.Name, after.EmailHash));
    }

    [Fact]
    public async Task After_signing_out_a_copied_cookie_is_worth_nothing()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        await site.RegisteredAsync(programme, assembly, "copied@example.org");
        var visitor = site.NewVisitor();
        await visitor.FillInAsync("/my/sign-in", ("Email", "copied@example.org"));
        var link = await site.LinkAsync(MessageKind.SignInLink, "copied@example.org");
        var signedIn = await visitor.SendFormAsync(await visitor.GetPageAsync(link), link, [], follow: false);
        var cookie = Invited.CookieOf(signedIn, "engage-participant")!;
        var thief = site.NewVisitor();
        thief.Http.DefaultRequestHeaders.Add("Cookie", $"engage-participant={cookie}");
        Assert.Equal("/my", (await thief.GetAsync("/my")).Path);

        await visitor.SendFormAsync(await visitor.GetPageAsync("/my"), "/my", [], form: "form[action='/my/sign-out']");

        Assert.StartsWith("/my/sign-in", (await thief.GetAsync("/my")).Path, StringComparison.Ordinal);
        Assert.StartsWith("/my/sign-in", (await visitor.GetAsync("/my")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_staff_is_no_participant()
    {
        var (staff, _) = await site.SignedInAsync(Engage.Web.Security.StaffRoles.Administrator);

        Assert.StartsWith("/my/sign-in", (await staff.GetAsync("/my")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_is_not_filled_by_asking_again_and_again()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        await site.RegisteredAsync(programme, assembly, "flooded@example.org");
        for (var i = 0; i < SignInLinks.MostOpen + 3; i++) { await site.NewVisitor().FillInAsync("/my/sign-in", ("Email", "flooded@example.org")); }

        Assert.Equal(SignInLinks.MostOpen, await site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.SignInLink && db.Registrations.Any(r => r.Id == m.Person && r.AssemblyId == assembly.Id))));
    }

    [Fact]
    public async Task One_network_cannot_ask_without_end()
    {
        var visitor = site.NewVisitor();
        HttpStatusCode last = default;
        for (var i = 0; i < 12 && last != HttpStatusCode.TooManyRequests; i++)
        {
            var page = await visitor.GetPageAsync("/my/sign-in");
            last = (await visitor.SendFormAsync(page, "/my/sign-in", [("Email", $"nobody{i}@example.org")], follow: false)).Status;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData("https://evil.example/", "/my")]
    [InlineData("//evil.example/my/", "/my")]
    [InlineData("/staff", "/my")]
    [InlineData("/my/../staff", "/my")]
    public async Task One_returns_only_to_a_page_of_ones_own(string wished, string arrived)
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var email = $"{Make.NewId()}@example.org";
        await site.RegisteredAsync(programme, assembly, email);
        await site.NewVisitor().FillInAsync($"/my/sign-in?returnUrl={Uri.EscapeDataString(wished)}", ("Email", email));
        var link = await site.LinkAsync(MessageKind.SignInLink, email);
        Assert.DoesNotContain("returnUrl", link, StringComparison.Ordinal);

        Assert.Equal(arrived, (await site.NewVisitor().FillInAsync($"{link}?returnUrl={Uri.EscapeDataString(wished)}")).Path);
    }

    [Fact]
    public async Task One_returns_to_the_page_one_was_sent_away_from()
    {
        var (programme, assembly) = await site.AssemblyAsync();
        var person = await site.RegisteredAsync(programme, assembly, "deep@example.org");
        var visitor = site.NewVisitor();
        var asked = await visitor.GetAsync($"/my/{person.Id}/data");
        await visitor.SendFormAsync(asked.Page, asked.Path, [("Email", "deep@example.org")]);

        Assert.Equal($"/my/{person.Id}/data", (await visitor.FillInAsync(await site.LinkAsync(MessageKind.SignInLink, "deep@example.org"))).Path);
    }

    [Fact]
    public async Task Sessions_that_are_over_are_not_kept()
    {
        await using var small = new StaffSite();
        var (programme, assembly) = await small.AssemblyAsync();
        await small.RegisteredAsync(programme, assembly, "again@example.org");
        var visitor = await small.ParticipantAsync("again@example.org");
        small.Clock.Advance(ParticipantSession.Longest + TimeSpan.FromMinutes(1));
        Assert.StartsWith("/my/sign-in", (await visitor.GetAsync("/my")).Path, StringComparison.Ordinal);

        await small.ParticipantAsync("again@example.org");

        Assert.Equal(1, await small.ReadAsync(db => db.Set<ParticipantSession>().CountAsync()));
    }
}
