using static Engage.Web.Pdf.Writing.PdfSyntax;

namespace Engage.Web.Pdf.Writing;

/// <summary>A tagged PDF (1.7, PDF/UA-1) being made: its pages, its structure and its bookmarks.</summary>
internal sealed class PdfDocument(double width, double height)
{
    private readonly List<FontFace> _faces = [];

    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>The pages in order; pages stay open for drawing until the document is saved.</summary>
    public List<PageContent> Pages { get; } = [];

    public List<Bookmark> Bookmarks { get; } = [];

    public StructureElement Root { get; } = new("Document");

    public FontFace AddFace(TrueType.TrueTypeFont font)
    {
        var face = new FontFace(font, "F" + Number(_faces.Count));
        _faces.Add(face);
        return face;
    }

    /// <summary>The file.</summary>
    /// <exception cref="InvalidOperationException">The structure breaks a rule of PDF/UA, or a link leads nowhere.</exception>
    public byte[] Save(DocumentProperties properties)
    {
        if (StructureCheck.Run(Root) is { Count: > 0 } faults) { throw new InvalidOperationException(string.Join(' ', faults)); }
        var file = new PdfFile();
        var tree = NumberPages(file);
        var fonts = string.Concat(_faces.Where(face => face.Used.Count > 0).Select(face => $"/{face.ResourceName} {Reference(FontWriter.Write(file, face))}"));
        var resources = file.Add($"<</Font<<{fonts}>>>>");
        for (var i = 0; i < Pages.Count; i++) { WritePage(file, i, tree, resources); }
        file.Set(tree, $"<</Type/Pages/Count {Number(Pages.Count)}/Kids{References(Pages.Select(page => page.Number))}>>");
        var structure = new StructureWriter(file, Pages, Root).Write();
        var outline = Bookmarks.Count == 0 ? "" : "/PageMode/UseOutlines/Outlines " + Reference(new OutlineWriter(file, Bookmarks).Write());
        var metadata = file.AddStream("/Type/Metadata/Subtype/XML", properties.Metadata(), isCompressed: false);
        var information = file.Add(properties.Information());
        var catalogue = file.Add(
            $"<</Type/Catalog/Pages {Reference(tree)}/Lang{Ascii(properties.Language)}/MarkInfo<</Marked true>>/StructTreeRoot {Reference(structure)}"
            + $"/Metadata {Reference(metadata)}/ViewerPreferences<</DisplayDocTitle true>>{outline}>>");
        return file.Save(catalogue, information);
    }

    private int NumberPages(PdfFile file)
    {
        var key = Pages.Count;
        foreach (var page in Pages)
        {
            page.Number = file.Reserve();
            foreach (var link in page.Links) { (link.Number, link.Key) = (file.Reserve(), key++); }
        }
        return file.Reserve();
    }

    private void WritePage(PdfFile file, int index, int tree, int resources)
    {
        var page = Pages[index];
        var content = file.AddStream("", page.ToBytes());
        foreach (var link in page.Links) { file.Set(link.Number, Annotation(link)); }
        var annotations = page.Links.Count == 0 ? "" : "/Annots" + References(page.Links.Select(link => link.Number));
        file.Set(page.Number, $"<</Type/Page/Parent {Reference(tree)}/MediaBox[0 0 {Number(Width)} {Number(Height)}]/Resources {Reference(resources)}"
            + $"/Contents {Reference(content)}/StructParents {Number(index)}/Tabs/S{annotations}>>");
    }

    private string Annotation(LinkArea link)
    {
        var (x, y, boxWidth, boxHeight) = link.Box;
        var target = link.Href.StartsWith('#') ? "/Dest" + Destination(link.Href[1..]) : $"/A<</S/URI/URI{Ascii(link.Href)}>>";
        return $"<</Type/Annot/Subtype/Link/Rect[{Number(x)} {Number(Height - y - boxHeight)} {Number(x + boxWidth)} {Number(Height - y)}]/Border[0 0 0]/F 4"
            + $"/StructParent {Number(link.Key)}/Contents{UnicodeText(link.Description)}{target}>>";
    }

    private string Destination(string name) =>
        Bookmarks.Find(mark => string.Equals(mark.Name, name, StringComparison.Ordinal))?.Destination
        ?? throw new InvalidOperationException($"A link leads to \"{name}\", which is nowhere in the document.");
}
