using System.Text.Json;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Support;

/// <summary>Valid programmes, assemblies, and people who registered for them or sit on them; a test names only what it is about.</summary>
internal static class MakeAssemblies
{
    /// <summary>The days of an assembly: registration opens on 4 January 2027, the draw is on 1 February, the first session on 1 March, the report from 1 April, the response from 1 May.</summary>
    public static IReadOnlyDictionary<AssemblyPhase, DateOnly> Days { get; } = new Dictionary<AssemblyPhase, DateOnly>
    {
        [AssemblyPhase.Registering] = new(2027, 1, 4),
        [AssemblyPhase.Selecting] = new(2027, 2, 1),
        [AssemblyPhase.Meeting] = new(2027, 3, 1),
        [AssemblyPhase.Reporting] = new(2027, 4, 1),
        [AssemblyPhase.Responding] = new(2027, 5, 1),
    };

    /// <summary>A programme of one question.</summary>
    public static AssemblyProgramme Programme(string slug, DateTimeOffset now, bool isPublished = true)
    {
        var programme = new AssemblyProgramme(Make.NewId(), slug, "Europe/London", now);
        programme.Describe("Safer streets", "What should the police put first?", "Anything **local**.", "An answer to each.", "Seven people.");
        if (isPublished) { programme.Publish(now); }
        return programme;
    }

    /// <summary>An assembly of a programme, without days and without targets.</summary>
    public static Assembly Assembly(AssemblyProgramme programme, string slug, int seats = 30, string area = "E06000049", string? title = null) =>
        new(Make.NewId(), programme.Id, slug, title ?? $"The assembly of {slug}", area, seats);

    /// <summary>A published programme with one assembly.</summary>
    public static (AssemblyProgramme Programme, Assembly Assembly) Both(string slug, DateTimeOffset now, string programme = "safer-streets", int seats = 30)
    {
        var parent = Programme(programme, now);
        return (parent, Assembly(parent, slug, seats));
    }

