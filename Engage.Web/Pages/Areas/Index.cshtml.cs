using Engage.Domain;
using Engage.Domain.Places;
using Engage.Web.Areas;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.Areas;

/// <summary>Finds an area by postcode, which is looked up and forgotten, or from the list of all areas.</summary>
public sealed class AreasModel(EngageDb db, GazetteerSource places, TimeProvider time, BodySettings body) : PageModel
{
    private const string PostcodeField = "postcode";

    /// <summary>What was typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>The local authorities of today, each with its units; policing communities are left to the pages of their units: there are too many to choose from.</summary>
    public IReadOnlyList<(Area Authority, IReadOnlyList<Area> Units)> Areas { get; private set; } = [];

    /// <summary>The map of tiles; empty when no places are known.</summary>
    public IReadOnlyList<MapTile> Tiles { get; private set; } = [];

    private DateOnly Today => WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    /// <summary>Goes to the postcode's area; shows the list when there is none.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = PostcodeField)] string? postcode)
    {
        Typed = postcode?.Trim() ?? "";
        if (places.Current.FindPostcode(Typed) is { SmallestCode: { } code }) { return Redirect($"/areas/{Uri.EscapeDataString(code)}"); }

        // The framework keeps what was sent; a page shown for a bare address has nothing to complain of.
        if (postcode is not null)
        {
            ModelState.AddModelError(PostcodeField, Postcode.TryNormalise(Typed, out _)
                ? "We do not know this postcode. Check it, or choose your area from the list."
                : "Enter a postcode, like CW7 2UA, or choose your area from the list");
        }
        var gazetteer = places.Current;
        Areas = [.. gazetteer.Of(AreaKind.LocalAuthority, Today).Select(a => (a, (IReadOnlyList<Area>)[.. gazetteer.Children(a.Code, Today).Where(c => c.Kind == AreaKind.LocalPolicingUnit)]))];
        Tiles = await AreaTiles.ReadAsync(db, gazetteer, HttpContext.RequestAborted);
        return Page();
    }
}
