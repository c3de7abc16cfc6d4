using System.Globalization;
using System.Text;
using Engage.BrowserTests.Pages;
using Engage.BrowserTests.Support;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Engage.BrowserTests.Journeys;

/// <summary>An assembly from the letter to the report, as the people in it live through it: on their telephone, through their mailbox, at the office and at the door.</summary>
public sealed class LetterToReportTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Officer = "officer@office.example", Colleague = "colleague@office.example", Door = "door@office.example";
    private const string Public = "/assemblies/safer-streets/northford", Staff = $"/staff{Public}", Digits = "417";

    private readonly PageInspection _pages = new();
    private readonly List<string> _faults = [];

    private MailingSite _mailing = null!;
    private DateOnly _first;

    [BrowserAndMailFact]
    public async Task Somebody_who_gets_a_letter_is_drawn_comes_votes_and_reads_the_answer()
    {
        await using var mailing = _mailing = await MailingSite.StartAsync(chromium.Browser);
        await MakeAsync();
        await using var resident = await mailing.OnAPhoneAsync();

        await RegisterAsync(resident, await CodeOfALetterAsync());
        // Registration is over and everybody who will has registered.
        MoveTo(day: 1, 10, 0);
        await DrawAsync(resident);
        await TakeTheSeatAsync(resident);
        await PlanASessionAsync();
        await BookAsync(resident);
        MoveTo(day: 3, 10, 1);
        await ReadTheReminderAsync(resident);
        MoveTo(day: 4, 9, 50);
        await CheckInAsync();
        await VoteAsync(resident);
        await AnswerAsync(resident);
        await PublishTheReportAsync(resident);

        string[] faults = [.. _pages.Faults, .. _faults, .. resident.Faults];
        Assert.True(faults.Length == 0, $"{faults.Length} faults on {_pages.Pages} pages:\n{string.Join('\n', faults)}");
    }

    /// <summary>The letter: addresses drawn, letters made, the code as it stands on one of them, posting noted.</summary>
    private async Task<string> CodeOfALetterAsync()
    {
        await using var officer = await _mailing.AtTheOfficeAsync(Officer);
        await officer.GoAsync($"{Staff}/letters/draw");
        await LookAsync(officer);
        var rows = Enumerable.Range(1, 40).Select(i => $"{i},{i} Test Street,Northford,CW7 2UA,unit-a,{1 + (i % 10)}");
        var file = Encoding.UTF8.GetBytes($"uprn,address_1,town,postcode,area,decile\n{string.Join('\n', rows)}\n");
        await officer.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "addresses.csv", MimeType = "text/csv", Buffer = file });
        await officer.FillAsync(("Letters", "10"));
        await officer.PressAsync("Draw letters");
        await officer.SeesAsync("Draw 1");
        await officer.PressAsync("Make the letters");
        var merge = officer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(@"\.csv$") });
        await merge.WaitForAsync();
        await LookAsync(officer);
        var csv = await (await officer.Page.Context.APIRequest.GetAsync((await merge.GetAttributeAsync("href"))!)).TextAsync();
        var lines = csv.TrimStart('\uFEFF').Split('\n');
        var column = Array.IndexOf(lines[0].TrimEnd('\r').Split(','), "code");
        await officer.PressAsync("The letters are posted");
        Leave(officer);
        return lines[1].Split(',')[column];
    }

    private async Task RegisterAsync(Visitor resident, string code)
    {
        await resident.GoAsync($"{Public}/register");
        await LookAsync(resident);
        await resident.FillAsync(("code", code.ToLowerInvariant()));
        await resident.ContinueAsync();
        foreach (var (field, answer) in new[] { ("lives", "yes"), ("age", "yes"), ("office", "no") }) { await resident.Page.Locator($"[name={field}][value={answer}]").CheckAsync(); }
        await LookAsync(resident);
        await resident.ContinueAsync();
        await resident.ChooseAsync("16 to 34");
        await LookAsync(resident);
        await resident.ContinueAsync();
        await resident.ChooseAsync("A lot");
        await resident.ContinueAsync();
        await resident.FillAsync(("Name", "Robin Sample"), ("Email", "robin@resident.example"));
        await LookAsync(resident);
        await resident.ContinueAsync();
        await LookAsync(resident);
        await resident.ContinueAsync();
        await LookAsync(resident);
        await resident.PressAsync("Register my interest");
        await LookAsync(resident);

        await resident.GoAsync(await _mailing.LinkAsync("Confirm your e-mail address"));
        await LookAsync(resident);
        await resident.PressAsync("Confirm and register");
        await resident.SeesAsync("You are registered");
        await LookAsync(resident);
    }

    private async Task DrawAsync(Visitor resident)
    {
        await using var officer = await _mailing.AtTheOfficeAsync(Officer);
        await using var colleague = await _mailing.AtTheOfficeAsync(Colleague);
        await officer.GoAsync($"{Staff}/selection/draws/new");
        await LookAsync(officer);
        await officer.FillAsync(("Alternates", "2"));
        await officer.PressAsync("Compute the lottery");
        var announce = officer.Page.GetByRole(AriaRole.Button, new() { Name = "Announce the draw" });
        await announce.WaitForAsync();
        await LookAsync(officer);
        await officer.NextPageAsync(announce);
        await LookAsync(officer);
        await officer.FillAsync([.. Time("At", day: 1, 10, 5), ("How", "Three ten-sided dice, thrown in the library")]);
        await officer.ChooseAsync("Three digits drawn by hand");
        await officer.PressAsync("Publish the lottery and announce the draw");
        await resident.GoAsync($"{Public}/draw");
        await LookAsync(resident);

        MoveTo(day: 1, 10, 6);
        foreach (var (person, button) in new[] { (officer, "Enter"), (colleague, "Confirm and draw") })
        {
            await person.GoAsync($"{Staff}/selection/draws/1/randomness");
            await LookAsync(person);
            await person.FillAsync(("Randomness", Digits));
            await person.PressAsync(button);
        }
        await colleague.ReadsAsync("Panel 417 is drawn");
        await LookAsync(colleague);
        Leave(officer, colleague);
    }

    private async Task TakeTheSeatAsync(Visitor resident)
    {
        await resident.GoAsync(await _mailing.LinkAsync("You have been chosen"));
        await LookAsync(resident);
        await resident.ChooseAsync("Yes, I take my seat");
        await resident.PressAsync("Send my answer");
        await resident.ReadsAsync("You are a member of the assembly.");
        await LookAsync(resident);
    }

    private async Task PlanASessionAsync()
    {
        await using var officer = await _mailing.AtTheOfficeAsync(Officer);
        await officer.GoAsync($"{Staff}/sessions/new");
        await officer.FillAsync([("Fields.Title", "Session 1: what we heard"), .. Time("Fields.Starts", day: 4, 10, 0), .. Time("Fields.Ends", day: 4, 14, 0), ("Fields.Venue", "Northford town hall"), ("Fields.Capacity", "6")]);
        await officer.ChooseAsync("Members of the assembly");
        await LookAsync(officer);
        await officer.PressAsync("Plan the session");
        await officer.FollowAsync("Agenda");
        await officer.FillAsync(("FacilitatorName", "Pat at the door"), ("Account", Door));
        await officer.PressAsync("Add the facilitator");
        await LookAsync(officer);
        Leave(officer);
    }

    private async Task BookAsync(Visitor resident)
    {
        await resident.GoAsync("/my/sign-in");
        await resident.FillAsync(("Email", "robin@resident.example"));
        await resident.PressAsync("Send me a link");
        await resident.GoAsync(await _mailing.LinkAsync("Your link to sign in"));
        await LookAsync(resident);
        await resident.PressAsync("Sign in");
        var me = await MemberAsync();
        await resident.GoAsync($"/my/{me}");
        await LookAsync(resident);
        await resident.GoAsync($"/my/{me}/sessions");
        await resident.NextPageAsync(resident.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Book") }));
        await LookAsync(resident);
        await resident.FollowAsync("Your ticket for Session 1: what we heard");
        await LookAsync(resident);
        await resident.GoAsync(await _mailing.LinkAsync("Your place"));
        await LookAsync(resident);
    }

    private async Task ReadTheReminderAsync(Visitor resident)
    {
        await resident.GoAsync(await _mailing.LinkAsync("Reminder: Session 1"));
        await resident.ReadsAsync("Session 1: what we heard");
    }

    private async Task CheckInAsync()
    {
        await using var door = await _mailing.AtTheOfficeAsync(Door, "Sessions");
        await door.FollowAsync("Session 1: what we heard");
        await LookAsync(door);
        await door.NextPageAsync(door.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Robin Sample") }));
        await Expect(door.Page.Locator(".engage-door__there")).ToContainTextAsync("Robin Sample");
        await LookAsync(door);
        Leave(door);
    }

    private async Task VoteAsync(Visitor resident)
    {
        await using var officer = await _mailing.AtTheOfficeAsync(Officer);
        await officer.GoAsync($"{Staff}/recommendations/new/edit");
        await officer.FillAsync(("Title", "A named officer"), ("Wording", "Give each area a named officer."), ("Reasons", "People do not know whom to ask."));
        await LookAsync(officer);
        await officer.PressAsync("Save");
        await officer.GoAsync($"{Staff}/recommendations/votes/new");
        await officer.FillAsync([("Title", "Vote of the first session"), .. Time("Until", day: 4, 16, 0)]);
        await officer.ChooseAsync("1. A named officer");
        await LookAsync(officer);
        await officer.PressAsync("Open the vote");

        await resident.GoAsync(await _mailing.LinkAsync("You can vote now"));
        await LookAsync(resident);
        await resident.ChooseAsync("Support");
        await resident.PressAsync("Send my vote");
        await resident.SeesAsync("You have voted");

        await officer.Page.ReloadAsync();
        await officer.PressAsync("Close and count");
        await LookAsync(officer);
        await officer.GoAsync($"{Staff}/recommendations");
        await officer.PressAsync("Publish what was voted on");
        await LookAsync(officer);
        Leave(officer);
    }

    private async Task AnswerAsync(Visitor resident)
    {
        await using var officer = await _mailing.AtTheOfficeAsync(Officer);
        await using var colleague = await _mailing.AtTheOfficeAsync(Colleague);
        await officer.GoAsync($"{Staff}/recommendations/responses");
        await officer.FollowAsync("Write the response to recommendation 1");
        await officer.ChooseAsync("Accepted");
        await officer.FillAsync(("Reasons", "We agree."), ("Owner", "Head of Neighbourhood Policing"), ("DueOn", _first.AddDays(200).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)));
        await LookAsync(officer);
        await officer.PressAsync("Save");
        await colleague.GoAsync($"{Staff}/recommendations/responses");
        await colleague.ChooseAsync("Approve the response to recommendation 1");
        await LookAsync(colleague);
        await colleague.PressAsync("Publish what I approve");

        await resident.GoAsync(await _mailing.LinkAsync("What we will do"));
        await LookAsync(resident);
        await resident.GoAsync($"{Public}/recommendations/1");
        await resident.ReadsAsync("We agree.");
        await LookAsync(resident);
        Leave(officer, colleague);
    }

    private async Task PublishTheReportAsync(Visitor resident)
    {
        await using var officer = await _mailing.AtTheOfficeAsync(Officer);
        await using var colleague = await _mailing.AtTheOfficeAsync(Colleague);
        await officer.GoAsync($"{Staff}/report");
        await officer.PressAsync("Make a new version");
        await officer.Link("Version 1").WaitForAsync();
        await LookAsync(officer);
        await colleague.GoAsync($"{Staff}/report/versions/1");
        await LookAsync(colleague);
        await colleague.PressAsync("Approve and publish");

        await resident.GoAsync($"{Public}/report");
        await resident.ReadsAsync("A named officer");
        await LookAsync(resident);
        Leave(officer, colleague);
    }

    /// <summary>The office's accounts, and the assembly: one seat is for somebody under 35, and nobody else who registers is.</summary>
    private async Task MakeAsync()
    {
        var site = _mailing.Site;
        _ = site.Address;
        _first = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).AddDays(1);
        MoveTo(day: 0, 10, 0);
        foreach (var (email, role) in new[] { (Officer, StaffRoles.Editor), (Colleague, StaffRoles.Editor), (Door, StaffRoles.Facilitator) }) { await _mailing.AddStaffAsync(email, role); }
        var now = site.Clock.GetUtcNow();
        var programme = new AssemblyProgramme(NewId.Make(), "safer-streets", "Europe/London", now);
        programme.Describe("Safer streets", "What should the police do first?", "The remit.", "The commitment.", "The panel.");
        programme.Publish(now);
        var assembly = new Assembly(NewId.Make(), programme.Id, "northford", "Northford citizens’ assembly", "unit-a", 6);
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Registering] = _first, [AssemblyPhase.Selecting] = _first.AddDays(1), [AssemblyPhase.Meeting] = _first.AddDays(3), [AssemblyPhase.Reporting] = _first.AddDays(30) });
        assembly.Aim(new SelectionTargets(
        [
            new TargetFeature("age-band", "Age", "How old are you?", null, null, [new("16-34", "16 to 34", null, 1, 1), new("35+", "35 or over", null, 5, 5)]),
            new TargetFeature("trust", "Trust in the police", "How much do you trust the police?", null, null, [new("a-lot", "A lot", null, 1, 5), new("little", "Little or not at all", null, 1, 5)]),
        ]));
        await site.WriteAsync(db =>
        {
            db.AddRange(programme, assembly);
            db.Registrations.AddRange(Enumerable.Range(0, 19).Select(i => Neighbour(assembly, i, now)));
            return Task.CompletedTask;
        });
    }

    /// <summary>Somebody in the pool whom the office reaches by telephone.</summary>
    private static Registration Neighbour(Assembly assembly, int number, DateTimeOffset now)
    {
        var person = new Registration { Id = NewId.Make(), AssemblyId = assembly.Id, HouseholdId = NewId.Make(), Pseudonym = $"NEIGHBOUR{number}", FeaturesJson = $$"""{"age-band":"35+","trust":"{{(number % 2 == 0 ? "a-lot" : "little")}}"}""", RegisteredHour = now };
        person.Confirm(now);
        return person;
    }

    private Task<string> MemberAsync() => _mailing.Site.ReadAsync(db => db.Registrations.Where(r => r.Seat == SeatState.Confirmed).Select(r => r.Id).SingleAsync());

    /// <summary>A moment as it is typed into day, month, year and time.</summary>
    private (string Name, string Value)[] Time(string field, int day, int hour, int minute)
    {
        var at = _first.AddDays(day).ToDateTime(new TimeOnly(hour, minute));
        string Text(string format) => at.ToString(format, CultureInfo.InvariantCulture);
        return [($"{field}.Day", Text("%d")), ($"{field}.Month", Text("%M")), ($"{field}.Year", Text("yyyy")), ($"{field}.Time", Text("H:mm"))];
    }

    /// <summary>Moves the site's clock on to a time on the wall in Northford.</summary>
    private void MoveTo(int day, int hour, int minute) =>
        _mailing.Site.Clock.Set(WallClock.Instant(_first.AddDays(day).ToDateTime(new TimeOnly(hour, minute)), TimeZoneInfo.FindSystemTimeZoneById("Europe/London")));

    private Task LookAsync(Visitor visitor) => _pages.GlanceAsync(visitor, visitor.Path);

    private void Leave(params Visitor[] visitors) => _faults.AddRange(visitors.SelectMany(v => v.Faults));
}
