using Engage.Domain.Assemblies;
using Engage.Web.Data;

namespace Engage.Tests.Support;

/// <summary>Valid assemblies with members; a test names only what it is about.</summary>
internal static class MakeAssemblies
{
    /// <summary>A published programme with one assembly.</summary>
    public static (AssemblyProgramme Programme, Assembly Assembly) Assembly(string slug, DateTimeOffset now, string programmeSlug = "safer-streets", int seats = 30)
    {
        var programme = new AssemblyProgramme(Make.NewId(), programmeSlug, "Europe/London", now);
        programme.Describe("Safer streets", "What should the police do first?", "The remit.", "The commitment.", "The panel.");
        programme.Publish(now);
        return (programme, AssemblyOf(programme, slug, seats));
    }

    /// <summary>Another assembly of a programme.</summary>
    public static Assembly AssemblyOf(AssemblyProgramme programme, string slug, int seats = 30) => new(Make.NewId(), programme.Id, slug, $"The assembly of {slug}", "E06000049", seats);

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
