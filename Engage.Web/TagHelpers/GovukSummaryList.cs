using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Engage.Web.TagHelpers;

/// <summary>A link beside a row of a summary list.</summary>
/// <param name="Href">Where it goes.</param>
/// <param name="Text">The word read by everybody, such as "Change".</param>
/// <param name="HiddenText">What is changed, for those who hear the link alone.</param>
public sealed record SummaryAction(string Href, string Text, string HiddenText);

/// <summary>One row of a summary list.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Lines">Its value, a line each.</param>
public sealed record SummaryRow(string Key, IReadOnlyList<string> Lines)
{
    /// <summary>The value as markup, instead of <see cref="Lines"/>.</summary>
    public IHtmlContent? ValueHtml { get; init; }

    /// <summary>Its links.</summary>
    public IReadOnlyList<SummaryAction> Actions { get; init; } = [];

    /// <summary>A row of one line.</summary>
    public SummaryRow(string key, string value)
        : this(key, [value])
    {
    }
}

/// <summary><c>&lt;govuk-summary-list rows="…" /&gt;</c>: keys, values and change links; also made of <c>&lt;govuk-row&gt;</c>.</summary>
[HtmlTargetElement("govuk-summary-list", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukSummaryList : TagHelper
{
    /// <summary>The rows in order.</summary>
    public IEnumerable<SummaryRow> Rows { get; set; } = [];

    /// <summary>Class names added, such as govuk-summary-list--no-border.</summary>
    public string? Class { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var written = new List<SummaryRow>();
        context.Items[typeof(GovukSummaryList)] = written;
        await output.GetChildContentAsync();
        var rows = Rows.Concat(written).ToList();
        var anyActions = rows.Exists(row => row.Actions.Count > 0);
        var body = Markup.Join(rows.Select(row => Row(row, anyActions)));
        output.Replace(Markup.Html($"""<dl class="{Markup.Classes("govuk-summary-list", Class)}"{Markup.Attributes(output.Attributes)}>{body}</dl>"""));
    }

    private static HtmlString Row(SummaryRow row, bool anyActions)
    {
        var classes = Markup.Classes("govuk-summary-list__row", anyActions && row.Actions.Count == 0 ? "govuk-summary-list__row--no-actions" : null);
        return Markup.Html($"""<div class="{classes}"><dt class="govuk-summary-list__key">{row.Key}</dt><dd class="govuk-summary-list__value">{row.ValueHtml ?? Value(row.Lines)}</dd>{Actions(row.Actions)}</div>""");
    }

    private static HtmlString Value(IReadOnlyList<string> lines) =>
        lines.Count == 1 ? Markup.Html($"{lines[0]}") : Markup.Join(lines.Select(line => Markup.Html($"""<p class="govuk-body">{line}</p>""")));

    private static HtmlString Actions(IReadOnlyList<SummaryAction> actions) => actions.Count switch
    {
        0 => Markup.None,
        1 => Markup.Html($"""<dd class="govuk-summary-list__actions">{Link(actions[0])}</dd>"""),
        _ => Markup.Html($"""<dd class="govuk-summary-list__actions"><ul class="govuk-summary-list__actions-list">{Markup.Join(actions.Select(a => Markup.Html($"""<li class="govuk-summary-list__actions-list-item">{Link(a)}</li>""")))}</ul></dd>"""),
    };

    private static HtmlString Link(SummaryAction action)
    {
        var hidden = action.HiddenText.Length == 0 ? Markup.None : Markup.Html($"""<span class="govuk-visually-hidden"> {action.HiddenText}</span>""");
        return Markup.Html($"""<a class="govuk-link" href="{action.Href}">{action.Text}{hidden}</a>""");
    }
}

/// <summary><c>&lt;govuk-row key="Opens"&gt;20 January&lt;/govuk-row&gt;</c>: one row written in the page, with a change link when it has an href.</summary>
[HtmlTargetElement("govuk-row", ParentTag = "govuk-summary-list")]
public sealed class GovukRow : TagHelper
{
    /// <summary>What it is.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where the link goes; null for no link.</summary>
    public string? ActionHref { get; set; }

    /// <summary>The link's words.</summary>
    public string ActionText { get; set; } = "Change";

    /// <summary>What the link changes; the key in lower case when not given.</summary>
    public string? ActionHiddenText { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = new HtmlString((await output.GetChildContentAsync()).GetContent().Trim());
        if (context.Items[typeof(GovukSummaryList)] is List<SummaryRow> rows)
        {
            var hidden = ActionHiddenText ?? (Key.Length == 0 ? "" : char.ToLowerInvariant(Key[0]) + Key[1..]);
            rows.Add(new SummaryRow(Key, []) { ValueHtml = value, Actions = string.IsNullOrEmpty(ActionHref) ? [] : [new SummaryAction(ActionHref, ActionText, hidden)] });
        }

        output.SuppressOutput();
    }
}
