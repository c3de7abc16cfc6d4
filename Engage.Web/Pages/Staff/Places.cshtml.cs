using Engage.Domain.Places;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff;

/// <summary>An area as the list shows it.</summary>
/// <param name="Area">The area.</param>
/// <param name="Parent">The area it lies in.</param>
/// <param name="Within">How many areas lie directly in it.</param>
public sealed record PlaceRow(Area Area, string? Parent, int Within);

/// <summary>The areas and postcodes the office works with. They are changed by commands only.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class PlacesModel(EngageDb db, GazetteerSource places, BodySettings body, TimeProvider time) : StaffPage
{
    /// <summary>How many there are of each kind, and postcodes.</summary>
    public IReadOnlyList<(string Kind, int Count)> Counts { get; private set; } = [];

    /// <summary>The last import of each kind of file.</summary>
    public IReadOnlyList<SummaryRow> Imports { get; private set; } = [];

    /// <summary>The areas of today, widest first, without the smallest.</summary>
    public IReadOnlyList<PlaceRow> Areas { get; private set; } = [];

    /// <summary>A kind in words.</summary>
    public static string Words(AreaKind kind) => kind switch
    {
        AreaKind.Force => "Police force area",
        AreaKind.LocalAuthority => "Local authority",
        AreaKind.LocalPolicingUnit => "Local Policing Unit",
        _ => "Policing community",
    };

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        var gazetteer = places.Current;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone)).DateTime);
        var byKind = Enum.GetValues<AreaKind>().Select(kind => (Kind: kind, Areas: gazetteer.Of(kind, today))).ToList();
        var postcodes = await db.Postcodes.CountAsync(HttpContext.RequestAborted);
        Counts = [.. byKind.Where(k => k.Kind != AreaKind.Force).Select(k => (k.Areas.Count == 1 ? Words(k.Kind) : Many(k.Kind), k.Areas.Count)), ("postcodes", postcodes)];
        Areas = [.. byKind.Where(k => k.Kind != AreaKind.PolicingCommunity).SelectMany(k => k.Areas)
            .Select(a => new PlaceRow(a, a.ParentCode is { } parent ? gazetteer.Find(parent)?.Name : null, gazetteer.Children(a.Code, today).Count))];
        Imports = [.. await ImportsAsync("areas-imported", "Areas"), .. await ImportsAsync("postcodes-imported", "Postcodes")];
    }

    private static string Many(AreaKind kind) => kind switch
    {
        AreaKind.LocalAuthority => "local authorities",
        AreaKind.LocalPolicingUnit => "Local Policing Units",
        _ => "policing communities",
    };

    private async Task<IEnumerable<SummaryRow>> ImportsAsync(string action, string words)
    {
        var last = await db.AuditEntries.AsNoTracking().Where(e => e.Action == action).OrderByDescending(e => e.Number).FirstOrDefaultAsync(HttpContext.RequestAborted);
        return last is null ? [] : [new SummaryRow(words, $"{Moment(last.At)}, {last.Subject.Replace("file:", "from ", StringComparison.Ordinal)}")];
    }
}
