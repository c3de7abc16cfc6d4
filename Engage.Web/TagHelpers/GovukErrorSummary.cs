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
        var errors = ViewContext is null ? [] : Errors.All(ViewContext.ViewData.ModelState).ToList();
        if (errors.Count == 0) { output.SuppressOutput(); return; }

        var items = Markup.Join(errors.Select(error => error.Name.Length == 0
            ? Markup.Html($"<li>{error.Text}</li>")
            : Markup.Html($"""<li><a href="#{FieldParts.IdOf(error.Name)}">{error.Text}</a></li>""")));
        output.Replace(Markup.Html($"""
            <div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">{Title}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">{items}</ul></div></div></div>
            """));
    }
}
