using Engage.Domain.Reports.Charts;
using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Consultation;

/// <summary>How the consultation was run: window, channels, changes of wording.</summary>
internal sealed class ConductSection() : ReportSection("conduct", "How the consultation was run")
{
    public override string Guidance => "How it was made known, to whom, and how paper and telephone answers were handled.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        var (survey, results) = (input.Survey, input.Results);
        if (survey is { OpensInWords: { } opens, ClosesInWords: { } closes })
        {
            var window = $"It opened on {opens} and {(survey.ClosesAt > input.Now ? "closes" : "closed")} on {closes}.";
            yield return ParagraphBlock.Of(survey.ClosedEarlyAt is null ? window : window + " It was closed before its announced time.");
        }
        if (input.Definition.OtherWays is { Length: > 0 } otherWays)
        {
            foreach (var block in input.Markdown(otherWays, 1, "other-ways")) { yield return block; }
        }
        if (results.Count == 0) { yield break; }

        yield return new TableBlock(
            "How responses reached us",
            [new("Channel", 3, IsRowHeader: true), new("Responses", 1.2, IsNumeric: true), new("Share", 1.2, IsNumeric: true)],
            [.. Enum.GetValues<Channel>().Where(c => results.Channels.ContainsKey(c)).Select(c => (IReadOnlyList<string>)
                [ChannelNames.Of(c), Wording.Count(results.Channels[c]), Wording.Percent((double)results.Channels[c] / results.Count, results.Count)])],
            [$"Base: all {Wording.Count(results.Count, "response", "responses")}. No letters with household codes were sent, so nobody’s address was checked."]);

        if (results.Days.Count > 1)
        {
            yield return TimeChart.Draw([.. results.Days.Select(d => (d.Key, d.Value))], "responses").ToFigure("Responses received each day");
        }

        yield return new HeadingBlock(2, "Changes of wording", "changes-of-wording");
        yield return input.WordingChanges.Count == 0
            ? ParagraphBlock.Of("The wording was not changed while the consultation was open.")
            : ListBlock.Of(false, input.WordingChanges);
        if (results.Versions.Count > 1)
        {
            yield return ParagraphBlock.Of("Each response is counted under the wording it answered: " + Wording.List(
                [.. results.Versions.OrderBy(v => v.Key).Select(v => $"{Wording.Count(v.Value)} answered version {Wording.Count(v.Key)}")]) + ".");
        }
    }
}
