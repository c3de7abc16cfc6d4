using System.Globalization;
using System.Text;
using Engage.Domain.Reports;

namespace Engage.Web.Mail.Templates;

/// <summary>Blocks as plain text: links written out, lists with marks.</summary>
internal static class MessagePlainText
{
    /// <summary>The text.</summary>
    public static string Of(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks) { Write(text, block, ""); }
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Write(StringBuilder text, Block block, string mark)
    {
        switch (block)
        {
            case HeadingBlock heading:
                text.Append(mark).Append(heading.Text).Append("\n\n");
                break;
            case ParagraphBlock paragraph:
                text.Append(mark).Append(Words(paragraph.Inlines)).Append("\n\n");
                break;
            case ListBlock list:
                foreach (var (i, item) in list.Items.Index())
                {
                    var number = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ") : "* ";
                    foreach (var (j, part) in item.Index()) { Write(text, part, mark + (j == 0 ? number : "  ")); }
                }
                break;
            case QuoteBlock quote:
                foreach (var part in quote.Body) { Write(text, part, mark + "> "); }
                break;
            default:
                throw new InvalidOperationException($"Markdown gives no {block.GetType().Name}.");
        }
    }

    private static string Words(IReadOnlyList<Inline> runs)
    {
        var words = new StringBuilder();
        for (var i = 0; i < runs.Count; i++)
        {
            words.Append(runs[i].Text);
            var isLastOfLink = runs[i].Href is { } href && (i + 1 == runs.Count || runs[i + 1].Href != href);
            if (isLastOfLink && runs[i].Text != runs[i].Href) { words.Append(": ").Append(runs[i].Href); }
        }
        return words.ToString();
    }
}
