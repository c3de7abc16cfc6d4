using Engage.Domain.Engagements;
using Engage.Domain.Places;
using Engage.Web.Areas;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Engagements;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Engagements;

/// <summary>The published engagements: as tiles with counts, as a list with filters kept in the address, and as open data.</summary>
public sealed class EngagementsModel(EngageDb db, EngagementBook book, GazetteerSource places) : PageModel
{
    private const int Size = 25;

    /// <summary>What the list shows.</summary>
    public EngagementFilter Filter { get; private set; } = new("", "", "");

    /// <summary>The engagements of the page, newest first.</summary>
    public IReadOnlyList<Engagement> Rows { get; private set; } = [];

    /// <summary>How many match.</summary>
    public int Total { get; private set; }

    /// <summary>The page shown, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>The areas of the map with their counts; empty when no places of tiles are known.</summary>
    public IReadOnlyList<MapTile> Tiles { get; private set; } = [];

    /// <summary>The choices of areas.</summary>
    public IReadOnlyList<ChoiceItem> Areas { get; private set; } = [];

    /// <summary>The choices of periods.</summary>
    public IReadOnlyList<ChoiceItem> Periods { get; private set; } = [];

    /// <summary>The address of a page of this list, filters kept.</summary>
    public Func<int, string> PageAddress => number => Filter.Address("/engagements", number);

    /// <summary>An area's name.</summary>
    public string NameOf(string code) => places.Current.Find(code)?.Name ?? code;

    /// <summary>Lists a page, or all that match as a file.</summary>
    public async Task<IActionResult> OnGetAsync(string? area, string? kind, string? period, string? format, [FromQuery(Name = "page-number")] int? wished)
    {
        var (stop, gazetteer) = (HttpContext.RequestAborted, places.Current);
        Filter = EngagementFilter.Of(area, kind, period, gazetteer);
        var published = db.Engagements.Where(e => e.IsPublic);
        var everywhere = await (Filter with { AreaCode = "" }).ListAsync(published, gazetteer, stop);
        var found = everywhere.Where(e => Filter.AreaCode.Length == 0 || gazetteer.IsWithin(e.AreaCode, Filter.AreaCode)).ToList();
        if (format == "csv") { return new CsvResult("engagements.csv", EngagementCsv.Rows(found, gazetteer, (await book.ThemesAsync(stop)).ToDictionary(t => t.Code, t => t.Name, StringComparer.Ordinal))); }

        (Total, Pages) = (found.Count, Math.Max(1, (found.Count + Size - 1) / Size));
        Number = Math.Clamp(wished ?? 1, 1, Pages);
        Rows = [.. found.Skip((Number - 1) * Size).Take(Size)];
        var standing = everywhere.Where(e => !e.IsWithdrawn).ToList();
        Tiles = await AreaTiles.ReadAsync(db, gazetteer, a => Count(a), a => (Filter with { AreaCode = a.Code }).Address("/engagements"), stop);
        var used = everywhere.Select(e => e.AreaCode).ToHashSet(StringComparer.Ordinal);
        Areas = EngagementChoices.Areas(gazetteer.Areas.Where(a => a.Kind is not AreaKind.PolicingCommunity || used.Contains(a.Code) || a.Code == Filter.AreaCode));
        Periods = EngagementChoices.Periods(await published.Select(e => e.On).ToListAsync(stop));
        ViewData[Frame.IsIndexed] = !Filter.IsSet;
        ViewData[Frame.IsDemonstration] = await db.Surveys.AnyAsync(s => s.IsDemonstration && s.PublishedAt != null, stop);
        return Page();

        int Count(Area of) => standing.Count(e => gazetteer.IsWithin(e.AreaCode, of.Code));
    }
}
