using System.Text.Json;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Html;

namespace Engage.Tests.Pages.Components;

/// <summary>One of govuk-frontend's own examples, as our tag helper would be given it.</summary>
/// <param name="Name">The example's name.</param>
/// <param name="Expected">The HTML govuk-frontend makes.</param>
/// <param name="Options">What it was made of.</param>
public sealed record Fixture(string Name, string Expected, Options Options)
{
    /// <summary>Renders it with our tag helper; null when it uses something ours does not offer.</summary>
    public string? Render(string component)
    {
        if (IsOutsideOurs(component)) { return null; }
        var html = component switch
        {
            "radios" => Choices(new GovukRadios { Value = Options.Text("value") }),
            "checkboxes" => Choices(new GovukCheckboxes { Values = Options.Texts("values"), DescribedBy = Options.Text("describedBy") }),
            "input" => Input(),
            "textarea" => Field(new GovukTextarea { Value = Options.Text("value"), Rows = Options.Number("rows") ?? 5 }, "spellcheck", "autocomplete"),
            "character-count" => Field(new GovukTextarea { Value = Options.Text("value"), Rows = Options.Number("rows") ?? 5, MaxLength = Options.Number("maxlength") }, "spellcheck"),
            "select" => Field(new GovukSelect { Value = Options.Text("value"), Items = [.. Options.Each("items").Select(Item)] }),
            "button" => Button(),
            "summary-list" => Rendered.Html(new GovukSummaryList { Class = Options.Text("classes"), Rows = [.. Options.Each("rows").Select(Row)] }, "", Options.Attributes()),
            "panel" => Block(new GovukPanel { Title = Options.Text("titleText") ?? "" }, Options.Content()),
            "inset-text" => Block(new GovukInsetText(), Options.Content(), "id"),
            "warning-text" => Options.Text("iconFallbackText") is "Warning" ? Block(new GovukWarningText(), Options.Content()) : null,
            "tag" => Block(new GovukTag(), Options.Content()),
            "back-link" => Block(new GovukBackLink { Href = Options.Text("href") ?? "#" }, Options.Content()),
            "details" => Block(new GovukDetails { Summary = Options.Text("summaryText") ?? "", IsOpen = Options.Is("open") }, Options.Content(), "id"),
            "notification-banner" => Block(new GovukNotificationBanner { Title = Options.Text("titleText"), TitleId = Options.Text("titleId") ?? "govuk-notification-banner-title", IsSuccess = Options.Text("type") is "success" }, Options.Content()),
            "breadcrumbs" => Rendered.Html(new GovukBreadcrumbs { Items = [.. Options.Each("items").Select(i => new Crumb(i.Text("text") ?? "", i.Text("href")))], CollapseOnMobile = Options.Is("collapseOnMobile") }),
            "error-summary" => GovukErrorSummary.Render(Options.Text("titleText") ?? "", [.. Options.Each("errorList").Select(e => (e.Text("href")?.TrimStart('#'), e.Text("text") ?? ""))]).Value,
            _ => throw new ArgumentOutOfRangeException(nameof(component), component, null),
        };
        return Options.AllRead ? html : null;
    }

    // What we leave out on purpose: each needs a script, or a variant the site has no use for.
    private bool IsOutsideOurs(string component) => component switch
    {
        "character-count" => !Options.Has("maxlength"),
        "select" => Options.Each("items").Any(item => !item.Has("value")),
        "panel" => Options.Text("classes")?.Contains("interruption", StringComparison.Ordinal) == true,
        "button" => (Options.Is("isStartButton") && Options.Has("html")) || (Options.Has("preventDoubleClick") && !Options.Is("preventDoubleClick")),
        _ => false,
    };

