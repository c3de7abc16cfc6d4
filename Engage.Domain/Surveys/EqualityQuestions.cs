using Engage.Domain.Surveys.Conditions;
using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Surveys;

/// <summary>
/// The standard equality questions: the GOV.UK Design System pattern "Equality information", which follows the harmonised
/// standards of the Government Statistical Service, with the categories for England. Each may be passed over and offers
/// "Prefer not to say". Answers are kept apart from those of the survey.
/// </summary>
public static class EqualityQuestions
{
    private static readonly (string Topic, Question[] Questions)[] Set =
    [
        ("disability", [
            YesNo("disability", "Do you have any physical or mental health conditions or illness lasting or expected to last 12 months or more?", "disability"),
            Choice(
                "disability-impact",
                "Do any of your conditions or illnesses reduce your ability to carry out day to day activities?",
                "disability-impact",
                [new("a-lot", "Yes, a lot"), new("a-little", "Yes, a little"), new("not-at-all", "Not at all")],
                new AnswerIs("disability", ["yes"]),
                "For example eating, washing, walking or going shopping"),
        ]),
        ("ethnic-group", [
            Choice("ethnic-group", "What is your ethnic group?", "ethnic-group", [
                new("white", "White"),
                new("mixed", "Mixed or multiple ethnic groups"),
                new("asian", "Asian or Asian British"),
                new("black", "Black, African, Caribbean or Black British"),
                new("other", "Other ethnic group"),
            ]),
            Background("white", "Which of the following best describes your White background?", [
                new("british", "English, Welsh, Scottish, Northern Irish or British"),
                new("irish", "Irish"),
                new("gypsy-or-irish-traveller", "Gypsy or Irish Traveller"),
                Other("Any other White background"),
            ]),
            Background("mixed", "Which of the following best describes your mixed or multiple ethnic groups background?", [
                new("white-and-black-caribbean", "White and Black Caribbean"),
                new("white-and-black-african", "White and Black African"),
                new("white-and-asian", "White and Asian"),
                Other("Any other mixed or multiple ethnic background"),
            ]),
            Background("asian", "Which of the following best describes your Asian or Asian British background?", [
                new("indian", "Indian"),
                new("pakistani", "Pakistani"),
                new("bangladeshi", "Bangladeshi"),
                new("chinese", "Chinese"),
                Other("Any other Asian background"),
            ]),
            Background("black", "Which of the following best describes your Black, African, Caribbean or Black British background?", [
                new("african", "African"),
                new("caribbean", "Caribbean"),
                Other("Any other Black, African or Caribbean background"),
            ]),
            Background("other", "Which of the following best describes your background?", [
                new("arab", "Arab"),
                Other("Any other ethnic group"),
            ]),
        ]),
        ("religion", [
            Choice("religion", "What is your religion?", "religion", [
                new("none", "No religion"),
                new("christian", "Christian") { Hint = "Including Church of England, Catholic, Protestant and all other Christian denominations" },
                new("buddhist", "Buddhist"),
                new("hindu", "Hindu"),
                new("jewish", "Jewish"),
                new("muslim", "Muslim"),
                new("sikh", "Sikh"),
                Other("Any other religion"),
            ]),
        ]),
        ("sex", [
            Choice("sex", "What is your sex?", "sex", [new("female", "Female"), new("male", "Male")]),
        ]),
        ("gender-identity", [
            Choice("gender-identity", "Is the gender you identify with the same as your sex registered at birth?", "gender-identity", [
                new("same", "Yes"),
                new("different", "No") { Role = OptionRole.Other, Hint = "If you wish, enter your gender identity" },
            ]),
        ]),
        ("sexual-orientation", [
            Choice("sexual-orientation", "Which of the following best describes your sexual orientation?", "sexual-orientation", [
                new("heterosexual", "Heterosexual or straight"),
                new("gay-or-lesbian", "Gay or lesbian"),
                new("bisexual", "Bisexual"),
                Other("Other"),
            ]),
        ]),
        ("marital-status", [
            Choice("marital-status", "What is your legal marital or registered civil partnership status?", "marital-status", [
                new("never", "Never married and never registered in a civil partnership"),
                new("married", "Married"),
                new("civil-partnership", "In a registered civil partnership"),
                new("separated", "Separated, but still legally married"),
                new("separated-civil-partnership", "Separated, but still legally in a civil partnership"),
                new("divorced", "Divorced"),
                new("dissolved-civil-partnership", "Formerly in a civil partnership which is now legally dissolved"),
                new("widowed", "Widowed"),
                new("surviving-civil-partner", "Surviving partner from a registered civil partnership"),
            ]),
        ]),
    ];

    /// <summary>What the questions are about, by the code of the first question of each, in order.</summary>
    public static IReadOnlyList<string> Topics { get; } = [.. Set.Select(s => s.Topic)];

    /// <summary>All equality questions, each after those it depends on.</summary>
    public static IReadOnlyList<Question> Standard { get; } = Of(Topics);

    /// <summary>Asked before them, and never kept: whether the respondent wants to answer them at all.</summary>
    public static SingleChoice Gate { get; } = new()
    {
        Code = "equality",
        Text = "Do you want to answer the equality questions?",
        IsRequired = true,
        WhenMissing = "Select if you want to answer the equality questions",
        Options =
        [
            new("yes", "Yes, answer the equality questions (takes 2 minutes)"),
            new("no", "No, skip the equality questions"),
        ],
    };

    /// <summary>The questions of some topics, in the standard order, with those that depend on them.</summary>
    public static IReadOnlyList<Question> Of(IEnumerable<string> topics)
    {
        var wanted = topics.ToHashSet(StringComparer.Ordinal);
        return [.. Set.Where(s => wanted.Contains(s.Topic)).SelectMany(s => s.Questions)];
    }

    private static Option Other(string text) => new("other", text) { Role = OptionRole.Other };

    private static YesNo YesNo(string code, string text, string variable) =>
        new() { Code = code, Text = text, Variable = variable, Added = new AddedOptions(DontKnow: false, PreferNotToSay: true) };

    private static SingleChoice Choice(string code, string text, string variable, Option[] options, Condition? showIf = null, string? hint = null) =>
        new() { Code = code, Text = text, Hint = hint, Variable = variable, ShowIf = showIf, Options = [.. options, Option.PreferNotToSay] };

    private static SingleChoice Background(string group, string text, Option[] options) =>
        Choice($"ethnic-group-{group}", text, $"ethnic-group-{group}", options, new AnswerIs("ethnic-group", [group]));
}