    /// <summary>A published programme with one assembly whose panel has six seats, three of each sex and two to four who trust the police.</summary>
    /// <param name="phase">The phase that began yesterday by the given clock.</param>
    public static (AssemblyProgramme Programme, Assembly Assembly) ToDraw(DateTimeOffset now, string slug = "crewe", AssemblyPhase phase = AssemblyPhase.Selecting, int panelSize = 6, int alternates = 2, SelectionTargets? targets = null)
    {
        var programme = Programme($"priorities-{slug}", now);
        var assembly = Assembly(programme, slug, panelSize, "unit-a", "Crewe citizens’ assembly");
        assembly.Size(panelSize, alternates);
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [phase] = WallClock.Day(now, programme.Zone).AddDays(-1) });
        assembly.Aim(targets ?? Targets());
        return (programme, assembly);
    }

    /// <summary>
    /// An assembly of 10 seats for the area <c>unit-a</c> at /assemblies/{programme}/{slug}, on the <see cref="Days"/>, in a published
    /// programme of one; the one there is when it was made before.
    /// </summary>
    /// <param name="programme">The programme's slug; the assembly's is <c>tested</c>.</param>
    public static async Task<Assembly> TestedAssemblyAsync(this SiteFactory site, string programme = "tested", string slug = "tested", bool isPublished = true)
    {
        var known = await site.ReadAsync(db => db.Assemblies.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug && db.AssemblyProgrammes.Any(p => p.Id == a.ProgrammeId && p.Slug == programme)));
        if (known is not null) { return known; }

        Assembly made = null!;
        await site.WriteAsync(async db =>
        {
            var parent = await db.AssemblyProgrammes.FirstOrDefaultAsync(p => p.Slug == programme)
                ?? db.AssemblyProgrammes.Add(Programme(programme, new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), isPublished)).Entity;
            made = Assembly(parent, slug, 10, "unit-a", "Aston citizens’ assembly");
            made.Schedule(Days);
            db.Assemblies.Add(made);
        });
        return made;
    }

    /// <summary>Three of each sex; two to four who trust the police.</summary>
    public static SelectionTargets Targets(int fewestTrusting = 2, int mostTrusting = 4) => new(
    [
        new TargetFeature("sex", "Sex", "What is your sex?", null, null, [new("female", "Female", 51_000, 3, 3), new("male", "Male", 49_000, 3, 3)]),
        new TargetFeature("trust", "Trust in the police", "How much do you trust the police?", null, null, [new("yes", "Trusts", null, fewestTrusting, mostTrusting), new("no", "Does not trust", null, 2, 4)]),
    ]);

    /// <summary>A registration in the pool.</summary>
    /// <param name="number">Gives the pseudonym, and the name and address when a cipher is given.</param>
    public static Registration Person(Assembly assembly, int number, string sex, string trust, DateTimeOffset now, string? household = null, ContactCipher? cipher = null, ContactHash? hash = null)
    {
        var email = $"person{number}@example.org";
        var person = new Registration
        {
            Id = Make.NewId(),
            AssemblyId = assembly.Id,
            HouseholdId = household ?? Make.NewId(),
            Pseudonym = $"K{number:D3}",
            FeaturesJson = JsonSerializer.Serialize(new Dictionary<string, string> { ["sex"] = sex, ["trust"] = trust }),
            RegisteredHour = now,
            Name = cipher?.Protect("participant-name", $"Person {number}"),
            Email = cipher?.Protect("participant-email", email),
            EmailHash = hash?.OfEmail(email),
        };
        person.Confirm(now);
        return person;
    }

    /// <summary>Forty people: every second is male, every fourth pair trusts the police, and persons 1 and 3, and 2 and 4, share an address.</summary>
    public static IReadOnlyList<Registration> People(Assembly assembly, DateTimeOffset now, ContactCipher? cipher = null, ContactHash? hash = null, int count = 40)
    {
        string[] homes = [Make.NewId(), Make.NewId()];
        return [.. Enumerable.Range(1, count).Select(i => Person(assembly, i, i % 2 == 0 ? "male" : "female", i % 8 < 4 ? "yes" : "no", now, i <= 4 ? homes[i % 2] : null, cipher, hash))];
    }

    /// <summary>Keeps things in a database.</summary>
    public static async Task KeepAsync(EngageDb db, AssemblyProgramme programme, Assembly assembly, IEnumerable<Registration> people)
    {
        db.AssemblyProgrammes.Add(programme);
        db.Assemblies.Add(assembly);
        db.Registrations.AddRange(people);
        await db.SaveChangesAsync();
    }

    /// <summary>A member with a confirmed seat.</summary>
    /// <param name="id">The registration's id; a new one when null.</param>
    public static Registration Member(Assembly assembly, DateTimeOffset now, string? id = null, string? email = null, string? emailHash = null, string features = "{}")
    {
        var person = new Registration
        {
            Id = id ?? Make.NewId(),
            AssemblyId = assembly.Id,
            HouseholdId = Make.NewId(),
            Pseudonym = Make.NewId()[..12],
            Email = email,
            EmailHash = emailHash,
            FeaturesJson = features,
            RegisteredHour = now,
        };
        person.Confirm(now);
        person.SeatTo(SeatState.Confirmed, now);
        return person;
    }

    /// <summary>Saves an assembly with so many members.</summary>
    public static IReadOnlyList<Registration> Save(EngageDb db, AssemblyProgramme programme, Assembly assembly, int members, DateTimeOffset now)
    {
        IReadOnlyList<Registration> people = [.. Enumerable.Range(0, members).Select(_ => Member(assembly, now))];
        db.AssemblyProgrammes.Add(programme);
        db.Assemblies.Add(assembly);
        db.Registrations.AddRange(people);
        return people;
    }
}
