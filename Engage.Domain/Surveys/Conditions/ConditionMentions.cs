using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Surveys.Conditions;

/// <summary>What some conditions say about one question: two answers on which they agree need not both be tried.</summary>
internal sealed class ConditionMentions(IReadOnlyList<QuestionCondition> leaves)
{
    /// <summary>The numbers compared with.</summary>
    internal IReadOnlyList<decimal> Thresholds { get; } = [.. leaves.Select(l => l.Threshold).OfType<decimal>().Distinct()];

    /// <summary>Codes in groups that no condition tells apart.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Classes(IEnumerable<string> codes) =>
        [.. codes.GroupBy(Signature, StringComparer.Ordinal).Select(g => g.ToList())];

    private string Signature(string code) => string.Concat(leaves.Select(l => l.Options.Contains(code, StringComparer.Ordinal) ? '1' : '0'));
}

/// <summary>The answers with several options that conditions can tell apart.</summary>
internal static class SubsetSketches
{
    private const int MostClasses = 12;

    /// <summary>One answer for each combination of classes that the bounds allow; null when there are too many.</summary>
    internal static IReadOnlyList<Answer>? Of(SeveralOf question, ConditionMentions mentions)
    {
        var classes = mentions.Classes(question.Options.Where(o => !o.StandsAlone).Select(o => o.Code));
        if (classes.Count > MostClasses) { return null; }

        var answers = mentions.Classes(question.Options.Where(o => o.StandsAlone).Select(o => o.Code)).Select(c => new OptionsAnswer([c[0]])).ToList();
        for (var mask = 1; mask < 1 << classes.Count; mask++)
        {
            var taken = classes.Where((_, i) => (mask & (1 << i)) != 0).ToList();
            if (taken.Count > question.Most || taken.Sum(c => c.Count) < question.Least) { continue; }
            IEnumerable<string> codes = [.. taken.Select(c => c[0]), .. taken.SelectMany(c => c.Skip(1))];
            answers.Add(new OptionsAnswer([.. codes.Take(Math.Max(taken.Count, question.Least))]));
        }
        return answers;
    }
}
