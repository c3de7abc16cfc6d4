using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Expenses;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Reports;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Pdf;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>
/// Sessions of a demonstration assembly: three workshops over four weeks with two online sessions between, speakers with
/// declarations, papers, and what its members made of them by now. Nobody is written to.
/// </summary>
internal static class DemoSessions
{
    private const string Planner = "editor@engage.example", Door = "facilitator@engage.example", Approver = "editor2@engage.example";

    // Few tries: nine plans are made while somebody waits for the site to start.
    private const int Moves = 20_000;

    private static readonly (string Name, string Organisation, string Biography, string ProposedBy, string Interests)[] _speakers =
    [
        ("Dr Imogen Hartwell", "Dee Valley University (made up)", "Imogen studies how neighbourhoods and police work together.", "the advisory panel", "Her research was paid for by a university and a charity. She was a special constable from 2009 to 2012."),
        ("Superintendent Callum Reeve", "Testshire Constabulary (made up)", "Callum leads local policing and answers for how officers are shared out.", "the constabulary", "Employed by the constabulary, whose budget is discussed."),
        ("Nasreen Aldous", "Canalside Youth Project (made up)", "Nasreen has run youth clubs for fifteen years.", "a member of the advisory panel", "Her project has had grants from the commissioner’s office in two of the last five years."),
        ("Owen Pritchard-Lacey", "", "Owen was a magistrate for twenty years and now advises victims of crime.", "two members of an assembly", "None."),
    ];

    private static readonly (string Title, int Day, int From, int Minutes, bool IsOnline)[] _plan =
    [
        ("Workshop 1: how policing works here", 0, 10 * 60, 240, false),
        ("Online session 1: questions to the speakers", 11, (18 * 60) + 30, 90, true),
        ("Workshop 2: what we heard and what is missing", 14, 10 * 60, 240, false),
        ("Online session 2: first drafts", 25, (18 * 60) + 30, 90, true),
        ("Workshop 3: our recommendations", 28, 10 * 60, 240, false),
    ];

