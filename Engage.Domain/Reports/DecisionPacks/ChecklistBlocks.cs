using Engage.Domain.Surveys.Consultations;

namespace Engage.Domain.Reports.DecisionPacks;

/// <summary>The checklist as it is printed: a table for each principle, then the calendar with its days.</summary>
internal static class ChecklistBlocks
{
    public static IEnumerable<Block> Write(DecisionPackInput input)
    {
        var checklist = input.Checklist;
        yield return new HeadingBlock(1, "Checklist", "checklist");
        yield return ParagraphBlock.Of($"What the record showed on {Wording.Day(WallClock.Day(input.Now, input.Zone))} against the four principles of R v Brent London Borough Council, ex parte Gunning (1985), which the Supreme Court endorsed in R (Moseley) v Haringey London Borough Council [2014] UKSC 56, and against what the law asks for besides. It is a list of facts and no legal opinion.");
        if (input.Consultation is { ExceptionAt: { } at } consultation)
        {
            yield return new CalloutBlock("Opened by an exception", [ParagraphBlock.Of($"On {Wording.Day(WallClock.Day(at, input.Zone))} an administrator of the site allowed it to open with something missing: {consultation.ExceptionReason}")]);
        }
        foreach (var group in checklist.Groups.Where(g => g.Code != "calendar"))
        {
            yield return new HeadingBlock(2, group.Title, "checklist-" + group.Code);
            yield return ParagraphBlock.Of(group.Meaning);
            yield return new TableBlock(
                $"{group.Title}: what was found",
                [new("Item", 2.4, IsRowHeader: true), new("State", 0.8), new("Found", 3)],
                [.. group.Items.Select(i => (IReadOnlyList<string>)[i.Words, Words(i.State), i.Found])],
                []);
        }
        if (checklist.Calendar.Count == 0) { yield break; }
        yield return new HeadingBlock(2, "The precept calendar", "checklist-calendar");
        yield return ParagraphBlock.Of("The days are set by schedule 5 to the Police Reform and Social Responsibility Act 2011 and the regulations made under it (SI 2012/2271).");
        yield return new TableBlock(
            "Steps and their last days",
            [new("Step", 2.4, IsRowHeader: true), new("Last day", 1.3), new("Planned", 1.3), new("Done", 1.3), new("How it stands", 2)],
            [.. checklist.Calendar.Select(line => (IReadOnlyList<string>)[line.Words, Wording.Day(line.Deadline), Day(line.PlannedOn), Day(line.DoneOn), line.Remark.Length == 0 ? line.Found : $"{line.Found}. {line.Remark}"])],
            []);
    }

    private static string Day(DateOnly? day) => day is { } date ? Wording.Day(date) : "–";

    private static string Words(ChecklistState state) => state switch
    {
        ChecklistState.Met => "Met",
        ChecklistState.NotMet => "Not met",
        _ => "Not yet",
    };
}
