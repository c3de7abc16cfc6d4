using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Places;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>The demonstration's programme: one question, nine assemblies, each a few weeks further than the next, so that every phase can be seen.</summary>
internal static class DemoAssemblies
{
    /// <summary>The programme's address.</summary>
    public const string Slug = "local-policing";

    // The phase in which each unit's assembly stands when the demonstration is made, and how many days ago that phase began.
    private static readonly (string Unit, AssemblyPhase Phase, int Days)[] _stands =
    [
        ("lpu-crewe", AssemblyPhase.Responding, 60), ("lpu-warrington", AssemblyPhase.Reporting, 9), ("lpu-chester", AssemblyPhase.Meeting, 16), ("lpu-macclesfield", AssemblyPhase.Meeting, 2),
        ("lpu-runcorn", AssemblyPhase.Selecting, 8), ("lpu-northwich", AssemblyPhase.Selecting, 1), ("lpu-widnes", AssemblyPhase.Registering, 20), ("lpu-ellesmere-port", AssemblyPhase.Registering, 5),
        ("lpu-congleton", AssemblyPhase.Preparing, 0),
    ];

    // How many days each phase lasts.
    private static readonly Dictionary<AssemblyPhase, int> _lasts = new()
    {
        [AssemblyPhase.Preparing] = 14,
        [AssemblyPhase.Registering] = 28,
        [AssemblyPhase.Selecting] = 21,
        [AssemblyPhase.Meeting] = 29,
        [AssemblyPhase.Reporting] = 28,
    };

    // Two pools are as large as real ones; the others are small, so that a first start is quick.
    private const int LargePool = 400;
    private static readonly string[] _large = ["lpu-crewe", "lpu-chester"];

    /// <summary>Makes the programme and its assemblies where they are not there yet, each as far as it has come.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await MakeAsync(services, cancellationToken);
        var db = services.GetRequiredService<EngageDb>();
        var programme = await db.AssemblyProgrammes.SingleAsync(p => p.Slug == Slug, cancellationToken);
        if (!programme.IsDemonstration) { return; }

        var seed = 20270301UL;
        foreach (var assembly in await db.Assemblies.Where(a => a.ProgrammeId == programme.Id).OrderBy(a => a.Slug).ToListAsync(cancellationToken))
        {
            seed++;
            await DemoDraws.AimAsync(db, assembly, cancellationToken);
            await DemoLetters.SeedAsync(services, programme, assembly, seed, _large.Contains(assembly.AreaCode, StringComparer.Ordinal) ? LargePool : null, cancellationToken);
            await DemoDraws.SeedAsync(services, programme, assembly, seed, cancellationToken);
            await DemoSessions.SeedAsync(services, programme, assembly, seed, cancellationToken);
            await DemoRecommendations.SeedAsync(services, programme, assembly, cancellationToken);
        }
    }

    private static async Task MakeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EngageDb>();
        if (await db.AssemblyProgrammes.AnyAsync(p => p.Slug == Slug, cancellationToken)) { return; }

        var (now, body) = (services.GetRequiredService<TimeProvider>().GetUtcNow(), services.GetRequiredService<BodySettings>());
        var programme = new AssemblyProgramme(NewId.Make(), Slug, body.TimeZone, now.AddDays(-200)) { IsDemonstration = true };
        var texts = DemoCommentary.Read(DemoFiles.Text("assemblies.md")).ToDictionary(t => t.Section, t => t.Markdown, StringComparer.Ordinal);
        programme.Describe("Citizens’ assemblies on local policing", "What should the police put first where you live, and what should they leave to others?", texts["remit"], texts["commitment"], texts["advisory-panel"]);
        programme.Publish(now.AddDays(-190));
        db.AssemblyProgrammes.Add(programme);
        var today = WallClock.Day(now, programme.Zone);
        foreach (var area in await db.Areas.Where(a => a.Kind == AreaKind.LocalPolicingUnit).ToListAsync(cancellationToken))
        {
            if (Array.FindIndex(_stands, s => s.Unit == area.Code) is var at and >= 0) { db.Assemblies.Add(Make(programme, area, _stands[at].Phase, today.AddDays(-_stands[at].Days))); }
        }
        services.GetRequiredService<AuditTrail>().Record(db, "system", "programme-published", $"programme:{Slug}", "Demonstration.");
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Assembly Make(AssemblyProgramme programme, Area area, AssemblyPhase phase, DateOnly since)
    {
        var assembly = new Assembly(NewId.Make(), programme.Id, area.Code["lpu-".Length..], $"{area.Name} citizens’ assembly", area.Code, 30) { HonorariumPence = 75_00 };
        assembly.Size(30, 6);
        assembly.Schedule(Days(phase, since));
        return assembly;
    }

    // Backwards and forwards from the phase that goes on now, each lasting as long as it usually does.
    private static Dictionary<AssemblyPhase, DateOnly> Days(AssemblyPhase phase, DateOnly since)
    {
        var days = new Dictionary<AssemblyPhase, DateOnly> { [phase] = since };
        for (var before = phase - 1; before > AssemblyPhase.Preparing; before--) { days[before] = days[before + 1].AddDays(-_lasts[before]); }
        for (var after = phase + 1; after <= AssemblyPhase.Responding; after++) { days[after] = days[after - 1].AddDays(_lasts[after - 1]); }
        days.Remove(AssemblyPhase.Preparing);
        return days;
    }
}
