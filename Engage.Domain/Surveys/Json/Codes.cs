namespace Engage.Domain.Surveys;

/// <summary>The form of codes of questions, options and items.</summary>
internal static class Codes
{
    internal const int MaxLength = 40;

    internal static bool IsCode(string text) =>
        text is { Length: > 0 and <= MaxLength } && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
