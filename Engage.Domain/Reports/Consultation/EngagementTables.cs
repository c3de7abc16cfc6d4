using Engage.Domain.Engagements;

namespace Engage.Domain.Reports.Consultation;

/// <summary>Whom the office met while a consultation ran: part of the equality section.</summary>
internal static class EngagementTables
{
    /// <summary>A sentence and a table; nothing when no engagement was recorded.</summary>
    public static IEnumerable<Block> Write(ConsultationReportInput input)
    {
        if (input.Engagements is not { Total: > 0 } facts) { yield break; }
        var reached = facts.Groups.Where(g => g.Engagements > 0).ToList();
        var missed = facts.Groups.Where(g => g.Engagements == 0).Select(g => GroupTables.InSentence(g.Group)).ToList();
        yield return new HeadingBlock(2, "Whom the office met while it ran", "equality-engagement");
        yield return ParagraphBlock.Of(
            $"While the consultation was open the office recorded {Wording.Count(facts.Total, "engagement", "engagements")} with people. {(missed.Count == 0 ? "Each group of its list was among them." : $"None was recorded with {Wording.List(missed)}.")}");
        yield return new TableBlock(
            "Engagements by group",
            [new("Group", 2.6, IsRowHeader: true), new("Engagements", 1, IsNumeric: true), new("People reached there", 1.2, IsNumeric: true), new("People spoken with there", 1.2, IsNumeric: true)],
            [.. reached.Select(g => (IReadOnlyList<string>)[g.Group, Wording.Count(g.Engagements), EngagementWords.Number(g.Reached), EngagementWords.Number(g.SpokeWith)])],
            ["An engagement with several groups counts in each of them, with everybody who was there: rows do not add up, and numbers of people are estimates of those who recorded them. Only published engagements are counted; they are not answers to the survey."]);
    }
}
