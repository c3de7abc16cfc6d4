using Engage.BrowserTests.Support;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Data.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.BrowserTests.Pages;

/// <summary>Goes to every page of sessions, bookings and expenses: as the public, a member, a facilitator and an editor.</summary>
/// <param name="site">The site.</param>
/// <param name="arrive">Opens a browser for somebody new, or for somebody who has signed in, by address.</param>
/// <param name="look">Told of each page, by a name of its own.</param>
internal sealed class SessionTour(BrowserSite site, Func<string?, Task<Visitor>> arrive, Func<Visitor, string, Task> look) : Tour(arrive, look)
{
    private const string Programme = "session-tour", Slug = "northford";

    /// <inheritdoc/>
    protected override async Task GoEverywhereAsync()
    {
        await MakeAsync();
        var sessions = await site.ReadAsync(db => db.Sessions.AsNoTracking().Where(s => db.Assemblies.Any(a => a.Id == s.AssemblyId && a.Slug == Slug)).OrderBy(s => s.StartsAt).ToListAsync());
        var (over, open, coming) = (sessions[0], sessions[1], sessions[^1]);
        var booking = await site.ReadAsync(db => db.Bookings.Where(b => b.SessionId == coming.Id).Select(b => b.Id).FirstAsync());
        var speaker = await site.ReadAsync(db => db.Speakers.Where(s => db.AssemblyProgrammes.Any(p => p.Id == s.ProgrammeId && p.Slug == Programme)).Select(s => s.Id).FirstAsync());
        var (member, emailHash) = await site.ReadAsync(async db => await db.Bookings.Where(b => b.SessionId == coming.Id).Join(db.Registrations, b => b.RegistrationId, r => r.Id, (_, r) => new { r.Id, r.EmailHash }).FirstAsync() is var r ? (r.Id, r.EmailHash!) : default);
        var (run, planned) = ($"/staff/sessions/{coming.Id}", $"/staff/assemblies/{Programme}/{Slug}/sessions");

        await VisitAsync(null, [$"/assemblies/{Programme}/{Slug}/sessions", $"/sessions/{over.Id}", $"/sessions/{open.Id}", $"/sessions/{open.Id}/book", $"/sessions/speakers/{speaker}", "/sessions/booking/none", "/sessions/confirm/none"]);
        await VisitAsync("facilitator@engage.example", ["/staff/sessions", run, $"{run}/tables", $"{run}/tables/1", $"{run}/needs", $"{run}/check-in/{booking}", $"/staff/sessions/{over.Id}"]);
        await VisitAsync("editor@engage.example", [planned, $"{planned}/new", $"{planned}/{coming.Id}", $"{planned}/{coming.Id}/agenda", $"{planned}/{coming.Id}/papers", $"{planned}/{coming.Id}/bookings", $"{planned}/speakers", $"{planned}/speakers/new", $"{planned}/speakers/{speaker}", $"{planned}/tables", $"{planned}/expenses"]);
        await AsAsync(null, visitor => AsMemberAsync(visitor, member, emailHash, coming));
    }

    private async Task AsMemberAsync(Visitor visitor, string member, string emailHash, Session coming)
    {
        await site.SignInByMailAsync(visitor, emailHash);
        foreach (var address in new[] { $"/my/{member}/sessions", $"/my/{member}/sessions/{coming.Id}/ticket", $"/my/{member}/expenses" })
        {
            await visitor.GoAsync(address);
            await LookAsync(visitor, address);
        }
        await visitor.PressAsync("Send the claim");
        await LookAsync(visitor, "expenses without an amount");
    }

    /// <summary>Makes an assembly in the middle of its meetings, unless it is there.</summary>
    private async Task MakeAsync()
    {
        if (await site.ReadAsync(db => db.AssemblyProgrammes.AnyAsync(p => p.Slug == Programme))) { return; }
        await using var scope = site.Services.CreateAsyncScope();
        var (db, contacts, now) = (scope.ServiceProvider.GetRequiredService<EngageDb>(), scope.ServiceProvider.GetRequiredService<ParticipantContacts>(), scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        var programme = new AssemblyProgramme(NewId.Make(), Programme, "Europe/London", now) { IsDemonstration = true };
        programme.Describe("Policing priorities", "What should the police do first?", "", "", "");
        programme.Publish(now);
        var assembly = new Assembly(NewId.Make(), programme.Id, Slug, "Northford citizens’ assembly", "E1", 14) { HonorariumPence = 7_500 };
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Meeting] = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-14) });
        db.AddRange(programme, assembly);
        db.AddRange(Enumerable.Range(1, 14).Select(i => Member(assembly, contacts, i, now)));
        await db.SaveChangesAsync();
        await DemoSessions.SeedAsync(scope.ServiceProvider, programme, assembly, 7);
    }

    private static Registration Member(Assembly assembly, ParticipantContacts contacts, int number, DateTimeOffset now)
    {
        var id = NewId.Make();
        var member = new Registration { Id = id, AssemblyId = assembly.Id, HouseholdId = NewId.Make(), Pseudonym = id[..6].ToUpperInvariant(), FeaturesJson = "{}", RegisteredHour = now };
        contacts.Write(member, new ParticipantContact($"Member Number {number} of Northford", $"tour{number}@northford.example", null, null, number == 1 ? new ParticipantNeeds("A ramp", "No nuts", "", "") : ParticipantNeeds.None));
        member.Confirm(now);
        member.SeatTo(SeatState.Confirmed, now);
        return member;
    }
}
