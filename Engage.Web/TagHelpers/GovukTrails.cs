using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Engage.Web.TagHelpers;

/// <summary>A step of a trail: a link, or the page itself when <paramref name="Href"/> is null.</summary>
public sealed record Crumb(string Text, string? Href);

/// <summary><c>&lt;govuk-breadcrumbs items="…" /&gt;</c>: where the page is.</summary>
[HtmlTargetElement("govuk-breadcrumbs", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukBreadcrumbs : TagHelper
{
    /// <summary>The steps from the top.</summary>
    public IEnumerable<Crumb> Items { get; set; } = [];

    /// <summary>Whether a narrow screen shows the first and last only.</summary>
    public bool CollapseOnMobile { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var items = Markup.Join(Items.Select(item => item.Href is null
            ? Markup.Html($"""<li class="govuk-breadcrumbs__list-item" aria-current="page">{item.Text}</li>""")
            : Markup.Html($"""<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{item.Href}">{item.Text}</a></li>""")));
        var classes = Markup.Classes("govuk-breadcrumbs", CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null);
        output.Replace(Markup.Html($"""<nav class="{classes}" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">{items}</ol></nav>"""));
    }
}

/// <summary><c>&lt;govuk-pagination page="2" pages="9" href="…" /&gt;</c>: the pages of a list; nothing for one page.</summary>
[HtmlTargetElement("govuk-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukPagination : TagHelper
{
    private const string PreviousPath = "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z";
    private const string NextPath = "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z";

    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many there are.</summary>
    public int Pages { get; set; } = 1;

    /// <summary>The address of a page, from its number.</summary>
    public Func<int, string> Href { get; set; } = static page => $"?page={page}";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1) { output.SuppressOutput(); return; }
        var items = Markup.Join(Numbers().Select(Item));
        var previous = Page > 1 ? Markup.Html($"""<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{Href(Page - 1)}" rel="prev">{Icon("prev", PreviousPath)}<span class="govuk-pagination__link-title">Previous<span class="govuk-visually-hidden"> page</span></span></a></div>""") : Markup.None;
        var next = Page < Pages ? Markup.Html($"""<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{Href(Page + 1)}" rel="next"><span class="govuk-pagination__link-title">Next<span class="govuk-visually-hidden"> page</span></span>{Icon("next", NextPath)}</a></div>""") : Markup.None;
        output.Replace(Markup.Html($"""<nav class="govuk-pagination" aria-label="Pagination">{previous}<ul class="govuk-pagination__list">{items}</ul>{next}</nav>"""));
    }

    // First, last, and those around the page shown; null stands for a gap.
    private IEnumerable<int?> Numbers()
    {
        var last = 0;
        for (var number = 1; number <= Pages; number++)
        {
            if (number != 1 && number != Pages && Math.Abs(number - Page) > 1) { continue; }
            if (number > last + 1) { yield return null; }
            yield return last = number;
        }
    }

    private HtmlString Item(int? number)
    {
        if (number is not { } page) { return Markup.Html($"""<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>"""); }
        var isCurrent = page == Page;
        return Markup.Html($"""<li class="{Markup.Classes("govuk-pagination__item", isCurrent ? "govuk-pagination__item--current" : null)}"><a class="govuk-link govuk-pagination__link" href="{Href(page)}" aria-label="Page {page}"{Markup.Attribute("aria-current", isCurrent ? "page" : null)}>{page}</a></li>""");
    }

    private static HtmlString Icon(string kind, string path) =>
        Markup.Html($"""<svg class="govuk-pagination__icon govuk-pagination__icon--{kind}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="{path}"></path></svg>""");
}
