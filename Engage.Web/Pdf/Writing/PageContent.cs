using System.Text;
using static Engage.Web.Pdf.Writing.PdfSyntax;

namespace Engage.Web.Pdf.Writing;

/// <summary>
/// One page while it is drawn. Each call names the element the mark belongs to, or null for an artifact (a rule, a
/// ground, a running head): there is no third way, so nothing can be left untagged. Coordinates go down from the upper left.
/// </summary>
internal sealed class PageContent(double height)
{
    // A mark that belongs to no element, and is not the null of "nothing open".
    private static readonly object Artifact = new();

    private readonly StringBuilder _marks = new();
    private readonly List<string> _grounds = [];
    private readonly List<StructureElement> _owners = [];
    private readonly List<LinkArea> _links = [];
    private object? _open;

    public double Height { get; } = height;

    /// <summary>The owner of each run of marked content, in the order of their numbers.</summary>
    public IReadOnlyList<StructureElement> Owners => _owners;

    public IReadOnlyList<LinkArea> Links => _links;

    /// <summary>How many grounds there are: a place to put a later one under those that follow.</summary>
    public int GroundCount => _grounds.Count;

    /// <summary>The number of its object, once the document is written.</summary>
    public int Number { get; set; }

    public void Text(StructureElement? owner, double x, double baseline, string text, FontFace face, double size, string colour)
    {
        if (text.Length == 0) { return; }
        Open(owner);
        _marks.Append("BT ").Append(Colour(colour)).Append(" rg /").Append(face.ResourceName).Append(' ').AppendNumber(size).Append(" Tf ")
            .AppendPoint(x, Height - baseline).Append("Td <");
        face.Encode(text, _marks);
        _marks.Append("> Tj ET\n");
    }

    public void Rectangle(StructureElement? owner, double x, double y, double width, double boxHeight, string fill, string? stroke = null, double strokeWidth = 0.75)
    {
        Open(owner);
        _marks.Append(RectangleMarks(x, y, width, boxHeight, fill, stroke, strokeWidth));
    }

    /// <summary>A ground under everything that is drawn on the page, whenever that was.</summary>
    /// <param name="at">Its place among the grounds, from <see cref="GroundCount"/>; later ones lie on top.</param>
    public void Ground(int at, double x, double y, double width, double boxHeight, string fill) =>
        _grounds.Insert(at, RectangleMarks(x, y, width, boxHeight, fill, stroke: null, 0));

    public void Line(StructureElement? owner, double x1, double y1, double x2, double y2, string stroke, double strokeWidth)
    {
        Open(owner);
        _marks.Append(Colour(stroke)).Append(" RG ").AppendNumber(strokeWidth).Append(" w ")
            .AppendPoint(x1, Height - y1).Append("m ").AppendPoint(x2, Height - y2).Append("l S\n");
    }

    /// <summary>A row of dots as an artifact.</summary>
    public void Dots(double x1, double x2, double y, string colour)
    {
        Open(owner: null);
        _marks.Append("q 1 J [0 4] 0 d ");
        Line(owner: null, x1, y, x2, y, colour, 1);
        _marks.Append("Q\n");
    }

    public void Polygon(StructureElement? owner, IReadOnlyList<(double X, double Y)> points, string fill, string? stroke, double strokeWidth)
    {
        Open(owner);
        _marks.Append(Paint(fill, stroke, strokeWidth));
        for (var i = 0; i < points.Count; i++)
        {
            _marks.AppendPoint(points[i].X, Height - points[i].Y).Append(i == 0 ? "m " : "l ");
        }
        _marks.Append(stroke is null ? "h f\n" : "h B\n");
    }

    public void Link(StructureElement owner, (double X, double Y, double Width, double Height) box, string href, string description)
    {
        var area = new LinkArea(this, box, href, description);
        owner.Add(area);
        _links.Add(area);
    }

    /// <summary>The content stream of the finished page.</summary>
    public byte[] ToBytes()
    {
        Close();
        var grounds = _grounds.Count == 0 ? "" : "/Artifact BMC\n" + string.Concat(_grounds) + "EMC\n";
        return Encoding.ASCII.GetBytes(grounds + _marks);
    }

    /// <summary>Consecutive marks of one owner share one run.</summary>
    private void Open(StructureElement? owner)
    {
        var wanted = owner ?? Artifact;
        if (ReferenceEquals(_open, wanted)) { return; }
        Close();
        if (owner is null)
        {
            _marks.Append("/Artifact BMC\n");
        }
        else
        {
            owner.Add(new MarkedContent(this, _owners.Count));
            _marks.Append('/').Append(owner.Tag).Append(" <</MCID ").Append(_owners.Count).Append(">> BDC\n");
            _owners.Add(owner);
        }
        _open = wanted;
    }

    private void Close()
    {
        if (_open is not null) { _marks.Append("EMC\n"); }
        _open = null;
    }

    private string RectangleMarks(double x, double y, double width, double boxHeight, string fill, string? stroke, double strokeWidth) =>
        $"{Paint(fill, stroke, strokeWidth)}{Number(x)} {Number(Height - y - boxHeight)} {Number(width)} {Number(boxHeight)} re {(stroke is null ? "f" : "B")}\n";

    private static string Paint(string fill, string? stroke, double strokeWidth) =>
        Colour(fill) + " rg " + (stroke is null ? "" : Colour(stroke) + " RG " + Number(strokeWidth) + " w ");
}
