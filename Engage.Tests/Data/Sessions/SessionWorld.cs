using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Sessions;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Security.Contacts;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data.Sessions;

/// <summary>An assembly with members and a session, for tests.</summary>
internal sealed class SessionWorld
{
    /// <summary>Two ages, up to two of each on the panel.</summary>
    public static readonly SelectionTargets Targets = new([new("age", "Age", "How old are you?", null, null, [new("young", "Under 40", null, 1, 2), new("old", "40 and over", null, 1, 2)])]);

    public AssemblyProgramme Programme { get; private init; } = null!;

    public Assembly Assembly { get; private init; } = null!;

    public Session Session { get; private init; } = null!;

    public List<Registration> Members { get; } = [];

    /// <summary>Adds a programme with an assembly and a session to the context; the session is in 30 days at ten.</summary>
    public static SessionWorld Add(EngageDb db, IServiceProvider services, DateTimeOffset now, int members, int capacity, bool isPublic = false, string slug = "crewe")
    {
        var programme = MakeAssemblies.Programme($"p-{slug}", now);
        var assembly = MakeAssemblies.Assembly(programme, slug, 4, "E1", "Crewe citizens’ assembly");
        assembly.HonorariumPence = 7_500;
        assembly.Aim(Targets);
        var session = SessionOf(assembly, now, capacity, isPublic);
        db.AddRange(programme, assembly, session);
        var world = new SessionWorld { Programme = programme, Assembly = assembly, Session = session };
        for (var i = 0; i < members; i++)
        {
            var member = Member(assembly, services, $"Member {i + 1:00}", $"member{i + 1}@{slug}.example", i % 2 == 0 ? "young" : "old", now);
            world.Members.Add(member);
            db.Add(member);
        }
        return world;
    }

    /// <summary>A session in 30 days.</summary>
    public static Session SessionOf(Assembly assembly, DateTimeOffset now, int capacity, bool isPublic)
    {
        var starts = DateTime.SpecifyKind(now.UtcDateTime.Date, DateTimeKind.Unspecified).AddDays(30).AddHours(10);
        var session = new Session(Make.NewId(), assembly.Id, "Europe/London", "Session 1: why we are here", starts, starts.AddHours(4), capacity);
        session.Place("Crewe Lifestyle Centre", "Moss Square\nCrewe", "Step-free from Moss Square", null);
        session.Describe(session.Title, isPublic);
        return session;
    }

    /// <summary>A confirmed member.</summary>
    public static Registration Member(Assembly assembly, IServiceProvider services, string name, string email, string age, DateTimeOffset now)
    {
        var (cipher, hash) = (services.GetRequiredService<ContactCipher>(), services.GetRequiredService<ContactHash>());
        var id = Make.NewId();
        var member = new Registration
        {
            Id = id,
            AssemblyId = assembly.Id,
            HouseholdId = Make.NewId(),
            Pseudonym = id[..8].ToUpperInvariant(),
            Name = cipher.Protect("participant-name", name),
            Email = cipher.Protect("participant-email", email),
            EmailHash = hash.OfEmail(email),
            FeaturesJson = $$"""{"age":"{{age}}"}""",
            RegisteredHour = now,
        };
        member.Confirm(now);
        member.SeatTo(SeatState.Confirmed, now);
        return member;
    }
}
