using Engage.Domain.Surveys;

namespace Engage.Domain.Statistics;

/// <summary>A way to put respondents into groups for comparison, such as by authority or by age.</summary>
/// <param name="Code">Stable, such as local-authority or a question's code.</param>
/// <param name="Name">What the groups are, such as "Local authority", for headings and tables.</param>
/// <param name="Groups">All groups in the order shown, with what people call them.</param>
/// <param name="GroupOf">The code of a response's group; null when it is not known.</param>
public sealed record Grouping(string Code, string Name, IReadOnlyList<Group> Groups, Func<AnalysedResponse, string?> GroupOf)
{
    /// <summary>Whether the groups are areas.</summary>
    public bool IsPlace => Code is Groupings.LocalAuthority or Groupings.LocalPolicingUnit;
}

/// <summary>One group.</summary>
/// <param name="Code">The code of the area or of the answer option.</param>
/// <param name="Name">What people call it.</param>
public sealed record Group(string Code, string Name);

/// <summary>A response with its answers read.</summary>
/// <param name="Response">The row.</param>
/// <param name="Answers">The answers to the survey.</param>
/// <param name="Equality">The answers to the equality questions; empty when there are none.</param>
public sealed record AnalysedResponse(Response Response, AnswerSheet Answers, AnswerSheet Equality)
{
    /// <summary>The answer to a question of either part; null when it was not asked.</summary>
    public Answer? Find(string code) => Answers.Find(code) ?? Equality.Find(code);
}
