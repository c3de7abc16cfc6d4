using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Engage.Tests.Support;

/// <summary>The rules of every page. A new one goes here once, and the whole suite checks it.</summary>
public static class PageRules
{
    private static readonly string[] _vague = ["here", "click here", "more", "read more", "link", "submit", "ok"];

    /// <summary>Fails with every rule the page breaks.</summary>
    public static void Check(IHtmlDocument page, string path = "")
    {
        var faults = Faults(page).ToList();
        Assert.True(faults.Count == 0, $"{path} \"{page.Title}\" breaks {faults.Count} rules of every page:\n  {string.Join("\n  ", faults)}");
    }

    /// <summary>Every rule the page breaks, as a sentence.</summary>
    public static IEnumerable<string> Faults(IHtmlDocument page) =>
        [.. Whole(page), .. Headings(page), .. Fields(page), .. References(page), .. Inline(page), .. Names(page), .. Tables(page)];

    private static IEnumerable<string> Whole(IHtmlDocument page)
    {
        if (string.IsNullOrWhiteSpace(page.DocumentElement.GetAttribute("lang"))) { yield return "The page does not say its language."; }
        if (string.IsNullOrWhiteSpace(page.Title)) { yield return "The page has no title."; }
        var hasSummary = page.QuerySelector(".govuk-error-summary") is not null;
        if (hasSummary != (page.Title?.StartsWith("Error: ", StringComparison.Ordinal) == true)) { yield return "The title must begin with \"Error: \" exactly when there is an error summary."; }
        if (page.QuerySelectorAll("main").Length != 1) { yield return "There must be one main."; }
        if (page.QuerySelector("meta[name=viewport]")?.GetAttribute("content")?.Contains("user-scalable", StringComparison.Ordinal) == true) { yield return "Zooming must not be switched off."; }
        if (page.Body?.FirstElementChild is not { } first || !first.ClassList.Contains("govuk-skip-link")) { yield return "The skip link must come first."; }
    }

    private static IEnumerable<string> Headings(IHtmlDocument page)
    {
        if (page.QuerySelectorAll("h1").Length != 1) { yield return $"There must be one h1, there are {page.QuerySelectorAll("h1").Length}."; }
        var last = 1;
        foreach (var heading in page.QuerySelectorAll("h1,h2,h3,h4,h5,h6"))
        {
            var level = heading.LocalName[1] - '0';
            if (string.IsNullOrWhiteSpace(heading.TextContent)) { yield return $"An {heading.LocalName} is empty."; }
            if (level > last + 1) { yield return $"The {heading.LocalName} \"{Words(heading)}\" skips a level."; }
            last = level;
        }
    }

    private static IEnumerable<string> Fields(IHtmlDocument page)
    {
        var fields = page.QuerySelectorAll("input,select,textarea").Where(f => f.GetAttribute("type") is not ("hidden" or "submit" or "button")).ToList();
        foreach (var field in fields)
        {
            var id = field.GetAttribute("id");
            var hasLabel = field.Closest("label") is not null || field.HasAttribute("aria-label") || field.HasAttribute("aria-labelledby")
                || (id is not null && page.QuerySelectorAll("label").Any(l => l.GetAttribute("for") == id && !string.IsNullOrWhiteSpace(l.TextContent)));
            if (!hasLabel) { yield return $"The field {Describe(field)} has no label."; }
        }

        foreach (var group in fields.Where(f => f.GetAttribute("type") is "radio").GroupBy(f => (f.Closest("form"), f.GetAttribute("name"))))
        {
            if (group.First().Closest("fieldset")?.QuerySelector("legend") is null) { yield return $"The radios {group.Key.Item2} have no legend."; }
        }
    }

    private static IEnumerable<string> References(IHtmlDocument page)
    {
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        foreach (var twice in ids.GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1)) { yield return $"The id {twice.Key} is used {twice.Count()} times."; }
        var known = ids.ToHashSet(StringComparer.Ordinal);
        foreach (var link in page.QuerySelectorAll("a[href^='#']"))
        {
            var target = link.GetAttribute("href")![1..];
            if (!known.Contains(target)) { yield return $"The link \"{Words(link)}\" leads to #{target}, which is not there."; }
        }

        foreach (var name in new[] { "for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "headers" })
        {
            foreach (var element in page.QuerySelectorAll($"[{name}]"))
            {
                foreach (var id in element.GetAttribute(name)!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(id => !known.Contains(id)))
                {
                    yield return $"{Describe(element)} refers by {name} to {id}, which is not there.";
                }
            }
        }
    }

    private static IEnumerable<string> Inline(IHtmlDocument page)
    {
        if (page.QuerySelectorAll("style").Length > 0) { yield return "There is a style element; the content policy forbids it."; }
        if (page.QuerySelectorAll("script:not([src])").Length > 0) { yield return "There is an inline script; the content policy forbids it."; }
        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)) { yield return $"{Describe(element)} has the attribute {attribute.Name}."; }
                if (attribute.Name is "href" or "src" or "action" && attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) { yield return $"{Describe(element)} runs a script from {attribute.Name}."; }
                if (attribute.Name == "src" && (attribute.Value.Contains("//", StringComparison.Ordinal) && !attribute.Value.StartsWith("data:", StringComparison.Ordinal))) { yield return $"{Describe(element)} comes from another site."; }
            }
        }
    }

    private static IEnumerable<string> Names(IHtmlDocument page)
    {
        foreach (var element in page.QuerySelectorAll("a[href],button,summary"))
        {
            var words = element.GetAttribute("aria-label") ?? Words(element);
            if (words.Length == 0) { yield return $"{Describe(element)} has no words."; }
            else if (_vague.Contains(words.ToLowerInvariant(), StringComparer.Ordinal)) { yield return $"\"{words}\" says nothing on its own."; }
        }

        foreach (var image in page.QuerySelectorAll("img:not([alt])")) { yield return $"{Describe(image)} has no text alternative."; }
        foreach (var drawing in page.QuerySelectorAll("svg"))
        {
            var isHidden = drawing.GetAttribute("aria-hidden") == "true";
            var isNamed = drawing.GetAttribute("role") == "img" && (drawing.HasAttribute("aria-label") || drawing.HasAttribute("aria-labelledby") || drawing.QuerySelector("title") is not null);
            if (!isHidden && !isNamed) { yield return "A drawing has no text alternative and is not hidden."; }
        }
    }

    private static IEnumerable<string> Tables(IHtmlDocument page)
    {
        foreach (var table in page.QuerySelectorAll("table"))
        {
            // A caption inside a region that scrolls would be cut off: then it stands before the region, and the table points at it.
            var isNamed = table.GetAttribute("aria-labelledby") is { Length: > 0 } id && page.GetElementById(id) is { TextContent.Length: > 0 };
            if (!isNamed && table.QuerySelector("caption") is null) { yield return "A table has no caption."; }
            if (table.QuerySelectorAll("th:not([scope])").Length > 0) { yield return "A table's header cell does not say its scope."; }
            if (table.QuerySelector("th") is null) { yield return "A table has no header cells."; }
        }
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Describe(IElement element) => $"<{element.LocalName}{(element.GetAttribute("id") is { } id ? $" id={id}" : "")}{(element.GetAttribute("name") is { } name ? $" name={name}" : "")}>";
}
