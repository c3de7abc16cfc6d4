using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.My;

/// <summary>The receipt of an erasure: shown once, to the browser that asked for it, since nothing is left by which to find it again.</summary>
public sealed class ErasedModel : PageModel
{
    internal const string Reference = "erased-reference", When = "erased-when";

    /// <summary>The reference of the registration.</summary>
    public string Was { get; private set; } = "";

    /// <summary>When it was erased.</summary>
    public string At { get; private set; } = "";

    /// <summary>Shows the receipt.</summary>
    public IActionResult OnGet()
    {
        if (TempData[Reference] is not string reference || TempData[When] is not string moment) { return Redirect("/"); }
        (Was, At) = (reference, moment);
        return Page();
    }
}
