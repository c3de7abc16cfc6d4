using Engage.Domain.Assemblies;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Support;

/// <summary>Programmes and assemblies in the site's database; a test names only what it is about.</summary>
internal static class MakeAssemblies
{
    /// <summary>
    /// An assembly of 10 seats for the area <c>unit-a</c> at /assemblies/{programme}/{slug}, in a published programme of one; the one
    /// there is when it was made before. Registration opens on 4 January 2027, the draw is on 1 February, the first session on 1 March,
    /// the report from 1 April, the response from 1 May.
    /// </summary>
    /// <param name="programme">The programme's slug; the assembly's is <c>tested</c>.</param>
    public static async Task<Assembly> TestedAssemblyAsync(this SiteFactory site, string programme = "tested", string slug = "tested", bool isPublished = true)
    {
        var known = await site.ReadAsync(db => db.Assemblies.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug && db.AssemblyProgrammes.Any(p => p.Id == a.ProgrammeId && p.Slug == programme)));
        if (known is not null) { return known; }

        Assembly made = null!;
        await site.WriteAsync(async db =>
        {
            var now = new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
            var parent = await db.AssemblyProgrammes.FirstOrDefaultAsync(p => p.Slug == programme);
            if (parent is null)
            {
                parent = new AssemblyProgramme(Make.NewId(), programme, "Europe/London", now);
                parent.Describe("Assemblies on policing", "What should the police put first?", "Anything **local**.", "An answer to each.", "Seven people.");
                if (isPublished) { parent.Publish(now); }
                db.AssemblyProgrammes.Add(parent);
            }
            made = new Assembly(Make.NewId(), parent.Id, slug, "Aston citizens’ assembly", "unit-a", 10);
            made.Schedule(Days);
            db.Assemblies.Add(made);
        });
        return made;
    }

    /// <summary>The days of an assembly.</summary>
    public static IReadOnlyDictionary<AssemblyPhase, DateOnly> Days { get; } = new Dictionary<AssemblyPhase, DateOnly>
    {
        [AssemblyPhase.Registering] = new(2027, 1, 4),
        [AssemblyPhase.Selecting] = new(2027, 2, 1),
        [AssemblyPhase.Meeting] = new(2027, 3, 1),
        [AssemblyPhase.Reporting] = new(2027, 4, 1),
        [AssemblyPhase.Responding] = new(2027, 5, 1),
    };
}
