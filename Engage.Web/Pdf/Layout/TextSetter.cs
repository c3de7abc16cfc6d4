using Engage.Domain.Reports;
using Engage.Web.Pdf.Writing;

namespace Engage.Web.Pdf.Layout;

/// <summary>Sets lines of text into a flow.</summary>
internal sealed class TextSetter(Typesetter typesetter, string linkColour)
{
    public IReadOnlyList<IReadOnlyList<Piece>> Break(IReadOnlyList<Inline> inlines, TextStyle style, double width) =>
        TextBreaker.Break(typesetter.Set(inlines, style.IsBold), style.Size, width);

    public IReadOnlyList<IReadOnlyList<Piece>> Break(string text, TextStyle style, double width) =>
        TextBreaker.Break(typesetter.Set(text, style.IsBold), style.Size, width);

    /// <summary>Sets lines over as many pages as they take; never one line alone at the foot or the head of a page.</summary>
    public void Flow(PageFlow flow, IReadOnlyList<IReadOnlyList<Piece>> lines, TextStyle style, double x)
    {
        var links = new Dictionary<TextLink, StructureElement>(ReferenceEqualityComparer.Instance);
        var next = 0;
        while (next < lines.Count)
        {
            var left = lines.Count - next;
            var fits = Math.Max(0, (int)((flow.Remaining + 0.01) / style.LineHeight));
            var take = fits >= left ? left : left <= 3 ? 0 : Math.Min(fits, left - 2);
            if (take < Math.Min(2, left) && !flow.IsAtTop)
            {
                flow.NewPage();
                continue;
            }
            for (var i = 0; i < Math.Max(1, take); i++) { Line(flow, lines[next++], style, x, links); }
        }
    }

    /// <summary>Sets lines that stay together, where the flow stands.</summary>
    /// <param name="right">The right edge of text that is aligned right, or null.</param>
    public void Block(PageFlow flow, IEnumerable<IReadOnlyList<Piece>> lines, TextStyle style, double x, double? right = null)
    {
        var links = new Dictionary<TextLink, StructureElement>(ReferenceEqualityComparer.Instance);
        foreach (var line in lines)
        {
            Line(flow, line, style, right is { } edge ? edge - TextBreaker.WidthOf(line, style.Size) : x, links);
        }
    }

    /// <summary>One line of text as an artifact: a running head, a repeated heading.</summary>
    public static void Artifact(PageContent page, IEnumerable<Piece> line, TextStyle style, double x, double baseline)
    {
        foreach (var piece in line)
        {
            page.Text(owner: null, x, baseline, piece.Text, piece.Face, style.Size, style.Colour);
            x += piece.Face.Width(piece.Text, style.Size);
        }
    }

    private void Line(PageFlow flow, IReadOnlyList<Piece> line, TextStyle style, double x, Dictionary<TextLink, StructureElement> links)
    {
        var baseline = flow.Y + style.Drop;
        foreach (var piece in line)
        {
            var width = piece.Face.Width(piece.Text, style.Size);
            if (piece.Link is { } link)
            {
                if (!links.TryGetValue(link, out var element)) { links[link] = element = flow.Element.Add("Link"); }
                flow.Page.Text(element, x, baseline, piece.Text, piece.Face, style.Size, linkColour);
                var underlined = piece.Face.Width(piece.Text.AsSpan().TrimEnd(' '), style.Size);
                flow.Page.Line(element, x, baseline + 1.6, x + underlined, baseline + 1.6, linkColour, 0.5);
                flow.Page.Link(element, (x, flow.Y, underlined, style.LineHeight), link.Href, link.Text);
            }
            else
            {
                flow.Page.Text(flow.Element, x, baseline, piece.Text, piece.Face, style.Size, style.Colour);
            }
            x += width;
        }
        flow.Y += style.LineHeight;
    }
}
