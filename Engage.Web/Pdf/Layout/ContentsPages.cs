using Engage.Web.Pdf.Writing;

namespace Engage.Web.Pdf.Layout;

/// <summary>The table of contents. It is planned before its page numbers are known, because its own length moves them.</summary>
internal sealed class ContentsPages
{
    private const double NumberRoom = 44;
    private const double Indent = 15;
    private const int DeepestLevel = 2;
    private const double FirstTop = PageStyle.Top + 48;

    private readonly PageStyle _style;
    private readonly TextSetter _text;
    private readonly Typesetter _typesetter;
    private readonly List<List<Entry>> _pages;

    public ContentsPages(IEnumerable<Bookmark> headings, PageStyle style, TextSetter text, Typesetter typesetter)
    {
        (_style, _text, _typesetter) = (style, text, typesetter);
        var listed = headings.Where(heading => heading.Level <= DeepestLevel).ToList();
        _pages = Plan(listed, lineHeight: 16, above: 9);
        // A few lines alone on a second page look forgotten: closer lines may bring them back.
        if (_pages.Count == 2 && Plan(listed, lineHeight: 13.5, above: 5) is [_] single) { _pages = single; }
    }

    /// <summary>How many pages it takes.</summary>
    public int Count => _pages.Count;

    /// <summary>Draws it.</summary>
    /// <param name="numberOf">The number printed on a page.</param>
    public void Set(PageFlow flow, Func<PageContent, int> numberOf)
    {
        var title = _style.Heading(1);
        using (flow.In("H2")) { _text.Block(flow, _text.Break("Contents", title, PageStyle.Column), title, PageStyle.Left); }
        using (flow.In("TOC"))
        {
            for (var page = 0; page < _pages.Count; page++)
            {
                if (page > 0) { flow.NewPage(); }
                foreach (var entry in _pages[page]) { SetEntry(flow, entry, PdfSyntax.Number(numberOf(entry.Heading.Page))); }
            }
        }
    }

    private List<List<Entry>> Plan(List<Bookmark> headings, double lineHeight, double above)
    {
        List<List<Entry>> pages = [[]];
        var y = FirstTop;
        foreach (var heading in headings)
        {
            var isMain = heading.Level == 1;
            var look = new TextStyle(isMain ? 11 : 10.5, lineHeight, IsBold: isMain);
            var lines = _text.Break(heading.Title, look, PageStyle.Column - NumberRoom - (Indent * (heading.Level - 1)));
            var space = isMain ? above : 0;
            var height = lines.Count * look.LineHeight;
            if (y + space + height > PageStyle.Bottom)
            {
                pages.Add([]);
                y = PageStyle.Top;
            }
            pages[^1].Add(new Entry(heading, lines, look, y + space));
            y += space + height;
        }
        return pages;
    }

    private void SetEntry(PageFlow flow, Entry entry, string number)
    {
        var (heading, lines, look, top) = entry;
        var x = PageStyle.Left + (Indent * (heading.Level - 1));
        var numberPieces = _typesetter.Set(number, look.IsBold);
        var numberLeft = PageStyle.Right - Typesetter.Width(numberPieces, look.Size);
        flow.Y = top;
        using (flow.In("TOCI"))
        using (flow.In("Reference"))
        using (flow.In("Link"))
        {
            // The space parts the title from the number when the text is copied or read aloud.
            _text.Block(flow, [.. lines.SkipLast(1), [.. lines[^1], .. _typesetter.Set(" ")]], look, x);
            var baseline = flow.Y - look.LineHeight + look.Drop;
            foreach (var piece in numberPieces) { flow.Page.Text(flow.Element, numberLeft, baseline, piece.Text, piece.Face, look.Size, look.Colour); }
            flow.Page.Link(flow.Element, (x, top, PageStyle.Right - x, flow.Y - top), "#" + heading.Name, $"{heading.Title}, page {number}");
            var titleEnd = x + TextBreaker.WidthOf(lines[^1], look.Size);
            if (numberLeft - titleEnd > 24) { flow.Page.Dots(titleEnd + 8, numberLeft - 6, baseline - 0.5, PageStyle.Quiet); }
        }
    }

    private sealed record Entry(Bookmark Heading, IReadOnlyList<IReadOnlyList<Piece>> Lines, TextStyle Look, double Top);
}
