using Engage.Domain.Reports;
using Engage.Web.Pdf.Writing;

namespace Engage.Web.Pdf.Layout;

/// <summary>Sets the blocks of a report one after the other.</summary>
internal sealed class BlockSetter(PdfDocument document, PageFlow flow, Typesetter typesetter, TextSetter text, PageStyle style)
{
    private const double AfterParagraph = 7;
    private const double AfterItem = 3;
    private const double ItemIndent = 17;
    private const double QuoteIndent = 16;
    private const double BoxPadding = 13;
    private const double WholeBox = 260;

    // A level-1 section may begin on a page that is used less than this.
    private const double UsedPage = PageStyle.Top + ((PageStyle.Bottom - PageStyle.Top) * 0.6);
    private const double TwoLines = 36;

    private static readonly TextStyle BoxTitle = new(11.5, 16, IsBold: true);

    private readonly Dictionary<TableBlock, TableGrid> _grids = new(ReferenceEqualityComparer.Instance);
    private readonly FigureSetter _figures = new(flow, text, typesetter);
    private int _listDepth;

    public void Set(IReadOnlyList<Block> blocks, double x, double width)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var next = i + 1 < blocks.Count ? blocks[i + 1] : null;
            switch (blocks[i])
            {
                case HeadingBlock heading: Heading(heading, next, x, width); break;
                case ParagraphBlock paragraph: Paragraph(paragraph, next, x, width); break;
                case ListBlock list: List(list, x, width); break;
                case QuoteBlock quote: Quote(quote, x, width); break;
                case CalloutBlock callout: Callout(callout, x, width); break;
                case TableBlock table: new TableSetter(flow, text, style, Grid(table, width), x).Set(); break;
                case FigureBlock figure: _figures.Set(figure, x, width, Sentence(next, width)); break;
                case LetterHeadBlock head: new LetterHeadSetter(flow, text).Set(head); break;
                case PageBreakBlock when !flow.IsAtTop: flow.NewPage(); break;
                default: break;
            }
        }
    }

    private static double TextWidth(double width) => Math.Min(width, PageStyle.Measure);

    private void Heading(HeadingBlock heading, Block? next, double x, double width)
    {
        var level = style.DrawnLevel(heading.Level);
        var look = style.Heading(level);
        var (above, below) = PageStyle.HeadingSpace(level);
        var lines = text.Break(heading.Text, look, TextWidth(width));
        var height = lines.Count * look.LineHeight;
        if (level == 1 && flow.Y > UsedPage) { flow.NewPage(); }
        flow.Need(above + height + below + Lead(next, width));
        flow.Space(above);
        document.Bookmarks.Add(new Bookmark(heading.Id, PlainText.Clean(heading.Text), heading.Level, flow.Page, flow.Y));
        using (flow.In("H" + PdfSyntax.Number(heading.Level + style.AboveHeadings))) { text.Flow(flow, lines, look, x); }
        flow.Y += below;
    }

    private void Paragraph(ParagraphBlock paragraph, Block? next, double x, double width)
    {
        var lines = text.Break(paragraph.Inlines, style.Body, TextWidth(width));
        // "These are:" stays with what it announces.
        var announces = next is ListBlock or QuoteBlock or TableBlock && lines.Count <= 3 && Inline.TextOf(paragraph.Inlines).TrimEnd().EndsWith(':');
        if (announces) { flow.Need((lines.Count * style.Body.LineHeight) + AfterParagraph + Lead(next, width)); }
        using (flow.In("P")) { text.Flow(flow, lines, style.Body, x); }
        flow.Y += AfterParagraph;
    }

    private void List(ListBlock list, double x, double width)
    {
        _listDepth++;
        // A list inside an item follows it as closely as the next item would.
        if (_listDepth > 1) { flow.Y -= AfterParagraph - AfterItem; }
        var element = new StructureElement("L", flow.Element) { ListNumbering = list.IsOrdered ? "Decimal" : "Disc" };
        var indent = Math.Max(ItemIndent, 8 + Typesetter.Width(Label(list, list.Items.Count), style.Body.Size));
        using (flow.In(element, isNew: true))
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                flow.Need(TwoLines);
                using (flow.In("LI"))
                {
                    using (flow.In("Lbl"))
                    {
                        var (page, owner) = (flow.Page, flow.Element);
                        foreach (var piece in Label(list, i + 1)) { page.Text(owner, x + 2, flow.Y + style.Body.Drop, piece.Text, piece.Face, style.Body.Size, PageStyle.Ink); }
                    }
                    using (flow.In("LBody")) { Set(list.Items[i], x + indent, TextWidth(width) - indent); }
                }
                flow.Y -= AfterParagraph - AfterItem;
            }
        }
        flow.Y += AfterParagraph - AfterItem;
        _listDepth--;
    }

    private IReadOnlyList<Piece> Label(ListBlock list, int number) => typesetter.Set(list.IsOrdered ? PdfSyntax.Number(number) + ". " : _listDepth > 1 ? "– " : "• ");

    private void Quote(QuoteBlock quote, double x, double width)
    {
        flow.Need(TwoLines);
        flow.Space(3);
        var mark = flow.Mark();
        using (flow.In("BlockQuote")) { Set(quote.Body, x + QuoteIndent, TextWidth(width) - QuoteIndent); }
        flow.Y -= AfterParagraph;
        foreach (var (page, top, bottom, ground) in flow.SinceMark(mark)) { page.Ground(ground, x + 2, top + 2, 2.5, bottom - top - 2, PageStyle.Rule); }
        flow.Y += AfterParagraph + 3;
    }

    private void Callout(CalloutBlock callout, double x, double width)
    {
        flow.Need(Lead(callout, width));
        flow.Space(5);
        var mark = flow.Mark();
        flow.Y += BoxPadding - 2;
        using (flow.In("Div"))
        {
            if (callout.Title.Length > 0)
            {
                using (flow.In("P")) { text.Flow(flow, text.Break(callout.Title, BoxTitle, width - (2 * BoxPadding)), BoxTitle with { Colour = style.Brand }, x + BoxPadding + 3); }
                flow.Y += 3;
            }
            Set(callout.Body, x + BoxPadding + 3, width - (2 * BoxPadding) - 3);
        }
        flow.Y += BoxPadding - AfterParagraph;
        foreach (var (page, top, bottom, ground) in flow.SinceMark(mark))
        {
            page.Ground(ground, x, top, 4, bottom - top, style.Brand);
            page.Ground(ground, x, top, width, bottom - top, style.Tint);
        }
        flow.Y += 14;
    }

    /// <summary>The room for a finding of at most three lines below a figure; a longer text may go over.</summary>
    private double Sentence(Block? next, double width) =>
        next is ParagraphBlock && Height(next, width) is var height && height <= (3 * style.Body.LineHeight) + AfterParagraph ? height + AfterParagraph : 0;

    private TableGrid Grid(TableBlock table, double width)
    {
        if (!_grids.TryGetValue(table, out var grid)) { _grids[table] = grid = new TableGrid(table, typesetter, text, width); }
        return grid;
    }

    /// <summary>How much of a block must follow a heading on its page.</summary>
    private double Lead(Block? block, double width) => block switch
    {
        null or PageBreakBlock => 0,
        HeadingBlock => 80,
        TableBlock table => Grid(table, width).Lead,
        FigureBlock figure => _figures.Lead(figure, width),
        CalloutBlock callout => Height(callout, width) is var height && height <= WholeBox ? height : 110,
        _ => Math.Min(Height(block, width), 3 * style.Body.LineHeight),
    };

    /// <summary>The height of a block on a page of its own; rough for what is rare in a box.</summary>
    private double Height(Block block, double width) => block switch
    {
        ParagraphBlock paragraph => (text.Break(paragraph.Inlines, style.Body, TextWidth(width)).Count * style.Body.LineHeight) + AfterParagraph,
        ListBlock list => list.Items.Sum(item => Height(item, TextWidth(width) - ItemIndent) - AfterParagraph + AfterItem) + AfterParagraph,
        QuoteBlock quote => Height(quote.Body, TextWidth(width) - QuoteIndent) + 3,
        CalloutBlock callout => Height(callout.Body, width - (2 * BoxPadding) - 3) + (2 * BoxPadding) + 40,
        TableBlock table => Grid(table, width).TotalHeight,
        FigureBlock figure => figure.Drawing.Height,
        _ => 0,
    };

    private double Height(IReadOnlyList<Block> blocks, double width) => blocks.Sum(block => Height(block, width));
}
