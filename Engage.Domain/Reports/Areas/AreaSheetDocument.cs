namespace Engage.Domain.Reports.Areas;

/// <summary>Composes the printed sheet of an area: two pages for a notice board, a letter box or a meeting. What does not fit is on the area's page, and the sheet says so.</summary>
public static class AreaSheetDocument
{
    /// <summary>How much of each kind a sheet has room for.</summary>
    public const int MostPriorities = 3, MostContacts = 4, MostEvents = 3, MostResults = 1, MostChanges = 3;

    /// <summary>The sheet.</summary>
    public static ReportDocument Compose(AreaSheetInput input) => new(
        input.Area,
        input.Within.Count == 0 ? input.Kind : $"{input.Kind} in {Wording.List(input.Within)}",
        input.Publisher.Body,
        $"What the police do first in {input.Area}, what residents said, whom to talk to and what has changed.",
        "en-GB",
        input.Date,
        [.. Priorities(input), .. Changes(input), .. Contacts(input), .. Results(input), .. More(input)])
    {
        Layout = DocumentLayout.Sheet,
        Notice = input.IsDemonstration ? "Demonstration: names, events and figures are made up" : null,
    };

    private static IEnumerable<Block> Priorities(AreaSheetInput input)
    {
        yield return new HeadingBlock(1, "What the police do first here, and why", "priorities");
        if (input.Priorities.Count == 0)
        {
            yield return ParagraphBlock.Of(input.Within.Count == 0 ? "No local priority is published yet." : $"No priority is published for {input.Area} alone. Those of {input.Within[0]} hold here too.");
            yield break;
        }
        foreach (var priority in input.Priorities.Take(MostPriorities))
        {
            yield return new ParagraphBlock([new Inline(priority.Statement, IsBold: true), new Inline($" ({priority.Name}: {Lower(priority.Status)})")]);
            string[] sentences = [.. new[] { priority.Finding, priority.Latest }.Where(s => s.Length > 0)];
            if (sentences.Length > 0) { yield return ListBlock.Of(false, sentences); }
        }
        if (input.Priorities.Count > MostPriorities) { yield return ParagraphBlock.Of($"{Wording.Count(input.Priorities.Count - MostPriorities, "more is", "more are")} on the area’s page."); }
    }

    private static IEnumerable<Block> Contacts(AreaSheetInput input)
    {
        yield return new HeadingBlock(1, "Who to talk to", "contacts");
        if (input.Contacts.Count == 0) { yield return ParagraphBlock.Of($"Ring 101, or write to {input.Publisher.Contact}. In an emergency ring 999."); }
        else
        {
            yield return new TableBlock(
                "Officers and how to reach them",
                [new("Who", 2, IsRowHeader: true), new("Name", 2.4), new("How to reach them", 3.6)],
                [.. input.Contacts.Take(MostContacts).Select(c => (IReadOnlyList<string>)[c.Role, c.Name, c.Contact.Length == 0 ? "Ring 101" : c.Contact])],
                ["Ring 101 when it is not urgent, and 999 in an emergency."]);
        }
        if (input.Events.Count > 0)
        {
            yield return new TableBlock(
                "Where to meet them",
                [new("When", 2.6, IsRowHeader: true), new("What", 2.6), new("Where", 2.8)],
                [.. input.Events.Take(MostEvents).Select(e => (IReadOnlyList<string>)[e.When, e.What, e.Where])],
                []);
        }
    }

    private static IEnumerable<Block> Results(AreaSheetInput input)
    {
        yield return new HeadingBlock(1, "What residents said", "results");
        if (input.Results.Count == 0)
        {
            yield return ParagraphBlock.Of(input.Within.Count == 0 ? "No results are published yet." : $"Results are published for areas in which enough people answered; {input.Area} alone is too small. Those of {input.Within[0]} are on its own sheet.");
        }
        foreach (var (report, table) in input.Results.Take(MostResults)) { yield return table with { Notes = [$"From the report “{report}”.", .. table.Notes] }; }
        if (input.Engagement is { } engagement) { yield return ParagraphBlock.Of(engagement); }
        if (input.Assembly is { } assembly) { yield return ParagraphBlock.Of(assembly); }
    }

    private static IEnumerable<Block> Changes(AreaSheetInput input)
    {
        if (input.Changes.Count == 0) { yield break; }
        yield return new HeadingBlock(1, "What has changed", "changes");
        yield return ListBlock.Of(false, input.Changes.Take(MostChanges));
    }

    private static IEnumerable<Block> More(AreaSheetInput input)
    {
        var where = input.Address is null ? [new Inline("The area’s page on the web has all of it")] : new[] { new Inline("All of it, with the tables behind it: "), new Inline(input.Address, Href: input.Address) };
        yield return new ParagraphBlock([.. where, new Inline($". As of {Wording.Day(input.Date)}.")]);
    }

    private static string Lower(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
