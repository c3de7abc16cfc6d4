namespace Engage.Domain.Surveys;

/// <summary>Where a question notes what is wrong with its own definition, seen the questions before it.</summary>
internal sealed class QuestionCheck(Question question, int position, string path, IReadOnlyList<Question> all, IReadOnlySet<string> unreadable, ProblemList problems)
{
    internal void Fault(string member, string sentence) => problems.Add($"{path}.{member}", sentence);

    /// <summary>The question a member refers to; null when it is not there or not earlier, which is then noted.</summary>
    internal Question? Earlier(string member, string code)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (!string.Equals(all[i].Code, code, StringComparison.Ordinal)) { continue; }
            if (i < position) { return all[i]; }
            Fault(member, i == position ? $"Question \"{question.Code}\" refers to itself." : $"Question \"{code}\" is asked later. Only earlier questions can be referred to.");
            return null;
        }
        if (!unreadable.Contains(code)) { Fault(member, $"There is no question \"{code}\"."); }
        return null;
    }

    /// <summary>Notes codes used twice, two options with text fields, and lists that are too short.</summary>
    internal void Options(string member, string what, IReadOnlyList<Option> options, int least)
    {
        if (options.Count > 0 && options.Count < least) { Fault(member, $"At least {least} {what}s are needed."); }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var others = 0;
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i].Code.Length > 0 && !seen.Add(options[i].Code)) { Fault($"{member}[{i}].code", $"The code \"{options[i].Code}\" is used by two {what}s."); }
            if (options[i].Role == OptionRole.Other && ++others == 2) { Fault($"{member}[{i}].role", "Only one option can have a text field beside it."); }
        }
    }
}
