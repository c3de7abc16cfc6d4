using System.Net;
using System.Text;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Expenses;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Messages;
using Engage.Tests.Pages.Assemblies;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Mail;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Sessions;

/// <summary>Sessions as the public, members, facilitators and officers use them, and as somebody would who means harm.</summary>
public sealed class SessionPagesTests : IAsyncLifetime
{
    private readonly StaffSite _site = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_member_books_gives_up_and_sees_a_ticket()
    {
        var world = await _site.AddAssemblyAsync("crewe");
        var me = await _site.ParticipantAsync("member1@crewe.example");
        var address = $"/my/{world.Members[0].Id}/sessions";

        var booked = await me.FillInAsync(address);
        Assert.Contains("You have a place", booked.Page.QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        var ticket = await me.GetPageAsync($"{address}/{world.Session.Id}/ticket");
        Assert.NotNull(ticket.QuerySelector("main svg"));
        Assert.Equal(BookingState.Booked, (await BookingAsync()).State);

        await me.SendFormAsync(await me.GetPageAsync(address), address, []);
        Assert.Equal(BookingState.Cancelled, (await BookingAsync()).State);
        Assert.Equal(HttpStatusCode.NotFound, (await me.GetAsync($"{address}/{world.Session.Id}/ticket")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_withdraws_or_is_withdrawn_leaves_their_place_to_the_next_in_line_at_once(bool byAnOfficer)
    {
        var world = await _site.AddAssemblyAsync("crewe", members: 2, capacity: 1);
        var (first, second) = (await _site.ParticipantAsync("member1@crewe.example"), await _site.ParticipantAsync("member2@crewe.example"));
        foreach (var (member, i) in new[] { (first, 0), (second, 1) }) { await member.FillInAsync($"/my/{world.Members[i].Id}/sessions"); }

        if (byAnOfficer)
        {
            var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
            await editor.FillInAsync($"/staff/assemblies/{world.Programme.Slug}/crewe/registrations/{world.Members[0].Id}/withdraw", ("reason", "moved"));
        }
        else { await first.FillInAsync($"/my/{world.Members[0].Id}/withdraw"); }

        var states = await _site.ReadAsync(db => db.Bookings.ToDictionaryAsync(b => b.RegistrationId!, b => b.State));
        Assert.Equal((BookingState.Cancelled, BookingState.Offered), (states[world.Members[0].Id], states[world.Members[1].Id]));
        Assert.Equal(RegistrationState.Withdrawn, await _site.ReadAsync(db => db.Registrations.Where(r => r.Id == world.Members[0].Id).Select(r => r.State).SingleAsync()));
        Assert.NotNull(await _site.MailAsync(MessageKind.PlaceOffered, "member2@crewe.example"));
    }

    [Fact]
    public async Task Anothers_sessions_bookings_and_expenses_do_not_exist()
    {
        var (world, other) = (await _site.AddAssemblyAsync("crewe"), await _site.AddAssemblyAsync("chester"));
        var me = await _site.ParticipantAsync("member1@crewe.example");
        var mine = await me.GetPageAsync($"/my/{world.Members[0].Id}/sessions");
        var token = mine.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var page in new[] { "sessions", "expenses", $"sessions/{world.Session.Id}/ticket" }) { Assert.Equal(HttpStatusCode.NotFound, (await me.GetAsync($"/my/{world.Members[1].Id}/{page}")).Status); }
        Assert.Equal(HttpStatusCode.NotFound, (await me.PostAsync($"/my/{world.Members[1].Id}/sessions?handler=Book", ("session", world.Session.Id), ("__RequestVerificationToken", token))).Status);
        // A session of another assembly is none of mine, even on my own page.
        Assert.Equal(HttpStatusCode.NotFound, (await me.PostAsync($"/my/{world.Members[0].Id}/sessions?handler=Book", ("session", other.Session.Id), ("__RequestVerificationToken", token))).Status);
        Assert.Equal(0, await _site.ReadAsync(db => db.Bookings.CountAsync()));
    }

    [Fact]
    public async Task Somebody_from_outside_books_confirms_by_post_and_gives_up_by_the_link_of_the_message()
    {
        var world = await _site.AddAssemblyAsync("crewe", members: 0, isPublic: true);
        var visitor = _site.NewVisitor();
        var asked = await visitor.FillInAsync($"/sessions/{world.Session.Id}/book", ("Name", "Jo Bloggs"), ("Email", "jo@example.org"), ("Fields.Diet", "No nuts"));
        Assert.Equal("Check your e-mail", asked.Page.QuerySelector("h1")!.TextContent);

        var confirm = await LinkAsync(MessageKind.ConfirmAddress);
        var shown = await visitor.GetPageAsync(confirm);
        Assert.DoesNotContain("Jo", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(BookingState.Unconfirmed, (await BookingAsync()).State);
        await visitor.SendFormAsync(shown, confirm, []);
        Assert.Equal(BookingState.Booked, (await BookingAsync()).State);

        var manage = await LinkAsync(MessageKind.SessionPlace);
        var page = await visitor.GetPageAsync(manage);
        Assert.DoesNotContain("nuts", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(BookingState.Booked, (await BookingAsync()).State);
        var given = await visitor.SendFormAsync(page, manage, [], form: "form[action$='GiveUp']");
        Assert.Equal("You do not have a place", given.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(BookingState.Cancelled, (await BookingAsync()).State);
    }

    [Fact]
    public async Task An_altered_link_does_nothing_and_a_link_for_one_act_does_no_other()
    {
        var world = await _site.AddAssemblyAsync("crewe", members: 0, isPublic: true);
        var visitor = _site.NewVisitor();
        await visitor.FillInAsync($"/sessions/{world.Session.Id}/book", ("Name", "Jo Bloggs"), ("Email", "jo@example.org"));
        var confirm = await LinkAsync(MessageKind.ConfirmAddress);
        var token = confirm.Split('/')[^1];
        var altered = $"{token[..^5]}{(token[^5] == 'A' ? 'B' : 'A')}{token[^4..]}";

        foreach (var (path, sent) in new[] { ("confirm", altered), ("booking", token), ("confirm", new string('x', 3000)) })
        {
            var reply = await visitor.PostAsync($"/sessions/{path}/{sent}{(path == "booking" ? "?handler=GiveUp" : "")}");
            Assert.Equal("This link does not work any more", reply.Page.QuerySelector("h1")!.TextContent);
        }
        Assert.Equal(BookingState.Unconfirmed, (await BookingAsync()).State);

        // And out of time.
        _site.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal("This link does not work any more", (await visitor.PostAsync(confirm)).Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_members_session_cannot_be_booked_from_outside_and_nothing_unpublished_shows()
    {
        var world = await _site.AddAssemblyAsync("crewe");
        var visitor = _site.NewVisitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/sessions/{world.Session.Id}/book")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/sessions/{world.Session.Id}/book", ("Name", "Jo"), ("Email", "jo@example.org"))).Status);
        Assert.Null((await visitor.GetPageAsync($"/sessions/{world.Session.Id}")).QuerySelector("main .govuk-button"));
        Assert.Single((await visitor.GetPageAsync($"/assemblies/{world.Programme.Slug}/crewe/sessions")).QuerySelectorAll("main h2"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/sessions/{Make.NewId()}")).Status);
    }

    [Fact]
    public async Task The_calendar_file_keeps_the_wall_time_and_its_version()
    {
        var world = await _site.AddAssemblyAsync("crewe");

        var reply = await _site.NewVisitor().GetAsync($"/sessions/{world.Session.Id}.ics");

        Assert.Equal("text/calendar", reply.ContentHeaders.ContentType!.MediaType);
        Assert.Contains("METHOD:PUBLISH", reply.Text, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1\r\n", reply.Text, StringComparison.Ordinal);
        // Thirty days after 20 January 2027.
        Assert.Contains("DTSTART;TZID=Europe/London:20270219T100000", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ATTENDEE", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_plans_moves_and_cancels_a_session_through_the_pages()
    {
        var world = await _site.AddAssemblyAsync("crewe");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        var root = $"/staff/assemblies/{world.Programme.Slug}/crewe/sessions";

        var wrong = await editor.FillInAsync($"{root}/new", ("Fields.Title", "Session 2"), ("Fields.Capacity", "0"), ("Fields.OnlineLink", "http://meet.example"));
        Assert.Equal(["Enter the start day", "Enter the end day", "Enter a link that begins with https://", "Enter a number of places from 1 to 2000"], wrong.Messages);

        var saved = await editor.FillInAsync(
            $"{root}/new", ("Fields.Title", "Session 2"), ("Fields.Starts.Day", "28"), ("Fields.Starts.Month", "3"), ("Fields.Starts.Year", "2027"), ("Fields.Starts.Time", "10:00"),
            ("Fields.Ends.Day", "28"), ("Fields.Ends.Month", "3"), ("Fields.Ends.Year", "2027"), ("Fields.Ends.Time", "2pm"), ("Fields.Venue", "Hall"), ("Fields.Capacity", "12"));
        Assert.EndsWith("/agenda", saved.Path, StringComparison.Ordinal);
        var session = await _site.ReadAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Title == "Session 2"));
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 9, 0, 0, TimeSpan.Zero), session.Start);

        await editor.SendFormAsync(saved.Page, saved.Path, [("After", "30"), ("ItemTitle", "Welcome"), ("Text", "Tea and **names**")]);
        Assert.Contains("10:30am", (await _site.NewVisitor().GetPageAsync($"/sessions/{session.Id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var item = await _site.ReadAsync(db => db.Sessions.AsNoTracking().Where(s => s.Id == session.Id).SingleAsync());
        var change = await editor.GetPageAsync($"{saved.Path}?item={item.Agenda[0].Id}");
        Assert.Equal(("30", "Welcome"), (change.QuerySelector("#After")!.GetAttribute("value"), change.QuerySelector("#ItemTitle")!.GetAttribute("value")));
        var late = await editor.SendFormAsync(change, saved.Path, [("After", "900")], form: "form:has(#After)");
        Assert.Equal(item.Agenda[0].Id, late.Page.QuerySelector("form:has(#After) input[name=item]")!.GetAttribute("value"));
        await editor.SendFormAsync(late.Page, saved.Path, [("After", "45")], form: "form:has(#After)");
        var changed = Assert.Single((await _site.ReadAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == session.Id))).Agenda);
        Assert.Equal((item.Agenda[0].Id, 45, "Welcome"), (changed.Id, changed.AfterMinutes, changed.Title));

        var details = $"{root}/{session.Id}";
        await editor.FillInAsync(details, ("Fields.Starts.Time", "11:00"));
        Assert.Equal(2, await _site.ReadAsync(db => db.Sessions.Where(s => s.Id == session.Id).Select(s => s.Sequence).SingleAsync()));
        await editor.SendFormAsync(await editor.GetPageAsync(details), details, [("Reason", "Snow")], form: "form[action$='Cancel']");
        Assert.Equal(SessionState.Cancelled, await _site.ReadAsync(db => db.Sessions.Where(s => s.Id == session.Id).Select(s => s.State).SingleAsync()));
    }

    [Fact]
    public async Task A_paper_is_a_pdf_kept_outside_the_web_root_and_sent_as_an_attachment_to_those_who_may_read_it()
    {
        var world = await _site.AddAssemblyAsync("crewe");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        var address = $"/staff/assemblies/{world.Programme.Slug}/crewe/sessions/{world.Session.Id}/papers";

        var refused = await UploadAsync(editor, address, "evil.pdf", "<html><script>alert(1)</script></html>"u8.ToArray(), "members");
        Assert.Equal(["The file must be a PDF. Save or print the document as PDF and choose that"], refused.Messages);
        Assert.Equal(0, await _site.ReadAsync(db => db.Papers.CountAsync()));

        var pdf = "%PDF-1.7\nbody\n%%EOF\n"u8.ToArray();
        await UploadAsync(editor, address, "../../../../etc/cron.d/evil.pdf", pdf, "members");
        var paper = await _site.ReadAsync(db => db.Papers.AsNoTracking().SingleAsync());
        Assert.Equal(("evil.pdf", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf))), (paper.FileName, paper.Sha256));
        Assert.Equal([Path.Combine(_site.DataDirectory, "papers", $"{paper.Id}.pdf")], Directory.GetFiles(Path.Combine(_site.DataDirectory, "papers")));

        // Members read it, others do not know of it.
        Assert.Equal(HttpStatusCode.NotFound, (await _site.NewVisitor().GetAsync($"/sessions/papers/{paper.Id}")).Status);
        var member = await (await _site.ParticipantAsync("member1@crewe.example")).GetAsync($"/my/{world.Members[0].Id}/sessions?handler=Paper&paper={paper.Id}");
        Assert.Equal("attachment", member.ContentHeaders.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", member.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("application/pdf", member.ContentHeaders.ContentType!.MediaType);

        await UploadAsync(editor, address, "public.pdf", pdf, "public");
        var open = await _site.ReadAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.IsPublic));
        Assert.Equal(HttpStatusCode.OK, (await _site.NewVisitor().GetAsync($"/sessions/papers/{open.Id}")).Status);
        foreach (var path in new[] { $"/papers/{open.Id}.pdf", "/sessions/papers/..%2f..%2fkeys%2fcontacts.key", "/sessions/papers/../../keys/contacts.key" }) { Assert.Equal(HttpStatusCode.NotFound, (await _site.NewVisitor().GetAsync(path)).Status); }
    }

    [Fact]
    public async Task A_speaker_shows_once_the_interests_are_declared_and_a_photo_is_what_it_says()
    {
        var world = await _site.AddAssemblyAsync("crewe");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        var address = $"/staff/assemblies/{world.Programme.Slug}/crewe/sessions/speakers/new";

        var early = await editor.FillInAsync(address, ("Name", "Dr Ada Moss"), ("ProposedBy", "the advisory panel"), ("IsToPublish", "true"));
        Assert.Single(early.Messages);
        Assert.Equal("Dr Ada Moss", early.Page.QuerySelector("#Name")!.GetAttribute("value"));

        await editor.FillInAsync(address, ("Name", "Dr Ada Moss"), ("ProposedBy", "the advisory panel"), ("Biography", "<script>alert(1)</script>"), ("Interests", "Paid by the council until 2024."), ("IsToPublish", "true"));
        var speaker = await _site.ReadAsync(db => db.Speakers.AsNoTracking().SingleAsync());
        var page = await _site.NewVisitor().GetPageAsync($"/sessions/speakers/{speaker.Id}");
        Assert.Contains("Paid by the council until 2024.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.Equal(HttpStatusCode.NotFound, (await _site.NewVisitor().GetAsync($"/sessions/speakers/{speaker.Id}?handler=Photo")).Status);

        await editor.FillInAsync($"/staff/assemblies/{world.Programme.Slug}/crewe/sessions/speakers/{speaker.Id}", ("Interests", ""), ("IsToPublish", "false"));
        Assert.Equal(HttpStatusCode.NotFound, (await _site.NewVisitor().GetAsync($"/sessions/speakers/{speaker.Id}")).Status);
    }

    [Fact]
    public async Task A_facilitator_checks_people_in_by_list_and_by_ticket_and_nobody_else_can()
    {
        var world = await _site.AddAssemblyAsync("crewe", members: 2);
        foreach (var i in new[] { 1, 2 }) { await (await _site.ParticipantAsync($"member{i}@crewe.example")).FillInAsync($"/my/{world.Members[i - 1].Id}/sessions"); }
        var bookings = await _site.ReadAsync(db => db.Bookings.AsNoTracking().ToDictionaryAsync(b => b.RegistrationId!, StringComparer.Ordinal));
        var (facilitator, _) = await _site.SignedInAsync(StaffRoles.Facilitator);
        var run = $"/staff/sessions/{world.Session.Id}";

        var list = await facilitator.SendFormAsync(await facilitator.GetPageAsync(run), run, []);
        Assert.Contains("Member 01 is checked in", list.Page.QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        var ticket = $"{run}/check-in/{bookings[world.Members[1].Id].Id}";
        await facilitator.FillInAsync(ticket);
        Assert.Equal(2, await _site.ReadAsync(db => db.Bookings.CountAsync(b => b.ArrivedAt != null)));
        Assert.Equal(2, await _site.ReadAsync(db => db.Claims.CountAsync(c => c.Kind == ClaimKind.Honorarium)));

        // The member who holds the ticket, a stranger, and staff who only see figures.
        var member = await _site.ParticipantAsync("member2@crewe.example");
        Assert.StartsWith("/staff/sign-in", (await member.GetAsync(ticket)).Path, StringComparison.Ordinal);
        var (viewer, _) = await _site.SignedInAsync(StaffRoles.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(run)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await facilitator.GetAsync($"/staff/assemblies/{world.Programme.Slug}/crewe/sessions")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await facilitator.GetAsync($"{run}/check-in/{Make.NewId()}")).Status);
    }

    [Fact]
    public async Task Tables_are_planned_printed_and_noted_without_losing_anybodys_words()
    {
        var world = await _site.AddAssemblyAsync("crewe", members: 8, capacity: 8);
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        var address = $"/staff/assemblies/{world.Programme.Slug}/crewe/sessions/tables";
        var (a, b, c) = (world.Members[0], world.Members[1], world.Members[2]);

        var wrong = await editor.FillInAsync(address, ("Tables", "2"), ("Apart", "NOBODY, " + a.Pseudonym));
        Assert.Contains("Keep apart, line 1: no member has the code NOBODY", wrong.Messages);
        await editor.FillInAsync(address, ("Tables", "2"), ("Apart", $"{a.Pseudonym}, {b.Pseudonym}"), ("Together", $"{a.Pseudonym} {c.Pseudonym}"), ("Fixed", $"{b.Pseudonym}, 2"));
        var plan = await _site.ReadAsync(db => db.SeatPlans.AsNoTracking().SingleAsync());
        var seats = plan.SeatsOf(world.Session.Id);
        Assert.Equal((1, 2, 1), (seats[a.Id], seats[b.Id], seats[c.Id]));
        Assert.All([1, 2], table => Assert.Equal(4, seats.Values.Count(t => t == table)));

        var run = $"/staff/sessions/{world.Session.Id}";
        var (first, _) = await _site.SignedInAsync(StaffRoles.Facilitator);
        var (second, _) = await _site.SignedInAsync(StaffRoles.Facilitator);
        Assert.Equal(2, (await first.GetPageAsync($"{run}/tables")).QuerySelectorAll("main h2").Length);
        var (mine, theirs) = (await first.GetPageAsync($"{run}/tables/1"), await second.GetPageAsync($"{run}/tables/1"));
        await first.SendFormAsync(mine, $"{run}/tables/1", [("Text", "First words")]);
        var refused = await second.SendFormAsync(theirs, $"{run}/tables/1", [("Text", "Second words")]);
        Assert.Single(refused.Messages);
        Assert.Contains("First words", refused.Page.QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Second words", refused.Page.QuerySelector("textarea")!.TextContent.Trim());
        await second.SendFormAsync(refused.Page, $"{run}/tables/1", [("Text", "First words. Second words")]);
        Assert.Equal("First words. Second words", await _site.ReadAsync(db => db.TableNotes.Select(n => n.Text).SingleAsync()));

        foreach (var handler in new[] { "Sheet", "Badges", "Cards" })
        {
            using var pdf = await first.Http.GetAsync($"{run}?handler={handler}");
            Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
            Assert.StartsWith("%PDF-1.7", Encoding.ASCII.GetString((await pdf.Content.ReadAsByteArrayAsync())[..8]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_people_need_is_told_without_their_names()
    {
        var world = await _site.AddAssemblyAsync("crewe", members: 0, isPublic: true);
        var visitor = _site.NewVisitor();
        await visitor.FillInAsync($"/sessions/{world.Session.Id}/book", ("Name", "Jo Bloggs"), ("Email", "jo@example.org"), ("Fields.Diet", "No nuts"));
        await visitor.FillInAsync(await LinkAsync(MessageKind.ConfirmAddress));
        var (facilitator, _) = await _site.SignedInAsync(StaffRoles.Facilitator);

        var page = await facilitator.GetPageAsync($"/staff/sessions/{world.Session.Id}/needs");

        var words = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Food: 1 person", words, StringComparison.Ordinal);
        Assert.Contains("No nuts", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bloggs", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expenses_are_claimed_decided_by_somebody_else_and_handed_over_once_without_formulas()
    {
        var world = await _site.AddAssemblyAsync("crewe");
        var me = await _site.ParticipantAsync("member1@crewe.example");
        var address = $"/my/{world.Members[0].Id}/expenses";
        var wrong = await me.FillInAsync(address, ("Amount", "12.345"));
        Assert.Equal(3, wrong.Messages.Count);
        var form = await me.GetPageAsync(address);
        // Sent twice, it is one claim.
        for (var i = 0; i < 2; i++) { await me.SendFormAsync(form, address, [("Kind", "Travel"), ("Amount", "£12.50"), ("Note", "=HYPERLINK(\"http://evil.example\")")]); }
        Assert.Equal(1, await _site.ReadAsync(db => db.Claims.CountAsync()));

        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await _site.SignedInAsync(StaffRoles.Editor);
        var office = $"/staff/assemblies/{world.Programme.Slug}/crewe/sessions/expenses";
        await editor.SendFormAsync(await editor.GetPageAsync(office), office, [("MemberId", world.Members[1].Id), ("Kind", "Care"), ("Amount", "20"), ("Note", "Childminder")], form: "form[action$='Enter']");
        var page = await editor.GetPageAsync(office);
        // Its own entry it cannot decide on, the participant's it can.
        Assert.Single(page.QuerySelectorAll("form[action$='Approve']"));
        await editor.SendFormAsync(page, office, [], form: "form[action$='Approve']");
        var care = await _site.ReadAsync(db => db.Claims.AsNoTracking().SingleAsync(c => c.Kind == ClaimKind.Care));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await editor.PostAsync($"{office}?handler=Approve", ("ClaimId", care.Id), ("__RequestVerificationToken", token));
        Assert.Equal(ClaimState.Submitted, await _site.ReadAsync(db => db.Claims.Where(c => c.Id == care.Id).Select(c => c.State).SingleAsync()));

        var noReason = await second.SendFormAsync(await second.GetPageAsync(office), office, [], form: "form[action$='Refuse']");
        Assert.Equal(["Enter a reason: the person reads it"], noReason.Messages);
        await second.SendFormAsync(noReason.Page, office, [("Reason", "No receipt")], form: "form[action$='Refuse']");

        var file = await second.SendFormAsync(await second.GetPageAsync(office), office, [], form: "form[action$='Export']");
        Assert.Equal("text/csv", file.ContentHeaders.ContentType!.MediaType);
        Assert.Contains("Member 01,Travel,,12.50,\"'=HYPERLINK(\"\"http://evil.example\"\")\"", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Childminder", file.Text, StringComparison.Ordinal);
        Assert.Equal((ClaimState.Exported, 1), await _site.ReadAsync(db => db.Claims.Where(c => c.Kind == ClaimKind.Travel).Select(c => ValueTuple.Create(c.State, c.Batch!.Value)).SingleAsync()));
        Assert.Contains("Nothing is approved", (await second.SendFormAsync(await second.GetPageAsync(office), office, [], form: "form[action$='Export']")).Page.QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await _site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.Expenses)));
    }

    private static async Task<Reply> UploadAsync(Resident editor, string address, string name, byte[] bytes, string audience)
    {
        var page = await editor.GetPageAsync(address);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("What we heard"), "PaperTitle" },
            { new StringContent(audience), "Audience" },
            { new ByteArrayContent(bytes), "Pdf", name },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await editor.Http.SendAsync(request);
        return await Reply.ReadAsync(response, address);
    }

    private Task<Booking> BookingAsync() => _site.ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync());

    private async Task<string> LinkAsync(MessageKind kind)
    {
        var message = await _site.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == kind).OrderByDescending(m => m.QueuedAt).FirstAsync());
        return _site.Services.GetRequiredService<Outbox>().Open(message)!.Values["link"];
    }
}
