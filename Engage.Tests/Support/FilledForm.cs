using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Engage.Tests.Support;

/// <summary>What a browser would send for a form: its own values, those a test gives instead, and the button pressed.</summary>
/// <param name="Action">Where to; null for the page itself.</param>
/// <param name="IsPost">Whether it is posted.</param>
/// <param name="Fields">Names and values in order.</param>
public sealed record FilledForm(string? Action, bool IsPost, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Fills in a form.</summary>
    /// <exception cref="InvalidOperationException">There is no such form, or it has no such field.</exception>
    public static FilledForm Of(IHtmlDocument page, string formSelector, string buttonSelector, IReadOnlyList<(string Name, string Value)> given)
    {
        var form = page.QuerySelector(formSelector) as IHtmlFormElement ?? throw new InvalidOperationException($"The page \"{page.Title}\" has no form {formSelector}.");
        var controls = form.QuerySelectorAll("input,select,textarea").Where(c => c.HasAttribute("name") && !c.HasAttribute("disabled")).ToList();
        foreach (var (name, _) in given)
        {
            if (!controls.Exists(c => c.GetAttribute("name") == name)) { throw new InvalidOperationException($"The form has no field {name}; it has {string.Join(", ", controls.Select(c => c.GetAttribute("name")).Distinct(StringComparer.Ordinal))}."); }
        }

        var names = given.Select(g => g.Name).ToHashSet(StringComparer.Ordinal);
        var own = controls.Where(c => !names.Contains(c.GetAttribute("name")!)).SelectMany(Values);
        var pressed = form.QuerySelector(buttonSelector);
        var fields = own.Concat(given.Select(g => KeyValuePair.Create(g.Name, g.Value))).ToList();
        if (pressed?.GetAttribute("name") is { Length: > 0 }) { fields.Add(KeyValuePair.Create(pressed.GetAttribute("name")!, pressed.GetAttribute("value") ?? "")); }
        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action");
        return new FilledForm(string.IsNullOrEmpty(action) ? null : action, string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase), fields);
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(IElement control)
    {
        var name = control.GetAttribute("name")!;
        return control switch
        {
            IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => KeyValuePair.Create(name, o.Value)),
            IHtmlTextAreaElement area => [KeyValuePair.Create(name, area.Value)],
            IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? [KeyValuePair.Create(name, box.Value)] : [],
            IHtmlInputElement { Type: "submit" or "button" or "reset" or "image" or "file" } => [],
            IHtmlInputElement input => [KeyValuePair.Create(name, input.Value)],
            _ => [],
        };
    }
}
