using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages;

/// <summary>Shows each component in each state. Not in Production.</summary>
[DevelopmentOnly]
public sealed class GalleryModel : PageModel
{
    /// <summary>A chart as the server draws them.</summary>
    public static HtmlString Chart { get; } = new("""
        <svg viewBox="0 0 600 90" role="img" aria-label="No increase 40%, £10 or more 60%" xmlns="http://www.w3.org/2000/svg"><g font-family="sans-serif" font-size="16" fill="#0b0c0c"><text x="0" y="28">No increase</text><rect x="140" y="8" width="160" height="30" fill="#12436d"></rect><text x="308" y="28">40% (482)</text><text x="0" y="72">£10 or more</text><rect x="140" y="52" width="240" height="30" fill="#12436d"></rect><text x="388" y="72">60% (722)</text></g></svg>
        """);

    /// <summary>Nine areas.</summary>
    public static IReadOnlyList<MapTile> Tiles { get; } =
    [
        new("Runcorn", "412", "/gallery", 1, 1) { Shade = 1 },
        new("Widnes", "388", "/gallery", 1, 2) { Shade = 1 },
        new("Warrington", "1,020", "/gallery", 2, 1) { Shade = 4 },
        new("Northwich", "640", "/gallery", 2, 2) { Shade = 2 },
        new("Macclesfield", "902", "/gallery", 3, 1) { Shade = 3 },
        new("Congleton", "511", "/gallery", 3, 2) { Shade = 2 },
        new("Ellesmere Port", "298", "/gallery", 1, 3) { Shade = 0 },
        new("Winsford", "570", "/gallery", 2, 3) { Shade = 2 },
        new("Crewe", "fewer than 10", "/gallery", 3, 3) { Shade = null },
    ];

    /// <summary>Shows each field, with its error when asked to.</summary>
    public void OnGet(bool errors)
    {
        if (errors) { OnPost(); }
    }

    /// <summary>Shows each field's error.</summary>
    public void OnPost()
    {
        ModelState.AddModelError("radios-wrong", "Select yes if you are answering for a business");
        ModelState.AddModelError("checkboxes-wrong", "Select no more than two");
        ModelState.AddModelError("input-wrong", "Enter an e-mail address, like name@example.org");
        ModelState.AddModelError("select-wrong", "Select a council");
        ModelState.AddModelError("textarea-wrong", "Write something, or leave the page");
    }
}
