using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Engage.Web.TagHelpers;

/// <summary>
/// <c>&lt;engage-figure id="…" caption="…" finding="…"&gt;</c>: a chart or map with its title, the finding as a sentence,
/// the base, and the table it was drawn from as its content. The drawing is inline SVG.
/// </summary>
[HtmlTargetElement("engage-figure")]
public sealed class EngageFigure : TagHelper
{
    /// <summary>The figure's id; its caption's id is made from it.</summary>
    public string Id { get; set; } = "";

    /// <summary>The title.</summary>
    public string Caption { get; set; } = "";

    /// <summary>What the numbers say, in one sentence.</summary>
    public string? Finding { get; set; }

    /// <summary>Who was counted, such as "Base: 1,204 residents who answered".</summary>
    public string? Base { get; set; }

    /// <summary>The drawing.</summary>
    public IHtmlContent? Drawing { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = new HtmlString((await output.GetChildContentAsync()).GetContent().Trim());
        var finding = Finding is null ? Markup.None : Markup.Html($"""<p class="engage-figure__finding">{Finding}</p>""");
        var counted = Base is null ? Markup.None : Markup.Html($"""<p class="engage-figure__base">{Base}</p>""");
        var table = string.IsNullOrEmpty(content.Value) ? Markup.None : Markup.Html($"""<div class="engage-figure__table" tabindex="0" role="group" aria-labelledby="{Id}-caption">{content}</div>""");
        output.Replace(Markup.Html($"""<figure class="engage-figure" id="{Id}" aria-labelledby="{Id}-caption"><figcaption class="engage-figure__caption" id="{Id}-caption">{Caption}</figcaption>{finding}<div class="engage-figure__drawing" tabindex="0" role="group" aria-labelledby="{Id}-caption">{Drawing}</div>{counted}{table}</figure>"""));
    }
}

/// <summary><c>&lt;engage-number value="6,018" meaning="responses so far" /&gt;</c>: a card with one number and what it means.</summary>
[HtmlTargetElement("engage-number", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EngageNumber : TagHelper
{
    /// <summary>The number as it is read.</summary>
    public string Value { get; set; } = "";

    /// <summary>What it counts.</summary>
    public string Meaning { get; set; } = "";

    /// <summary>A second line, such as the change since yesterday.</summary>
    public string? Note { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var note = Note is null ? Markup.None : Markup.Html($"""<span class="engage-number__note">{Note}</span>""");
        output.Replace(Markup.Html($"""<p class="engage-number"><span class="engage-number__value">{Value}</span> <span class="engage-number__meaning">{Meaning}</span> {note}</p>"""));
    }
}

/// <summary>One area of a tile map.</summary>
/// <param name="Name">The area.</param>
/// <param name="Value">What is told of it, such as "64%" or "fewer than 10".</param>
/// <param name="Href">Its page.</param>
/// <param name="Column">From 1, west to east.</param>
/// <param name="Row">From 1, north to south.</param>
public sealed record MapTile(string Name, string Value, string Href, int Column, int Row)
{
    /// <summary>How dark the tile is, 0 to 4; null is hatched: nothing may be shown.</summary>
    public int? Shade { get; init; } = 0;
}

/// <summary><c>&lt;engage-tile-map label="…" tiles="…" /&gt;</c>: areas as equal tiles in their rough geography, a list for those who hear it.</summary>
[HtmlTargetElement("engage-tile-map", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EngageTileMap : TagHelper
{
    /// <summary>What the map shows.</summary>
    public string Label { get; set; } = "";

    /// <summary>The tiles; at most four columns and six rows.</summary>
    public IEnumerable<MapTile> Tiles { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var tiles = Markup.Join(Tiles.OrderBy(tile => tile.Row).ThenBy(tile => tile.Column).Select(Tile));
        output.Replace(Markup.Html($"""<ul class="engage-tiles" aria-label="{Label}">{tiles}</ul>"""));
    }

    private static HtmlString Tile(MapTile tile)
    {
        var shade = tile.Shade is { } dark ? $"engage-tile--{Math.Clamp(dark, 0, 4)}" : "engage-tile--hidden";
        return Markup.Html($"""<li class="engage-tiles__cell engage-tiles__cell--c{tile.Column} engage-tiles__cell--r{tile.Row}"><a class="engage-tile {shade}" href="{tile.Href}"><span class="engage-tile__name">{tile.Name}</span> <span class="engage-tile__value">{tile.Value}</span></a></li>""");
    }
}

/// <summary>
/// <c>&lt;staff-page-header heading="…" status="Open" status-colour="green"&gt;actions&lt;/staff-page-header&gt;</c>: a staff
/// page's h1, where it stands, and the next action as the only primary button.
/// </summary>
[HtmlTargetElement("staff-page-header")]
public sealed class StaffPageHeader : TagHelper
{
    /// <summary>The page's h1.</summary>
    public string Heading { get; set; } = "";

    /// <summary>A line above it, such as the survey a page belongs to.</summary>
    public string? Caption { get; set; }

    /// <summary>The words of the status tag.</summary>
    public string? Status { get; set; }

    /// <summary>The tag's colour: grey, green, blue, yellow, red…</summary>
    public string StatusColour { get; set; } = "grey";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = new HtmlString((await output.GetChildContentAsync()).GetContent().Trim());
        var caption = Caption is null ? Markup.None : Markup.Html($"""<span class="govuk-caption-l">{Caption}</span>""");
        var status = Status is null ? Markup.None : Markup.Html($"""<strong class="govuk-tag govuk-tag--{StatusColour}">{Status}</strong>""");
        var buttons = string.IsNullOrEmpty(actions.Value) ? Markup.None : Markup.Html($"""<div class="engage-page-header__actions govuk-button-group">{actions}</div>""");
        output.Replace(Markup.Html($"""<div class="engage-page-header"><div class="engage-page-header__title">{caption}<h1 class="govuk-heading-l">{Heading}</h1>{status}</div>{buttons}</div>"""));
    }
}