    private string Choices(GovukChoices field)
    {
        field.Class = Options.Text("classes");
        field.Name = Options.Text("name");
        field.Id = Options.Text("idPrefix");
        var fieldset = Options.Part("fieldset");
        var legend = fieldset?.Part("legend");
        (field.Legend, field.LegendClass, field.IsHeading) = (fieldset is null ? null : legend?.Text("text") ?? "", legend?.Text("classes"), legend?.Is("isPageHeading") == true);
        field.DescribedBy ??= fieldset?.Text("describedBy");
        Common(field);
        field.Items = Items([.. Options.Each("items")]);
        return Rendered.Html(field, "", Options.Attributes());
    }

    private static List<ChoiceItem> Items(List<Options> options)
    {
        var items = new List<ChoiceItem>();
        string? divider = null;
        foreach (var option in options)
        {
            if (option.Text("divider") is { } word) { divider = word; continue; }
            items.Add(Item(option) with { DividerBefore = divider });
            divider = null;
        }

        return items;
    }

    private static ChoiceItem Item(Options option) => new(option.Text("value") ?? "", option.Text("text") ?? "")
    {
        Id = option.Text("id"),
        Hint = option.Part("hint")?.Text("text"),
        IsChecked = option.Has("checked") ? option.Is("checked") : option.Has("selected") ? option.Is("selected") : null,
        IsDisabled = option.Is("disabled"),
        IsExclusive = option.Text("behaviour") is "exclusive",
    };

    private string Input() => Field(
        new GovukInput { Value = Options.Text("value"), Type = Options.Text("type") ?? "text", Prefix = Options.Part("prefix")?.Text("text"), Suffix = Options.Part("suffix")?.Text("text") },
        "spellcheck", "autocomplete", "inputmode", "pattern", "autocapitalize");

    private string Field(GovukLabelledField field, params string[] passed)
    {
        field.Name = Options.Text("name");
        field.Id = Options.Text("id");
        field.Class = Options.Text("classes");
        field.DescribedBy = Options.Text("describedBy");
        var label = Options.Part("label");
        (field.Label, field.LabelClass, field.IsHeading) = (label?.Text("text") ?? "", label?.Text("classes"), label?.Is("isPageHeading") == true);
        Common(field);
        return Rendered.Html(field, "", [.. Passed(passed), .. Options.Attributes()]);
    }

    private void Common(GovukField field)
    {
        field.Hint = Options.Part("hint")?.Text("text");
        field.Error = Options.Part("errorMessage")?.Text("text");
        field.GroupClass = Options.Part("formGroup")?.Text("classes");
    }

    private string Button() => Rendered.Html(
        new GovukButton { Href = Options.Text("href"), Class = Options.Text("classes"), Type = Options.Text("type") ?? "submit", IsStart = Options.Is("isStartButton"), IsDisabled = Options.Is("disabled"), PreventDoubleClick = Options.Is("preventDoubleClick") },
        Options.Content(),
        [.. Passed("name", "value", "id"), .. Options.Attributes()]);

    private string Block(GovukBlock block, string content, params string[] passed)
    {
        block.Class = Options.Text("classes");
        return Rendered.Html(block, content, [.. Passed(passed), .. Options.Attributes()]);
    }

    private IEnumerable<(string Name, string Value)> Passed(params string[] names) =>
        names.Where(Options.Has).Select(name => (name, Options.Text(name) ?? ""));

    private static SummaryRow Row(Options row)
    {
        var key = row.Part("key");
        var value = row.Part("value");
        var actions = row.Part("actions")?.Each("items").Select(a => new SummaryAction(a.Text("href") ?? "", a.Text("text") ?? "", a.Text("visuallyHiddenText") ?? "")).ToList() ?? [];
        return new SummaryRow(key?.Text("text") ?? "", []) { ValueHtml = new HtmlString(value?.Content()), Actions = actions };
    }

    /// <summary>All examples of a component.</summary>
    public static IEnumerable<Fixture> Of(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var fixture in json.RootElement.GetProperty("fixtures").EnumerateArray())
        {
            yield return new Fixture(fixture.GetProperty("name").GetString()!, fixture.GetProperty("html").GetString()!, new Options(fixture.GetProperty("options").Clone()));
        }
    }
}
