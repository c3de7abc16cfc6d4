using System.Text;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Sortition.Invitations;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>Letters and registrations of an assembly, made up: as far as its phase goes, through the classes that the pages use.</summary>
internal static class DemoLetters
{
    private const string Author = "editor@engage.example";
    private const int Addresses = 1_200, LettersPerSeat = 10, PeoplePerSeat = 3;

    private static readonly string[] First = ["Alex", "Sam", "Jo", "Priya", "Tom", "Maria", "Chris", "Wei", "Fatima", "Ben", "Ruth", "Owen", "Grace", "Ivan", "Kate", "Leo"];
    private static readonly string[] Last = ["Ashton", "Booth", "Clarke", "Dutton", "Evans", "Frodsham", "Gill", "Hough", "Khan", "Lowe", "Moss", "Nowak", "Okafor", "Percival", "Shaw", "Walker"];
    private static readonly string[] Streets = ["Sample Street", "Pattern Road", "Specimen Lane", "Made-up Avenue", "Example Close", "Model Drive"];

    /// <summary>Draws and posts letters, and lets people register, once; before the letters go out nothing is made.</summary>
    /// <param name="services">A scope's services.</param>
    /// <param name="seed">The same seed makes the same people.</param>
    public static async Task SeedAsync(IServiceProvider services, AssemblyProgramme programme, Assembly assembly, ulong seed, CancellationToken cancellationToken = default)
    {
        var db = services.GetRequiredService<EngageDb>();
        if (assembly.StartOf(AssemblyPhase.Registering) is not { } first || assembly.PhaseOn(WallClock.Day(services.GetRequiredService<TimeProvider>().GetUtcNow(), programme.Zone)) < AssemblyPhase.Registering) { return; }
        if (await db.Households.AnyAsync(h => h.AssemblyId == assembly.Id, cancellationToken)) { return; }

        var random = new SeededRandom(seed);
        var posted = WallClock.Instant(first.ToDateTime(new TimeOnly(9, 0)), programme.Zone);
        var clock = new StandingClock(posted);
        // Whole or not at all: what is interrupted is begun again.
        await db.WriteAsync(
            async _ =>
            {
                var draw = new LetterDraw(db, services.GetRequiredService<HouseholdAddresses>(), services.GetRequiredService<GazetteerSource>(), services.GetRequiredService<AuditTrail>(), clock);
                var plan = new InvitationPlan(LettersPerSeat * assembly.PanelSize) { Boost = 0.2, Seed = seed };
                var (_, drawn) = await draw.DrawAsync(assembly, File(services, assembly, random), "addresses.csv", plan, cancellationToken);
                var round = await draw.KeepAsync(assembly, drawn!, Author, cancellationToken);
                round.NoteLetters(posted);
                round.NotePosting(posted);
                var households = await db.Households.Where(h => h.RoundId == round.Id).OrderBy(h => h.AddressHash).ToListAsync(cancellationToken);
                foreach (var household in households) { (household.Code, household.State) = (null, HouseholdState.LetterSent); }
                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
                await RegisterAsync(services, programme, assembly, [.. households.Select(h => h.Id)], random, posted, cancellationToken);
            },
            cancellationToken);
    }

    private static async Task RegisterAsync(IServiceProvider services, AssemblyProgramme programme, Assembly assembly, string[] households, SeededRandom random, DateTimeOffset posted, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EngageDb>();
        var ids = new List<string>();
        var targets = assembly.Targets;
        for (var i = 0; i < Math.Min(PeoplePerSeat * assembly.PanelSize, households.Length); i++)
        {
            var at = posted.AddHours(24 + random.Next(24 * 14));
            var desk = ActivatorUtilities.CreateInstance<RegistrationDesk>(services, new StandingClock(at));
            // One in eight rings; one in twenty of the others never opens the link.
            var channel = random.Next(8) == 0 ? RegistrationChannel.Telephone : RegistrationChannel.Web;
            var entry = new RegistrationEntry(
                Id(random), households[i], Answers(targets, random), $"{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]}", $"{assembly.Slug}.{i + 1}@engage.example",
                random.Next(3) == 0 ? "01632 960000" : null, Needs(random), channel);
            await desk.RegisterAsync(programme, assembly, entry, cancellationToken);
            ids.Add(entry.Id);
            if (channel == RegistrationChannel.Web && random.Next(20) > 0) { (await db.Registrations.SingleAsync(r => r.Id == entry.Id, cancellationToken)).Confirm(at.AddHours(1)); }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        // People who do not exist get no mail.
        await db.OutboxMessages.Where(m => ids.Contains(m.Person)).ExecuteDeleteAsync(cancellationToken);
    }

    private static byte[] File(IServiceProvider services, Assembly assembly, SeededRandom random)
    {
        var day = assembly.StartOf(AssemblyPhase.Registering)!.Value;
        string[] areas = [.. services.GetRequiredService<GazetteerSource>().Current.Children(assembly.AreaCode, day).Select(a => a.Code)];
        if (areas.Length == 0) { areas = [assembly.AreaCode]; }
        var text = new StringBuilder("id,address_1,address_2,town,postcode,area,decile\n");
        for (var i = 0; i < Addresses; i++)
        {
            // The town is the assembly's, so that no other assembly has the same address; no real postcode district is CW99.
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1},{(i / Streets.Length) + 1} {Streets[i % Streets.Length]},,Demonstration of {assembly.Slug},CW99 9ZZ,{areas[random.Next(areas.Length)]},{random.Next(10) + 1}\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Id(SeededRandom random)
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, random.NextBits());
        BitConverter.TryWriteBytes(bytes.AsSpan(8), random.NextBits());
        return PublicId.From(bytes);
    }

    // As the area is made up, where that is known; otherwise as the quotas wish.
    private static Dictionary<string, string> Answers(SelectionTargets targets, SeededRandom random) => targets.Features.ToDictionary(
        f => f.Code, f => f.Values[random.Pick([.. f.Values.Select(v => v.Population ?? (v.Min + v.Max))])].Code, StringComparer.Ordinal);

    private static ParticipantNeeds Needs(SeededRandom random) => random.Next(6) switch
    {
        0 => new ParticipantNeeds("Step-free way in", "", "", ""),
        1 => new ParticipantNeeds("", "Vegetarian", "", ""),
        2 => new ParticipantNeeds("", "", "A lift from home", "Two children in the afternoon"),
        _ => ParticipantNeeds.None,
    };
}
