using System.Text.Json;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security.Contacts;

namespace Engage.Tests.Support;

/// <summary>Valid programmes, assemblies and registrations; a test names only what it is about.</summary>
internal static class MakeAssemblies
{
    /// <summary>A published programme with one assembly whose panel has six seats, three of each sex and two to four who trust the police.</summary>
    /// <param name="phase">The phase that began yesterday by the given clock.</param>
    public static (AssemblyProgramme Programme, Assembly Assembly) Assembly(DateTimeOffset now, string slug = "crewe", AssemblyPhase phase = AssemblyPhase.Selecting, int panelSize = 6, int alternates = 2, SelectionTargets? targets = null)
    {
        var programme = new AssemblyProgramme(Make.NewId(), $"priorities-{slug}", "Europe/London", now);
        programme.Describe("Testshire assemblies", "What should the police do first?", "", "", "");
        programme.Publish(now);
        var assembly = new Assembly(Make.NewId(), programme.Id, slug, "Crewe citizens’ assembly", "unit-a", panelSize);
        assembly.Size(panelSize, alternates);
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [phase] = WallClock.Day(now, programme.Zone).AddDays(-1) });
        assembly.Aim(targets ?? Targets());
        return (programme, assembly);
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
}
