using Engage.Domain.Reports;
using Engage.Web.Pdf.Layout;
using Engage.Web.Pdf.Writing;

namespace Engage.Web.Pdf;

/// <summary>Draws a report as a tagged PDF that keeps the rules of PDF/UA-1: cover, contents, body. Letters have a body only.</summary>
public sealed class TaggedPdfRenderer : IReportRenderer
{
    internal const string DefaultBrand = "#12436d";
    private const int FewestHeadingsForContents = 4;

    private static readonly TextStyle SheetTitle = new(18, 23, IsBold: true), SheetSubtitle = new(11, 15, Colour: PageStyle.Quiet);

    /// <inheritdoc/>
    public byte[] Render(ReportDocument report, DateTimeOffset madeAt)
    {
        if (report.Check() is { Count: > 0 } faults) { throw new InvalidOperationException(string.Join(' ', faults)); }

        var document = new PdfDocument(PageStyle.PaperWidth, PageStyle.PaperHeight);
        var isLetters = report.Layout == DocumentLayout.Letters;
        var style = new PageStyle(report.BrandColour ?? DefaultBrand, isLetters, report.Layout == DocumentLayout.Sheet);
        var typesetter = new Typesetter(document);
        var text = new TextSetter(typesetter, style.Brand);
        if (isLetters)
        {
            var letters = new PageFlow(document.Root.Add("Sect"));
            new BlockSetter(document, letters, typesetter, text, style).Set(report.Body, PageStyle.Left, PageStyle.Column);
            document.Pages.AddRange(letters.Pages);
            return document.Save(Properties(report, madeAt));
        }

        if (report.Layout == DocumentLayout.Sheet) { return RenderSheet(report, document, typesetter, text, style, madeAt); }

        var cover = new PageFlow(document.Root.Add("Sect"));
        new CoverPage(cover, text, style).Set(report);
        var contentsSection = new StructureElement("Sect", document.Root);
        var hasContents = report.Body.OfType<HeadingBlock>().Count() >= FewestHeadingsForContents;
        if (hasContents) { document.Root.Add(contentsSection); }

        // The body first: only then are the page numbers of the contents known.
        var body = new PageFlow(document.Root.Add("Sect"));
        new BlockSetter(document, body, typesetter, text, style).Set(report.Body, PageStyle.Left, PageStyle.Column);
        document.Pages.AddRange(cover.Pages);
        if (hasContents) { AddContents(document, new ContentsPages(document.Bookmarks, style, text, typesetter), contentsSection, body); }
        document.Pages.AddRange(body.Pages);

        var heads = new RunningHeads(report, text, typesetter);
        for (var i = 1; i < document.Pages.Count; i++) { heads.Draw(document.Pages[i], i + 1, document.Pages.Count); }
        return document.Save(Properties(report, madeAt));
    }

    /// <summary>Without a cover: the title stands over the first block, and running heads on every page.</summary>
    private static byte[] RenderSheet(ReportDocument report, PdfDocument document, Typesetter typesetter, TextSetter text, PageStyle style, DateTimeOffset madeAt)
    {
        var body = new PageFlow(document.Root.Add("Sect"));
        using (body.In("H1")) { text.Flow(body, text.Break(report.Title, SheetTitle, PageStyle.Column), SheetTitle with { Colour = style.Brand }, PageStyle.Left); }
        if (report.Subtitle.Length > 0)
        {
            using (body.In("P")) { text.Flow(body, text.Break(report.Subtitle, SheetSubtitle, PageStyle.Column), SheetSubtitle, PageStyle.Left); }
        }
        body.Y += 8;
        new BlockSetter(document, body, typesetter, text, style).Set(report.Body, PageStyle.Left, PageStyle.Column);
        document.Pages.AddRange(body.Pages);
        var heads = new RunningHeads(report, text, typesetter);
        for (var i = 0; i < document.Pages.Count; i++) { heads.Draw(document.Pages[i], i + 1, document.Pages.Count); }
        return document.Save(Properties(report, madeAt));
    }

    private static void AddContents(PdfDocument document, ContentsPages contents, StructureElement section, PageFlow body)
    {
        var before = document.Pages.Count + contents.Count;
        var numbers = body.Pages.Select((page, index) => (page, index)).ToDictionary(place => place.page, place => before + place.index + 1);
        var flow = new PageFlow(section);
        contents.Set(flow, page => numbers[page]);
        document.Pages.AddRange(flow.Pages);
    }

    private static DocumentProperties Properties(ReportDocument report, DateTimeOffset madeAt) =>
        new(PlainText.Clean(report.Title), PlainText.Clean(report.Author), PlainText.Clean(report.Subject), report.Language, madeAt);
}
