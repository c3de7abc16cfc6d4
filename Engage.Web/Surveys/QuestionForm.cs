using Engage.Domain.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Engage.Web.Surveys;

/// <summary>What a partial of a kind of question needs to show its form.</summary>
/// <param name="Question">The question.</param>
/// <param name="Raw">What the fields hold: what was just sent, or the answer given before.</param>
/// <param name="Context">Places, the day and the answers so far.</param>
/// <param name="Caption">The line above the question, such as "Question 4 of about 11".</param>
public sealed record QuestionForm(Question Question, RawAnswer Raw, AnsweringContext Context, string Caption)
{
    /// <summary>The partial that shows the form: _SingleChoice for the kind single-choice. A new kind is a new partial.</summary>
    public string Partial => $"Questions/_{string.Concat(Question.Kind.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}";

    /// <summary>What the question's only field holds.</summary>
    public string Value => Raw.First(RawAnswer.AnswerField);

    /// <summary>What the field of an item holds.</summary>
    public string ValueOf(Option item) => Raw.First(RawAnswer.ItemField(item.Code));

    /// <summary>The line below the question, with what the kind itself has to say.</summary>
    public string? Hint(string? more = null) => (Question.Hint, more) switch
    {
        (null, _) => more,
        (_, null) => Question.Hint,
        ({ } own, { } added) => $"{Ended(own)} {Ended(added)}",
    };

    /// <summary>The options as choices, with the text field of "Other, please say" beside its option.</summary>
    /// <param name="options">The options in order.</param>
    /// <param name="chosen">The codes of those chosen.</param>
    /// <param name="view">The page, which knows what is wrong with the text field.</param>
    public IEnumerable<ChoiceItem> Choices(IReadOnlyList<Option> options, IReadOnlyCollection<string> chosen, ViewContext view)
    {
        var standsApart = options.Count(o => o.StandsAlone) == 1 && options.Count > 1 && options[^1].StandsAlone;
        return options.Select((option, i) => new ChoiceItem(option.Code, option.Text)
        {
            Hint = option.Hint,
            IsChecked = chosen.Contains(option.Code, StringComparer.Ordinal),
            IsExclusive = option.StandsAlone,
            DividerBefore = standsApart && i == options.Count - 1 ? "or" : null,
            Conditional = option.Role == OptionRole.Other ? OtherField(option, view) : null,
        });
    }

    /// <summary>The text field beside the option "Other, please say".</summary>
    public HtmlString OtherField(Option option, ViewContext view)
    {
        var field = RawAnswer.OtherField(option.Code);
        Errors.NoteField(view.HttpContext, field, field);
        var message = Errors.FirstOf(view.ViewData.ModelState, field);
        var (errorId, mark) = message is null ? (null, null) : ($"{field}-error", "govuk-input--error");
        var input = Markup.Html($"""<input class="{Markup.Classes("govuk-input", mark)}" id="{field}" name="{field}" type="text" value="{Raw.First(field)}"{Markup.Attribute("aria-describedby", errorId)}>""");
        return FieldParts.Group(message is not null, cssClass: null, Markup.Html($"{FieldParts.Label("Please say", field, cssClass: null, isHeading: false, caption: null)}{FieldParts.Error($"{field}-error", message)}{input}"));
    }

    private static string Ended(string sentence) => sentence.TrimEnd() is [.., '.' or '?' or '!' or ':'] ended ? ended : $"{sentence}.";
}
