using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Engage.Web.Pages;

/// <summary>What a page tells its layout, by the names of view data.</summary>
public static class Frame
{
    /// <summary>The page's own title: its h1, as a rule.</summary>
    public const string Title = "Title";

    /// <summary>What the page belongs to, such as a survey's title; may be absent.</summary>
    public const string Context = "Context";

    /// <summary>True when what is shown is made up for a demonstration.</summary>
    public const string IsDemonstration = "IsDemonstration";

    /// <summary>True when a page may be found by search engines; only published things are.</summary>
    public const string IsIndexed = "IsIndexed";

    /// <summary>True when the page's content uses the whole width.</summary>
    public const string IsWide = "IsWide";

    /// <summary>The document's title: "Error: " when the form has faults, then page, context and body.</summary>
    public static string DocumentTitle(ViewDataDictionary view, string body)
    {
        var parts = new[] { view[Title] as string, view[Context] as string, body }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct(StringComparer.Ordinal);
        var title = string.Join(" - ", parts);
        return view.ModelState.IsValid ? title : $"Error: {title}";
    }

    /// <summary>Whether a mark is set.</summary>
    public static bool Is(this ViewDataDictionary view, string mark) => view[mark] is true;
}
