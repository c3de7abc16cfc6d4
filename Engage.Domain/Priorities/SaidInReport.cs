using System.Text;
using Engage.Domain.Reports;

namespace Engage.Domain.Priorities;

/// <summary>
/// "You said", taken from a published report on a consultation: the sentence and the findings its summary begins with. Only what
/// the report prints is repeated, so a figure hidden there stays hidden.
/// </summary>
public static class SaidInReport
{
    private const string Summary = "summary";
    private const string Special = "\\`*_[]<>";

    /// <summary>The text in Markdown; empty when the report has no summary.</summary>
    public static string Of(ReportDocument report)
    {
        var summary = report.Body.SkipWhile(b => b is not HeadingBlock { Level: 1, Id: Summary }).Skip(1).TakeWhile(b => b is not HeadingBlock { Level: 1 }).ToList();
        // What staff wrote themselves stands behind the box that closes the generated part.
        var generated = summary.TakeWhile(b => b is ParagraphBlock or ListBlock).ToList();
        List<string> parts = [.. generated.Select((block, i) => block is ListBlock list ? Items(list) : Sentence((ParagraphBlock)block, isFirst: i == 0))];
        if (summary.OfType<CalloutBlock>().Any()) { parts.Add("Anybody could answer, so these figures show what the people who answered think. They are not the view of all residents."); }
        return string.Join("\n\n", parts.Where(p => p.Length > 0));
    }

    private static string Items(ListBlock list) => string.Join('\n', list.Items.Select(item => "- " + string.Join(' ', item.OfType<ParagraphBlock>().Select(p => Markdown(p.Inlines)))));

    // Of the first paragraph the first sentence says how many answered; the second is about the report.
    private static string Sentence(ParagraphBlock paragraph, bool isFirst)
    {
        if (!isFirst) { return Markdown(paragraph.Inlines); }
        var text = Inline.TextOf(paragraph.Inlines);
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return Escaped(end < 0 ? text : text[..(end + 1)]);
    }

    private static string Markdown(IReadOnlyList<Inline> runs) => string.Concat(runs.Select(run => run.IsBold && run.Text.Trim().Length > 0
        ? $"**{Escaped(run.Text.Trim())}**{(run.Text.EndsWith(' ') ? " " : "")}"
        : Escaped(run.Text))).Trim();

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Special.Contains(c, StringComparison.Ordinal)) { escaped.Append('\\'); }
            escaped.Append(c is '\n' or '\r' ? ' ' : c);
        }
        return escaped.ToString();
    }
}
