using Engage.Domain.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Html;

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
    public IEnumerable<ChoiceItem> Choices(IReadOnlyList<Option> options, IReadOnlyCollection<string> chosen)
    {
        var standsApart = options.Count(o => o.StandsAlone) == 1 && options.Count > 1 && options[^1].StandsAlone;
        return options.Select((option, i) => new ChoiceItem(option.Code, option.Text)
        {
            Hint = option.Hint,
            IsChecked = chosen.Contains(option.Code, StringComparer.Ordinal),
            IsExclusive = option.StandsAlone,
            DividerBefore = standsApart && i == options.Count - 1 ? "or" : null,
            Conditional = option.Role == OptionRole.Other ? OtherField(option) : null,
        });
    }

    private static string Ended(string sentence) => sentence.TrimEnd() is [.., '.' or '?' or '!' or ':'] ended ? ended : $"{sentence}.";

    private HtmlString OtherField(Option option)
    {
        var field = RawAnswer.OtherField(option.Code);
        return Markup.Html($"""<div class="govuk-form-group"><label class="govuk-label" for="{field}">Please say</label><input class="govuk-input" id="{field}" name="{field}" type="text" value="{Raw.First(field)}"></div>""");
    }
}
