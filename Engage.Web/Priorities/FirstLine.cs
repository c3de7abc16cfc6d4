using Engage.Domain.Reports;
using Engage.Web.Text;

namespace Engage.Web.Priorities;

/// <summary>The first thing a text in Markdown says, in a line: for cards and messages.</summary>
public static class FirstLine
{
    /// <summary>The most characters of a line.</summary>
    public const int MaxLength = 200;

    /// <summary>The first paragraph or item as plain words, cut between words when it is long; empty when the text is.</summary>
    public static string Of(string markdown)
    {
        var text = Words(SafeMarkdown.ToBlocks(markdown, 2, "line"));
        if (text.Length <= MaxLength) { return text; }
        var end = text.LastIndexOf(' ', MaxLength - 1);
        return text[..(end > 0 ? end : MaxLength - 1)].TrimEnd(',', ';', ':', ' ') + "…";
    }

    private static string Words(IEnumerable<Block> blocks) => blocks.Select(block => block switch
    {
        ParagraphBlock paragraph => Inline.TextOf(paragraph.Inlines).ReplaceLineEndings(" ").Trim(),
        ListBlock list => Words(list.Items.SelectMany(item => item)),
        QuoteBlock quote => Words(quote.Body),
        _ => "",
    }).FirstOrDefault(words => words.Length > 0) ?? "";
}
