namespace Engage.Domain.Surveys;

/// <summary>How much a definition may hold. Generous for people, small enough that no text of a stranger costs much.</summary>
internal static class Limits
{
    internal const int Title = 150;
    internal const int Line = 500;
    internal const int Markdown = 20_000;
    internal const int Sections = 50;
    internal const int QuestionsInSection = 100;
    internal const int Questions = 200;
    internal const int Options = 100;
    internal const int ConditionParts = 50;
    internal const int ConditionLeaves = 200;
    internal const int ShortAnswer = 200;
    internal const int LongAnswer = 2_000;
    internal const int LongestAnswer = 20_000;
}
