using System.Text.Encodings.Web;
using Engage.Domain.Reports;
using Microsoft.AspNetCore.Html;

namespace Engage.Web.Text;

/// <summary>Runs of text as HTML; every text and address goes through the encoder.</summary>
public sealed class InlineHtml(IReadOnlyList<Inline> inlines) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var run in inlines)
        {
            if (run.Href is { } href && IsLink(href))
            {
                writer.Write("<a class=\"govuk-link\" href=\"");
                encoder.Encode(writer, href);
                writer.Write("\">");
                WriteText(writer, encoder, run);
                writer.Write("</a>");
            }
            else
            {
                WriteText(writer, encoder, run);
            }
        }
    }

    // Asked again here: content comes back from the database, and the last gate should not trust the first.
    private static bool IsLink(string href) => href.StartsWith('#') || SafeLink.IsSafe(href);

    private static void WriteText(TextWriter writer, HtmlEncoder encoder, Inline run)
    {
        writer.Write(run.IsBold ? "<strong>" : "");
        writer.Write(run.IsItalic ? "<em>" : "");
        encoder.Encode(writer, run.Text);
        writer.Write(run.IsItalic ? "</em>" : "");
        writer.Write(run.IsBold ? "</strong>" : "");
    }
}
