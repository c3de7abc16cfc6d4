using System.Globalization;
using System.Text.Json;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Data.Demo;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Data.Demo;

/// <summary>A pool for the demonstration's draws without letters: people made up by a seed, their answers by the population of the area.</summary>
internal static class DemoPool
{
    /// <summary>How many people are in a pool.</summary>
    public const int Usual = 400;

    private const string PseudonymLetters = "23456789ABCDEFGHJKMNPQRSTWXYZ";
    private const int PseudonymLength = 8;
    // How many of a hundred live with somebody who registered too, and how many give no e-mail address.
    private const int Sharing = 8, WithoutEmail = 6;

    private static readonly string[] FirstNames = ["Ada", "Bram", "Cleo", "Dara", "Esme", "Finn", "Greta", "Hal", "Iris", "Joss", "Kit", "Lena", "Milo", "Nell", "Otis", "Pia", "Quinn", "Rafe", "Suki", "Tam"];
    private static readonly string[] LastNames = ["Applethwaite", "Brindlewood", "Cloverdale", "Dunnockfield", "Elderbrook", "Fernhollow", "Greenbarrow", "Hazelmere", "Ivythorpe", "Juniperlow", "Larkstone", "Mossbank"];

    /// <summary>Makes the pool of an assembly unless somebody is registered already.</summary>
    /// <param name="contacts">Encrypts their made-up contacts.</param>
    /// <param name="assembly">Its targets say what is asked.</param>
    /// <param name="people">How many.</param>
    /// <param name="seed">The same people for the same seed.</param>
    /// <param name="now">When the last of them registered.</param>
    public static async Task SeedAsync(EngageDb db, ParticipantContacts contacts, Assembly assembly, int people, ulong seed, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        if (await db.Registrations.AnyAsync(r => r.AssemblyId == assembly.Id, cancellationToken)) { return; }
        var random = DemoDraws.RandomOf(assembly, seed);
        var hour = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var home = "";
        HashSet<string> pseudonyms = new(StringComparer.Ordinal);
        for (var i = 0; i < people; i++)
        {
            if (i == 0 || random.Next(100) >= Sharing) { home = Id(random); }
            var person = new Registration
            {
                Id = Id(random),
                AssemblyId = assembly.Id,
                HouseholdId = home,
                Pseudonym = Pseudonym(random, pseudonyms),
                FeaturesJson = JsonSerializer.Serialize(assembly.Targets.Features.ToDictionary(f => f.Code, f => Answer(f, random), StringComparer.Ordinal)),
                RegisteredHour = hour.AddHours(-random.Next(20 * 24)),
            };
            var name = $"{FirstNames[random.Next(FirstNames.Length)]} {LastNames[random.Next(LastNames.Length)]}";
            var email = random.Next(100) < WithoutEmail ? null : string.Create(CultureInfo.InvariantCulture, $"{assembly.Slug}.{i + 1}@example.org");
            contacts.Write(person, new ParticipantContact(name, email, email is null ? "01632 960001" : null, null, ParticipantNeeds.None));
            person.Confirm(person.RegisteredHour.AddHours(1));
            db.Registrations.Add(person);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string Answer(TargetFeature feature, SeededRandom random)
    {
        // An answer whose population is not known is as likely as its quota.
        double[] weights = [.. feature.Values.Select(v => v.Population ?? Math.Max(1, (v.Min + v.Max) / 2.0))];
        return feature.Values[random.Pick(weights)].Code;
    }

    private static string Pseudonym(SeededRandom random, HashSet<string> taken)
    {
        while (true)
        {
            var letters = new string([.. Enumerable.Range(0, PseudonymLength).Select(_ => PseudonymLetters[random.Next(PseudonymLetters.Length)])]);
            if (taken.Add(letters)) { return letters; }
        }
    }

    private static string Id(SeededRandom random)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, random.NextBits());
        BitConverter.TryWriteBytes(bytes[8..], random.NextBits());
        return PublicId.From(bytes);
    }
}
