namespace Engage.Domain.Reports.DecisionPacks;

/// <summary>Puts one report inside another document: its headings one level lower, its ids apart from the document's own.</summary>
public static class EmbeddedReport
{
    private const string Prefix = "report-";

    /// <summary>The blocks of a report, to stand below a heading of the first level.</summary>
    public static IEnumerable<Block> Of(ReportDocument report) => report.Body.Where(b => b is not PageBreakBlock).Select(Lower);

    /// <summary>What an id of the report becomes.</summary>
    public static string IdOf(string id) => Prefix + id;

    private static Block Lower(Block block) => block switch
    {
        // The deepest headings stay where they are: a report seldom has one, and none can be deeper.
        HeadingBlock heading => heading with { Level = Math.Min(heading.Level + 1, HeadingBlock.DeepestLevel), Id = IdOf(heading.Id) },
        ParagraphBlock paragraph => paragraph with { Inlines = [.. paragraph.Inlines.Select(Relink)] },
        ListBlock list => list with { Items = [.. list.Items.Select(item => (IReadOnlyList<Block>)[.. item.Select(Lower)])] },
        QuoteBlock quote => quote with { Body = [.. quote.Body.Select(Lower)] },
        CalloutBlock callout => callout with { Body = [.. callout.Body.Select(Lower)] },
        _ => block,
    };

    private static Inline Relink(Inline run) => run.Href is ['#', .. var id] ? run with { Href = "#" + IdOf(id) } : run;
}
