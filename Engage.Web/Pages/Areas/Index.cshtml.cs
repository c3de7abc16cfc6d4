using Engage.Domain.Places;
using Engage.Web.Data.Places;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.Areas;

/// <summary>Finds an area by postcode, which is looked up and forgotten, or from the list of all areas.</summary>
public sealed class AreasModel(GazetteerSource places, TimeProvider time, BodySettings body) : PageModel
{
    private const string PostcodeField = "postcode";

    /// <summary>What was typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>The areas that exist today, by kind from the widest, without policing communities: there are too many to choose from.</summary>
    public IEnumerable<IGrouping<AreaKind, Area>> Areas =>
        places.Current.Areas.Where(a => a.IsValidOn(Today) && a.Kind is AreaKind.LocalAuthority or AreaKind.LocalPolicingUnit).GroupBy(a => a.Kind);

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone)).DateTime);

    /// <summary>Goes to the postcode's area; shows the list when there is none.</summary>
    public IActionResult OnGet([FromQuery(Name = PostcodeField)] string? postcode)
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
        return Page();
    }
}
