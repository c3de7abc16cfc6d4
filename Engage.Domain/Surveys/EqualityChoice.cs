using System.Text.Json;

namespace Engage.Domain.Surveys;

/// <summary>
/// Which equality questions follow a survey: none, the standard set without what the survey asks itself, or some topics by
/// name.
/// </summary>
public sealed class EqualityChoice
{
    private const string StandardWord = "standard";

    private EqualityChoice(bool isStandard, IReadOnlyList<string> topics) => (IsStandard, Topics) = (isStandard, topics);

    /// <summary>No equality questions.</summary>
    public static EqualityChoice None { get; } = new(isStandard: false, []);

    /// <summary>All topics that the survey does not ask itself.</summary>
    public static EqualityChoice Standard { get; } = new(isStandard: true, []);

    /// <summary>Whether the standard set was asked for.</summary>
    public bool IsStandard { get; }

    /// <summary>The topics named, by the codes of <see cref="EqualityQuestions.Topics"/>; none for the standard set.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>Some topics; their order is that of the standard set.</summary>
    public static EqualityChoice Of(params IEnumerable<string> topics) => new(isStandard: false, [.. topics]);

    /// <summary>The questions to ask after a survey's own.</summary>
    internal IReadOnlyList<Question> QuestionsBeside(IReadOnlyList<Question> asked) =>
        EqualityQuestions.Of(IsStandard ? EqualityQuestions.Topics.Where(t => !IsAsked(asked, t)) : Topics);

    internal static EqualityChoice Read(MemberReader members)
    {
        switch (members.Any("equality"))
        {
            case null:
                return None;
            case { Kind: JsonValueKind.String, Text: StandardWord }:
                return Standard;
            case { Kind: JsonValueKind.Array }:
                return Of(members.CodeList("equality"));
            default:
                members.Fault("equality", $"\"equality\" must be \"{StandardWord}\" or a list of topics: {string.Join(", ", EqualityQuestions.Topics)}.");
                return None;
        }
    }

    /// <summary>Notes topics that do not exist and those the survey asks itself.</summary>
    internal void Check(IReadOnlyList<Question> asked, MemberReader members)
    {
        for (var i = 0; i < Topics.Count; i++)
        {
            if (!EqualityQuestions.Topics.Contains(Topics[i], StringComparer.Ordinal))
            {
                members.Fault("equality", i, $"There is no equality topic \"{Topics[i]}\". The topics are: {string.Join(", ", EqualityQuestions.Topics)}.");
            }
            else if (IsAsked(asked, Topics[i]))
            {
                members.Fault("equality", i, $"The survey asks \"{Topics[i]}\" itself: leave it out of the equality questions.");
            }
        }
    }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (IsStandard) { writer.WriteString("equality", StandardWord); }
        else if (Topics.Count > 0)
        {
            writer.WritePropertyName("equality");
            writer.WriteCodes(Topics);
        }
    }

    /// <summary>Whether a survey has a question with one of a topic's codes, or measures the same.</summary>
    private static bool IsAsked(IReadOnlyList<Question> asked, string topic) => EqualityQuestions.Of([topic]).Any(e => asked.Any(q =>
        string.Equals(q.Code, e.Code, StringComparison.Ordinal) || (e.Variable is not null && string.Equals(q.Variable, e.Variable, StringComparison.Ordinal))));
}
