using Engage.Domain.Reports;
using Engage.Web.Pdf.Layout;
using Engage.Web.Pdf.Writing;

namespace Engage.Web.Pdf;

/// <summary>Draws cards as a tagged PDF, with thin lines to cut along.</summary>
public static class CardRenderer
{
    private const double Margin = 28;
    private const double Padding = 16;
    private const double LargestMain = 0.32;
    private const double SmallestMain = 14;
    private const int MostLines = 2;

    /// <summary>The cards as a PDF; the same cards and moment give the same bytes.</summary>
    public static byte[] Render(CardSheet sheet, DateTimeOffset madeAt)
    {
        var document = new PdfDocument(PageStyle.PaperWidth, PageStyle.PaperHeight);
        var style = new PageStyle(sheet.BrandColour ?? TaggedPdfRenderer.DefaultBrand);
        var text = new TextSetter(new Typesetter(document), style.Brand);
        foreach (var page in sheet.Cards.Chunk(sheet.Columns * sheet.Rows))
        {
            var flow = new PageFlow(document.Root.Add("Sect"));
            for (var i = 0; i < page.Length; i++) { Draw(page[i], Box(sheet, i), flow, text, style); }
            document.Pages.AddRange(flow.Pages);
        }
        return document.Save(new DocumentProperties(PlainText.Clean(sheet.Title), PlainText.Clean(sheet.Author), PlainText.Clean(sheet.Title), "en-GB", madeAt));
    }

    private static (double X, double Y, double Width, double Height) Box(CardSheet sheet, int index)
    {
        var (width, height) = ((PageStyle.PaperWidth - (2 * Margin)) / sheet.Columns, (PageStyle.PaperHeight - (2 * Margin)) / sheet.Rows);
        return (Margin + (index % sheet.Columns * width), Margin + (index / sheet.Columns * height), width, height);
    }

    private static void Draw(Card card, (double X, double Y, double Width, double Height) box, PageFlow flow, TextSetter text, PageStyle style)
    {
        flow.Page.Rectangle(owner: null, box.X, box.Y, box.Width, box.Height, "#ffffff", PageStyle.Rule, 0.5);
        var (small, width) = (new TextStyle(box.Height > 250 ? 16 : 10, box.Height > 250 ? 22 : 14, Colour: PageStyle.Quiet), box.Width - (2 * Padding));
        var (main, look) = Fit(card.Main, text, width, box.Height, style);
        using (flow.In("Div"))
        {
            Set(card.Above, box.Y + Padding);
            flow.Y = box.Y + ((box.Height - (main.Count * look.LineHeight)) / 2);
            using (flow.In("P")) { Centre(flow, text, main, look, box); }
            Set(card.Below, box.Y + box.Height - Padding - (Lines(card.Below).Count * small.LineHeight));
        }

        IReadOnlyList<IReadOnlyList<Piece>> Lines(string words) => [.. text.Break(words, small, width).Take(MostLines)];

        void Set(string words, double top)
        {
            if (words.Length == 0) { return; }
            flow.Y = top;
            using (flow.In("P")) { Centre(flow, text, Lines(words), small, box); }
        }
    }

    /// <summary>As large as goes on two lines.</summary>
    private static (IReadOnlyList<IReadOnlyList<Piece>> Lines, TextStyle Look) Fit(string words, TextSetter text, double width, double height, PageStyle style)
    {
        for (var size = height * LargestMain; ; size *= 0.9)
        {
            var look = new TextStyle(size, size * 1.15, IsBold: true, style.Brand);
            var lines = text.Break(words, look, width);
            if (lines.Count <= MostLines && lines.All(line => TextBreaker.WidthOf(line, size) <= width) && lines.Count * look.LineHeight <= height * 0.55 && !IsBroken(words, lines)) { return (lines, look); }
            if (size <= SmallestMain) { return ([.. lines.Take(MostLines)], look); }
        }
    }

    // A long name is set smaller rather than broken within a word.
    private static bool IsBroken(string words, IReadOnlyList<IReadOnlyList<Piece>> lines) =>
        lines.Count > words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static void Centre(PageFlow flow, TextSetter text, IReadOnlyList<IReadOnlyList<Piece>> lines, TextStyle look, (double X, double Y, double Width, double Height) box)
    {
        foreach (var line in lines) { text.Block(flow, [line], look, box.X + ((box.Width - TextBreaker.WidthOf(line, look.Size)) / 2)); }
    }
}
