using Engage.Domain.Priorities;

namespace Engage.Domain.Reports.Progress;

/// <summary>Composes the progress report to the Police and Crime Panel: pillar, commitment, status, evidence and engagement for a period.</summary>
public static class ProgressReportDocument
{
    /// <summary>All sections, in order.</summary>
    public static IReadOnlyList<ReportPart<ProgressReportInput>> Sections { get; } =
    [
        new ProgressSummary(),
        new PillarsSection(),
        new UnplannedSection(),
        new PeriodSection("outcomes", "Consultations: what came of them", "What the Panel should know of the consultations beside their outcomes.", i => i.Outcomes),
        new PeriodSection("recommendations", "Recommendations of citizens’ assemblies", "What the Panel should know of the assemblies.", i => i.Recommendations),
        new EngagementSection(),
        new WrittenPart<ProgressReportInput>("outlook", "What comes next", "What the office-holder means to do until the next report."),
        new ProgressChecking(),
    ];

    /// <summary>The whole report.</summary>
    public static ReportDocument Compose(ProgressReportInput input) => new(
        input.Report.Title,
        $"Progress report to the Police and Crime Panel, {Wording.Day(input.Report.From)} to {Wording.Day(input.Report.To)}",
        input.Publisher.Body,
        $"How far the plan and the local priorities have come between {Wording.Day(input.Report.From)} and {Wording.Day(input.Report.To)}, with the evidence behind each.",
        "en-GB",
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(input.Now, input.Zone).DateTime),
        ReportBody.Compose(Sections, input, input.Commentary, input.Markdown))
    {
        Notice = input.Report.IsDemonstration ? "Demonstration: what this report says is made up" : null,
        VersionLabel = $"Version {Wording.Count(input.Version)}",
    };
}

/// <summary>How many priorities stand where.</summary>
internal sealed class ProgressSummary() : ReportPart<ProgressReportInput>("summary", "Summary")
{
    private static readonly PriorityStatus[] _shown = [PriorityStatus.Agreed, PriorityStatus.UnderWay, PriorityStatus.Done, PriorityStatus.Ended];

    public override string Guidance => "The three things the Panel should take away.";

    public override IEnumerable<Block> Write(ProgressReportInput input)
    {
        if (input.Priorities.Count == 0)
        {
            yield return ParagraphBlock.Of("No local priority was public in the period.");
            yield break;
        }
        var (moved, overdue) = (input.Priorities.Count(p => p.Period.Count > 0), input.Priorities.Count(p => p.IsOverdue));
        yield return ParagraphBlock.Of(
            $"{Wording.Count(input.Priorities.Count, "local priority or principle was", "local priorities and principles were")} public at the end of the period. Something was reported on {Wording.Count(moved)} of them in it. "
            + (overdue == 0 ? "None was overdue for review when this report was made." : $"{Wording.Count(overdue, "was", "were")} overdue for review when this report was made."));
        var pillars = Pillars.Of(input);
        yield return new TableBlock(
            "Local priorities by part of the plan and status",
            [new("Part of the plan", 3, IsRowHeader: true), .. _shown.Select(s => new TableColumn(PriorityNames.Of(s), 1.1, IsNumeric: true)), new("All", 0.9, IsNumeric: true)],
            [
                .. pillars.Select(p => Row(p.Pillar.Title, p.Priorities)),
                .. Pillars.Without(input) is { Count: > 0 } rest ? new[] { Row("No part of a plan", rest) } : [],
                Row("All", input.Priorities),
            ],
            ["A priority serves one part of the plan. Status when this report was made."]);
    }

    private static IReadOnlyList<string> Row(string name, IReadOnlyList<PriorityFacts> priorities) =>
        [name, .. _shown.Select(s => Wording.Count(priorities.Count(p => p.Status == s))), Wording.Count(priorities.Count)];
}

