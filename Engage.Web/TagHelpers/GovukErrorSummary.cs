using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Engage.Web.TagHelpers;

/// <summary>
/// <c>&lt;govuk-error-summary /&gt;</c>: everything that is wrong with the form, at the top, each a link to its field;
/// nothing when nothing is wrong. The framework's own summary writes inline style, which the content policy forbids.
/// </summary>
[HtmlTargetElement("govuk-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukErrorSummary : TagHelper
{
    /// <summary>The heading.</summary>
    public string Title { get; set; } = "There is a problem";

    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext is null || ViewContext.ViewData.ModelState.IsValid) { output.SuppressOutput(); return; }
        output.Replace(new Later(() => Render(Title, Errors.InOrder(ViewContext.ViewData.ModelState, ViewContext.HttpContext))));
    }

    /// <summary>The summary of some messages, each with the id of its field; null for one about the whole page.</summary>
    public static HtmlString Render(string title, IEnumerable<(string? Id, string Text)> errors)
    {
        var items = Markup.Join(errors.Select(error => error.Id is null
            ? Markup.Html($"<li>{error.Text}</li>")
            : Markup.Html($"""<li><a href="#{error.Id}">{error.Text}</a></li>""")));
        return Markup.Html($"""
            <div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">{title}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">{items}</ul></div></div></div>
            """);
    }

    // The summary stands above the fields but must know them: a page is written out when all of it has run.
    private sealed class Later(Func<HtmlString> content) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => content().WriteTo(writer, encoder);
    }
}
