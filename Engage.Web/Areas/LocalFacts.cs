using Engage.Domain;
using Engage.Domain.Places;
using Engage.Domain.Places.Local;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Areas;

/// <summary>What is said of one area in public on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Area">The area.</param>
/// <param name="People">Its officers, or those of the nearest area above that has any: named officers first.</param>
/// <param name="PeopleOf">Whose officers they are.</param>
/// <param name="Bases">Its bases and those within it, or those of the nearest area above that has any.</param>
/// <param name="Events">The next events in it, within it and for an area above.</param>
/// <param name="Projects">Projects in it and within it, newest first.</param>
/// <param name="Neighbours">The areas it touches.</param>
/// <param name="Followers">What follows it, when it ended.</param>
/// <param name="Followed">What it follows.</param>
public sealed record LocalFacts(
    DateOnly Day, Area Area, IReadOnlyList<LocalOfficer> People, Area? PeopleOf, IReadOnlyList<LocalBase> Bases, IReadOnlyList<LocalEvent> Events, IReadOnlyList<LocalProject> Projects,
    IReadOnlyList<Area> Neighbours, IReadOnlyList<Area> Followers, IReadOnlyList<Area> Followed)
{
    /// <summary>The money of the projects, those withdrawn left out.</summary>
    public int Pounds => Projects.Where(p => !p.IsWithdrawn).Sum(p => p.Pounds);
}

/// <summary>Reads what is said of an area in public.</summary>
public sealed class LocalFactsReader(EngageDb db, GazetteerSource places, BodySettings body, TimeProvider time)
{
    private const int MostEvents = 8;

    /// <summary>The facts of an area as of now.</summary>
    public async Task<LocalFacts> ReadAsync(Area area, CancellationToken cancellationToken = default)
    {
        var gazetteer = places.Current;
        var day = WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));
        var (people, peopleOf) = await PeopleAsync(gazetteer, area, day, cancellationToken);
        var links = await db.AreaLinks.AsNoTracking().Where(l => l.AreaCode == area.Code || l.OtherCode == area.Code).ToListAsync(cancellationToken);
        return new LocalFacts(
            day, area, people, peopleOf, await BasesAsync(gazetteer, area, day, cancellationToken),
            [.. (await EventsAsync(area, cancellationToken)).Where(e => DateOnly.FromDateTime(e.EndsAt) >= day && e.EndsAt > Local()).Take(MostEvents)],
            [.. (await db.LocalProjects.AsNoTracking().ToListAsync(cancellationToken)).Where(p => gazetteer.IsWithin(p.AreaCode, area.Code)).OrderByDescending(p => p.AwardedOn).ThenBy(p => p.Title, StringComparer.Ordinal)],
            [.. Linked(links.Where(l => l.Kind == AreaLinkKind.Neighbour && l.AreaCode == area.Code).Select(l => l.OtherCode)).Where(a => a.IsValidOn(day))],
            [.. Linked(links.Where(l => l.Kind == AreaLinkKind.Successor && l.AreaCode == area.Code).Select(l => l.OtherCode))],
            [.. Linked(links.Where(l => l.Kind == AreaLinkKind.Successor && l.OtherCode == area.Code).Select(l => l.AreaCode))]);

        IEnumerable<Area> Linked(IEnumerable<string> codes) => codes.Select(gazetteer.Find).OfType<Area>().OrderBy(a => a.Name, StringComparer.CurrentCultureIgnoreCase);
    }

    /// <summary>Every event in an area, within it and for an area above, by time; past and cancelled ones too.</summary>
    public async Task<IReadOnlyList<LocalEvent>> EventsAsync(Area area, CancellationToken cancellationToken = default)
    {
        var gazetteer = places.Current;
        HashSet<string> above = [.. gazetteer.Above(area).Select(a => a.Code)];
        return [.. (await db.LocalEvents.AsNoTracking().ToListAsync(cancellationToken)).Where(e => above.Contains(e.AreaCode) || gazetteer.IsWithin(e.AreaCode, area.Code)).OrderBy(e => e.StartsAt).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    private DateTime Local() => TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone)).DateTime;

    private async Task<(IReadOnlyList<LocalOfficer> People, Area? Of)> PeopleAsync(Gazetteer gazetteer, Area area, DateOnly day, CancellationToken cancellationToken)
    {
        var valid = (await db.LocalOfficers.AsNoTracking().ToListAsync(cancellationToken)).Where(o => o.IsValidOn(day)).ToLookup(o => o.AreaCode, StringComparer.Ordinal);
        var of = gazetteer.Above(area).Prepend(area).FirstOrDefault(a => valid.Contains(a.Code));
        return of is null ? ([], null) : ([.. valid[of.Code].OrderBy(o => o.Role).ThenBy(o => o.FullName, StringComparer.CurrentCultureIgnoreCase)], of);
    }

    private async Task<IReadOnlyList<LocalBase>> BasesAsync(Gazetteer gazetteer, Area area, DateOnly day, CancellationToken cancellationToken)
    {
        var valid = (await db.LocalBases.AsNoTracking().ToListAsync(cancellationToken)).Where(b => b.IsValidOn(day)).OrderBy(b => b.Title, StringComparer.CurrentCultureIgnoreCase).ToList();
        var found = valid.Where(b => gazetteer.IsWithin(b.AreaCode, area.Code)).ToList();
        foreach (var above in gazetteer.Above(area))
        {
            if (found.Count > 0) { break; }
            found = valid.Where(b => b.AreaCode == above.Code).ToList();
        }
        return found;
    }
}