/// <summary>Which priorities serve which pillar. Those of an earlier plan stand where the mapping leads them.</summary>
internal static class Pillars
{
    /// <summary>The pillars of the plans in order, with the priorities that serve each.</summary>
    public static IReadOnlyList<(PolicePlan Plan, Pillar Pillar, IReadOnlyList<PriorityFacts> Priorities)> Of(ProgressReportInput input) =>
        [.. input.Plans.SelectMany(plan => plan.Pillars.Select(pillar => (plan, pillar, (IReadOnlyList<PriorityFacts>)[.. input.Priorities.Where(p => Serves(p, plan, pillar))])))];

    /// <summary>The priorities that serve no pillar of these plans.</summary>
    public static IReadOnlyList<PriorityFacts> Without(ProgressReportInput input)
    {
        var served = Of(input).SelectMany(p => p.Priorities).Select(p => p.Number).ToHashSet();
        return [.. input.Priorities.Where(p => !served.Contains(p.Number))];
    }

    private static bool Serves(PriorityFacts priority, PolicePlan plan, Pillar pillar) =>
        priority.Reference is { } reference
        && ((reference.Plan == plan.Slug && reference.Pillar == pillar.Code)
            || plan.Mappings.Any(m => m.PillarCode == pillar.Code && m.EarlierPlan == reference.Plan && m.EarlierPillar == reference.Pillar));
}

/// <summary>Each pillar and commitment with its priorities.</summary>
internal sealed class PillarsSection() : ReportPart<ProgressReportInput>("pillars", "The plan, part by part")
{
    public override string Guidance => "What the figures do not show: why something is late, what was learnt.";

    public override IEnumerable<Block> Write(ProgressReportInput input)
    {
        foreach (var (plan, pillar, priorities) in Pillars.Of(input))
        {
            var id = $"pillar-{plan.Slug}-{pillar.Code.Replace('.', '-')}";
            yield return new HeadingBlock(2, input.Plans.Count == 1 ? pillar.Title : $"{pillar.Title} ({plan.Title})", id);
            if (priorities.Count == 0)
            {
                yield return ParagraphBlock.Of("No local priority serves this part of the plan.");
                continue;
            }
            foreach (var commitment in plan.CommitmentsOf(pillar.Code))
            {
                var own = priorities.Where(p => IsOwn(p, plan) && p.Reference!.Commitment == commitment.Code).ToList();
                if (own.Count == 0) { continue; }
                yield return new HeadingBlock(3, commitment.Text, $"{id}-{commitment.Code.Replace('.', '-')}");
                foreach (var block in own.SelectMany(p => PriorityBlocks.Of(p, 4))) { yield return block; }
            }
            var whole = priorities.Where(p => !IsOwn(p, plan) || p.Reference!.Commitment is null).ToList();
            if (whole.Count > 0 && whole.Count < priorities.Count) { yield return new HeadingBlock(3, "This part of the plan as a whole", id + "-whole"); }
            foreach (var block in whole.SelectMany(p => PriorityBlocks.Of(p, whole.Count < priorities.Count ? 4 : 3))) { yield return block; }
        }
    }

    // What points at an earlier plan serves the part that goes on from it, and none of this plan's commitments.
    private static bool IsOwn(PriorityFacts priority, PolicePlan plan) => priority.Reference?.Plan == plan.Slug;
}

/// <summary>Priorities that serve no part of a plan of the period.</summary>
internal sealed class UnplannedSection() : ReportPart<ProgressReportInput>("unplanned", "Local priorities beside the plan")
{
    public override string Guidance => "Why these matter although no part of the plan names them.";

    public override IEnumerable<Block> Write(ProgressReportInput input) => Pillars.Without(input).SelectMany(p => PriorityBlocks.Of(p, 2));
}

