using System.Globalization;
using System.Text.Encodings.Web;
using Engage.Domain.Reports;
using Microsoft.AspNetCore.Html;

namespace Engage.Web.Text;

/// <summary>The blocks that Markdown can give, as HTML with the classes of the design system.</summary>
internal sealed class BlockHtml(IReadOnlyList<Block> blocks) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var block in blocks) { Write(block, writer, encoder); }
    }

    private static void Write(Block block, TextWriter writer, HtmlEncoder encoder)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var level = Math.Clamp(heading.Level, 2, 6).ToString(CultureInfo.InvariantCulture);
                writer.Write($"<h{level} class=\"{(heading.Level <= 2 ? "govuk-heading-m" : "govuk-heading-s")}\">");
                encoder.Encode(writer, heading.Text);
                writer.Write($"</h{level}>");
                break;
            case ParagraphBlock paragraph:
                writer.Write("<p class=\"govuk-body\">");
                new InlineHtml(paragraph.Inlines).WriteTo(writer, encoder);
                writer.Write("</p>");
                break;
            case ListBlock list:
                WriteList(list, writer, encoder);
                break;
            case QuoteBlock quote:
                writer.Write("<blockquote class=\"govuk-inset-text\">");
                new BlockHtml(quote.Body).WriteTo(writer, encoder);
                writer.Write("</blockquote>");
                break;
            default:
                throw new InvalidOperationException($"Markdown gives no {block.GetType().Name}.");
        }
    }

    private static void WriteList(ListBlock list, TextWriter writer, HtmlEncoder encoder)
    {
        var (tag, kind) = list.IsOrdered ? ("ol", "number") : ("ul", "bullet");
        writer.Write($"<{tag} class=\"govuk-list govuk-list--{kind}\">");
        foreach (var item in list.Items)
        {
            writer.Write("<li>");
            // An item of one paragraph needs no paragraph inside it: closer lines, as the design system has them.
            IHtmlContent content = item is [ParagraphBlock only] ? new InlineHtml(only.Inlines) : new BlockHtml(item);
            content.WriteTo(writer, encoder);
            writer.Write("</li>");
        }
        writer.Write($"</{tag}>");
    }
}