    /// <summary>Makes what is not there yet, in a state according to the assembly's days; nothing for an assembly without a day to meet.</summary>
    /// <param name="seed">Settles who came and what they claimed.</param>
    public static async Task SeedAsync(IServiceProvider services, AssemblyProgramme programme, Assembly assembly, ulong seed, CancellationToken cancellationToken = default)
    {
        var db = services.GetRequiredService<EngageDb>();
        if (assembly.StartOf(AssemblyPhase.Meeting) is not { } first || await db.Sessions.AnyAsync(s => s.AssemblyId == assembly.Id, cancellationToken)) { return; }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var speakers = await SpeakersAsync(db, programme, now, cancellationToken);
        var sessions = _plan.Select((p, i) => Make(p, i, programme, assembly, Saturday(first), speakers)).ToList();
        db.Sessions.AddRange(sessions);
        await PapersAsync(services, db, assembly, sessions, speakers, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        var members = await db.Registrations.Where(r => r.AssemblyId == assembly.Id && r.Seat == SeatState.Confirmed).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        if (members.Count == 0) { return; }
        var tables = Math.Max(1, members.Count / 7);
        await services.GetRequiredService<SeatPlanner>().MakeAsync(assembly, members, [.. sessions.Where(s => !s.IsOnline)], tables, SeatWishes.None with { Features = [.. assembly.Targets.Features.Select(f => f.Code)] }, seed, Planner, cancellationToken, Moves);
        await AttendAsync(services, db, assembly, sessions, members, new SeededRandom(seed), now, cancellationToken);
    }

    private static DateOnly Saturday(DateOnly day) => day.AddDays(((int)DayOfWeek.Saturday - (int)day.DayOfWeek + 7) % 7);

    private static async Task<List<Speaker>> SpeakersAsync(EngageDb db, AssemblyProgramme programme, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await db.Speakers.Where(s => s.ProgrammeId == programme.Id).OrderBy(s => s.Name).ToListAsync(cancellationToken);
        if (known.Count > 0) { return known; }
        foreach (var (name, organisation, biography, proposed, interests) in _speakers)
        {
            var speaker = new Speaker { Id = NewId.Make(), ProgrammeId = programme.Id };
            speaker.Describe(name, organisation, $"{biography} This is a made-up person.", proposed, "");
            speaker.Declare(interests, WallClock.Day(now, programme.Zone).AddDays(-30));
            speaker.Publish(now);
            known.Add(speaker);
            db.Speakers.Add(speaker);
        }
        return known;
    }

    private static Session Make((string Title, int Day, int From, int Minutes, bool IsOnline) plan, int index, AssemblyProgramme programme, Assembly assembly, DateOnly first, List<Speaker> speakers)
    {
        var starts = first.AddDays(plan.Day).ToDateTime(TimeOnly.MinValue).AddMinutes(plan.From);
        var session = new Session(NewId.Make(), assembly.Id, programme.TimeZone, plan.Title, starts, starts.AddMinutes(plan.Minutes), plan.IsOnline ? 100 : assembly.PanelSize);
        if (plan.IsOnline) { session.Place("", "", "Captions are on. You can take part by telephone.", "https://meet.example/assembly"); }
        else { session.Place("The Assembly Rooms (made up)", "1 Market Square\nTesttown", "Step-free from Market Square. Hearing loop. A quiet room is next door.", null); }
        session.Describe(plan.Title, isPublic: index == 1);
        foreach (var (item, after, title, who) in Agenda(plan.IsOnline, index, speakers).Select((a, i) => (i, a.After, a.Title, a.Who)))
        {
            var entry = new AgendaItem { Id = NewId.Make(), SessionId = session.Id, AfterMinutes = after, Title = title, Text = item == 0 ? "Names, what we will do today, and how we talk with each other." : "" };
            entry.Hear(who.Select(s => s.Id));
            session.Add(entry);
        }
        if (!plan.IsOnline) { session.Add(new Facilitator { Id = NewId.Make(), SessionId = session.Id, Name = "Demo Facilitator", Account = Door, Table = 1 }); }
        return session;
    }

    private static IEnumerable<(int After, string Title, Speaker[] Who)> Agenda(bool isOnline, int index, List<Speaker> speakers) => isOnline
        ? [(0, "Welcome", []), (10, "Questions and answers", [speakers[index % speakers.Count]]), (75, "What comes next", [])]
        :
        [
            (0, "Welcome", []), (20, "What the evidence says", [speakers[index % speakers.Count]]), (70, "At the tables: what strikes us", []), (120, "Lunch", []),
            (165, "Another view", [speakers[(index + 1) % speakers.Count]]), (195, "At the tables: what we would do", []), (225, "What we take home", []),
        ];

    private static async Task PapersAsync(IServiceProvider services, EngageDb db, Assembly assembly, List<Session> sessions, List<Speaker> speakers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (files, renderer, body) = (services.GetRequiredService<SessionFiles>(), services.GetRequiredService<IReportRenderer>(), services.GetRequiredService<BodySettings>());
        foreach (var (session, i) in sessions.Select((s, i) => (s, i)).Where(x => !x.s.IsOnline))
        {
            var title = $"Briefing for {session.Title}";
            Block[] text = [ParagraphBlock.Of($"What members of {assembly.Title} may want to read before the session. It is made up, like everything of this demonstration."), ListBlock.Of(isOrdered: false, ["Who decides about policing here, and who pays for it.", "What people have told us so far.", "What the speakers will speak about."])];
            var paper = new ReportDocument(title, SessionWords.When(session), body.Name, title, "en-GB", DateOnly.FromDateTime(session.StartsAt), text) { Layout = DocumentLayout.Sheet, Notice = "Demonstration: made-up content" };
            db.Papers.Add(await files.KeepAsync(session, title, $"{title}.pdf", speakers[i % speakers.Count].Id, isPublic: i == 0, renderer.Render(paper, now), now, cancellationToken));
        }
    }

    private static async Task AttendAsync(IServiceProvider services, EngageDb db, Assembly assembly, List<Session> sessions, List<Registration> members, SeededRandom chance, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var attendees = services.GetRequiredService<Attendees>();
        foreach (var session in sessions)
        {
            long turn = 0;
            foreach (var member in members.Where(_ => session.End <= now || chance.NextDouble() < 0.8))
            {
                var booking = new Booking { Id = NewId.Make(), SessionId = session.Id, Person = member.Id, RegistrationId = member.Id, AskedAt = session.Start < now ? session.Start.AddDays(-14) : now };
                if (turn < session.Capacity) { booking.Seat(++turn); }
                else { booking.Wait(++turn); }
                db.Bookings.Add(booking);
                if (session.End <= now && chance.NextDouble() < 0.92) { Come(db, attendees, assembly, session, member, booking, chance); }
            }
            await db.WriteAsync(_ => db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastTurn, turn), cancellationToken), cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Come(EngageDb db, Attendees attendees, Assembly assembly, Session session, Registration member, Booking booking, SeededRandom chance)
    {
        booking.Arrive(session.Start.AddMinutes(-10));
        if (assembly.HonorariumPence > 0) { Pay(ClaimKind.Honorarium, assembly.HonorariumPence, null, Door); }
        if (!session.IsOnline && chance.NextDouble() < 0.3) { Pay(ClaimKind.Travel, 280 + (chance.Next(20) * 10), attendees.SealNote("Return bus fare"), null); }

        void Pay(ClaimKind kind, int pence, string? note, string? enteredBy)
        {
            var claim = new Claim { Id = NewId.Make(), AssemblyId = assembly.Id, SessionId = session.Id, Kind = kind, Pence = pence, EnteredBy = enteredBy, EnteredAt = session.End }.For(member.Id, note);
            if (chance.NextDouble() < 0.6) { claim.Approve(Approver, session.End.AddDays(2)); }
            db.Claims.Add(claim);
        }
    }
}
