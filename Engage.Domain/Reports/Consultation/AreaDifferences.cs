using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Consultation;

/// <summary>Which areas answered the leading question otherwise than the rest, and which differences may be chance.</summary>
internal static class AreaDifferences
{
    private const string Same = "no detectable difference";

    /// <summary>A sentence and a table for a grouping by place; nothing when the question is not one choice among several, or nobody is to be compared.</summary>
    public static IEnumerable<Block> Of(ConsultationReportInput input, Question question, Grouping grouping)
    {
        if (input.Results.Of(question.Code) is not OptionTally { IsSeveral: false } tally) { yield break; }
        var columns = input.Results.Columns;
        var sample = input.Results.Weighting is null ? new OpenSample(columns.Count) : new OpenSample(input.Results.Weights);
        var by = columns.By(grouping);
        var answers = columns.Store.Code(question.Code);
        var options = Figures.Substantive(tally.Options).Where(o => tally.Counts[tally.Options.ToList().IndexOf(o)] >= input.Disclosure.Threshold).ToList();
        var compared = options.ConvertAll(o => AreaComparison.Of(sample, answers, o.Code, by, leastAnswers: Math.Max(input.Disclosure.Threshold, Disclosure.UsualThreshold)));
        if (compared.Count == 0 || compared.TrueForAll(c => c.Areas.All(a => a.Finding == DifferenceFinding.TooFewAnswers))) { yield break; }

        var place = GroupTables.InSentence(grouping.Name);
        if (compared.TrueForAll(c => c.IsWithoutDifference))
        {
            yield return ParagraphBlock.Of($"Between one {place} and the rest there is no detectable difference in the answers to “{question.Text}”. {Method(input)}");
            yield break;
        }
        yield return ParagraphBlock.Of($"The table says where the answers to “{question.Text}” differ from those of the rest by more than chance would make them.");
        yield return new TableBlock(
            $"{question.Text} Each {place} against the rest",
            [new(grouping.Name, 2, IsRowHeader: true), .. options.Select(o => new TableColumn(o.Text, 1.6))],
            [.. grouping.Groups.Select((g, i) => (IReadOnlyList<string>)[g.Name, .. compared.Select(c => InWords(c.Areas[i]))])],
            [Method(input)]);
    }

    private static string Method(ConsultationReportInput input) =>
        $"{(input.Results.Weighting is not null ? "Weighted" : "Unweighted")} Wald tests of each area against all others, adjusted for comparing many areas (Benjamini, Hochberg 1995) at the 5% level. They treat the people who answered as a random sample, which an open survey is not: a guard against reading too much into small differences, not proof of a real one.";

    private static string InWords(AreaDifference area) => area.Finding switch
    {
        DifferenceFinding.TooFewAnswers => "too few answers",
        DifferenceFinding.Different => area.Result!.Difference > 0 ? "more" : "fewer",
        _ => Same,
    };
}