/// <summary>One priority: what it says, where it stands, what happened, and what stands behind it.</summary>
internal static class PriorityBlocks
{
    public static IEnumerable<Block> Of(PriorityFacts priority, int level)
    {
        yield return new HeadingBlock(level, $"{priority.Area}: {priority.Statement}", $"priority-{priority.Number}");
        yield return new ParagraphBlock([new Inline($"{priority.StatusWords}. ", IsBold: true), new Inline(priority.Address is null ? $"Priority {priority.Number}." : $"Priority {priority.Number}", Href: priority.Address)]);
        if (priority.Period.Count > 0) { yield return ListBlock.Of(false, priority.Period); }
        else { yield return ParagraphBlock.Of("Nothing was reported in the period."); }
        if (priority.Actions.Count > 0)
        {
            yield return new TableBlock($"Actions for priority {priority.Number}", [new("What is done", 4, IsRowHeader: true), new("Status", 1.2)], [.. priority.Actions.Select(a => (IReadOnlyList<string>)[a.Text, a.Status])], []);
        }
        foreach (var evidence in priority.Evidence)
        {
            List<Inline> line = [new("Evidence: ", IsBold: true)];
            if (evidence.Finding.Length > 0) { line.Add(new(evidence.Finding + " ")); }
            if (evidence.Caution.Length > 0) { line.Add(new(evidence.Caution + " ", IsItalic: true)); }
            if (evidence.Address is { } address) { line.Add(new("See what is behind it", Href: address)); }
            yield return new ParagraphBlock(line);
        }
    }
}

/// <summary>Things that came about in the period, each with where to read it.</summary>
internal sealed class PeriodSection(string code, string title, string guidance, Func<ProgressReportInput, IReadOnlyList<PeriodItem>> items) : ReportPart<ProgressReportInput>(code, title)
{
    public override string Guidance => guidance;

    public override IEnumerable<Block> Write(ProgressReportInput input)
    {
        if (items(input).Count == 0) { yield break; }
        yield return new ListBlock(false, [.. items(input).Select(i => (IReadOnlyList<Block>)[new ParagraphBlock([new Inline(i.Title, IsBold: true, Href: i.Address), new Inline($": {i.Words}")])])]);
    }
}

/// <summary>How often residents were met, and where not.</summary>
internal sealed class EngagementSection() : ReportPart<ProgressReportInput>("engagement", "Meeting residents")
{
    public override string Guidance => "What was heard, and what is done about communities that were not reached.";

    public override IEnumerable<Block> Write(ProgressReportInput input)
    {
        if (input.Engagements.Count > 0)
        {
            yield return new TableBlock(
                "Engagements of the period",
                [new("Kind", 3, IsRowHeader: true), new("How many", 1.2, IsNumeric: true), new("People there", 1.4, IsNumeric: true)],
                [
                    .. input.Engagements.Select(e => (IReadOnlyList<string>)[e.Kind, Wording.Count(e.Count), Wording.Count(e.Reached)]),
                    ["All", Wording.Count(input.Engagements.Sum(e => e.Count)), Wording.Count(input.Engagements.Sum(e => e.Reached))],
                ],
                ["People who came several times are counted each time."]);
        }
        if (input.Communities is { } communities)
        {
            yield return ParagraphBlock.Of(communities.NotReached == 0
                ? $"All {Wording.Count(communities.All)} policing communities were reached in the period."
                : $"{Wording.Count(communities.NotReached)} of {Wording.Count(communities.All)} policing communities were not reached in the period.");
        }
    }
}

/// <summary>What a sceptic needs to check the report.</summary>
internal sealed class ProgressChecking() : ReportPart<ProgressReportInput>("checking", "How to check this report")
{
    public override string Guidance => "Anything unusual in how this was put together.";

    public override IEnumerable<Block> Write(ProgressReportInput input)
    {
        yield return ListBlock.Of(false,
        [
            "Evidence is a copy frozen when it was chosen, with the way to where it was published. What became of the source since is said beside it.",
            "A priority is decided by one officer and approved by a second. Its history is added to, never changed.",
        ]);
        yield return MadeFrom.Table(input.DataHash, input.Now, input.Zone, input.Audit);
    }
}
