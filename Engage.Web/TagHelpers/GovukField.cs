using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Primitives;

namespace Engage.Web.TagHelpers;

/// <summary>
/// What every field tag helper shares. A page names the field (<c>name</c>) or points at a property (<c>for</c>); the
/// message and what the person typed come from the model state, so that nothing is lost after a mistake.
/// </summary>
public abstract class GovukField : TagHelper
{
    /// <summary>The property of the page model this field is for; gives name and value.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The name the field is sent under.</summary>
    public string? Name { get; set; }

    /// <summary>The control's id; made from the name when not given. For choices it is the id of the first one.</summary>
    public string? Id { get; set; }

    /// <summary>A sentence of help under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>Help that is markup, instead of <see cref="Hint"/>.</summary>
    public IHtmlContent? HintHtml { get; set; }

    /// <summary>The message beside the field; from the model state when not given.</summary>
    public string? Error { get; set; }

    /// <summary>Class names added to the control (or to the list of choices).</summary>
    public string? Class { get; set; }

    /// <summary>Class names added to the box around the field.</summary>
    public string? GroupClass { get; set; }

    /// <summary>Ids of other elements that describe the control.</summary>
    public string? DescribedBy { get; set; }

    /// <summary>A small line above the label or legend, such as "Question 4 of about 11".</summary>
    public string? Caption { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Init(TagHelperContext context) => Errors.NoteField(ViewContext?.HttpContext, FieldName, FieldId);

    // A partial page that is given a property of the page's model has its own names behind that property's.
    private protected string FieldName => Name
        ?? (For is null ? null : ViewContext?.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name) ?? For.Name)
        ?? throw new InvalidOperationException($"{GetType().Name} needs a name or a for.");

    private protected string FieldId => Id ?? FieldParts.IdOf(FieldName);

    private protected IHtmlContent? HintContent => HintHtml ?? (string.IsNullOrEmpty(Hint) ? null : Markup.Html($"{Hint}"));

    private protected string? Message => Error ?? Errors.FirstOf(ViewContext?.ViewData.ModelState, FieldName);

    private protected string? HintId => HintContent is null ? null : $"{FieldId}-hint";

    private protected string? ErrorId => string.IsNullOrEmpty(Message) ? null : $"{FieldId}-error";

    /// <summary>What the form just sent held for this field, when its page is shown again because something is wrong; else null.</summary>
    private protected StringValues? Sent =>
        ViewContext is { ViewData.ModelState.IsValid: false } page && page.HttpContext.Features.Get<IFormFeature>()?.Form is { } form ? form[FieldName] : default(StringValues?);

    /// <summary>What to show in the control: what was sent, else the given value, else the property's.</summary>
    private protected string? Shown(string? value)
    {
        if (Sent is { Count: > 0 } given) { return given.ToString(); }
        if (ViewContext?.ViewData.ModelState.TryGetValue(FieldName, out var entry) == true && entry.AttemptedValue is { } sent) { return sent; }
        return value ?? For?.ModelExplorer.GetSimpleDisplayText();
    }

    private protected HtmlString HintAndError() => Markup.Html($"{FieldParts.Hint($"{FieldId}-hint", HintContent)}{FieldParts.Error($"{FieldId}-error", Message)}");
}

/// <summary>A field with one control under a label.</summary>
public abstract class GovukLabelledField : GovukField
{
    /// <summary>The label's words.</summary>
    public string Label { get; set; } = "";

    /// <summary>Class names for the label, such as govuk-label--l.</summary>
    public string? LabelClass { get; set; }

    /// <summary>Whether the label is the page's h1.</summary>
    public bool IsHeading { get; set; }

    private protected HtmlString LabelPart => FieldParts.Label(Label, FieldId, LabelClass, IsHeading, Caption);

    private protected string? Describing => FieldParts.DescribedBy(DescribedBy, HintId, ErrorId);

    private protected HtmlString Field(IHtmlContent control, IHtmlContent? attributes = null) =>
        FieldParts.Group(ErrorId is not null, GroupClass, Markup.Html($"{LabelPart}{HintAndError()}{control}"), attributes);
}
