namespace Engage.Web.Pdf.Writing;

/// <summary>What may stand below an element of the structure: another element, content on a page, or a link.</summary>
internal interface IStructureKid;

/// <summary>One run of content on a page that belongs to an element.</summary>
/// <param name="Page">The page.</param>
/// <param name="Id">Its number on that page.</param>
internal sealed record MarkedContent(PageContent Page, int Id) : IStructureKid;

/// <summary>A place on a page that leads elsewhere when it is pressed.</summary>
/// <param name="Page">The page it is on.</param>
/// <param name="Box">Left, top, width and height in points from the upper left corner.</param>
/// <param name="Href">An address, or "#" and the name of a place in the document.</param>
/// <param name="Description">What a screen reader says.</param>
internal sealed record LinkArea(PageContent Page, (double X, double Y, double Width, double Height) Box, string Href, string Description) : IStructureKid
{
    /// <summary>The number of its object, once the document is written.</summary>
    public int Number { get; set; }

    /// <summary>Its key in the tree that leads from content to structure.</summary>
    public int Key { get; set; }
}

/// <summary>An element of the document's logical structure: what a screen reader sees.</summary>
internal sealed class StructureElement(string tag, StructureElement? parent = null) : IStructureKid
{
    private readonly List<IStructureKid> _kids = [];

    /// <summary>A standard structure type, such as P or TH.</summary>
    public string Tag { get; } = tag;

    public StructureElement? Parent { get; } = parent;

    public IReadOnlyList<IStructureKid> Kids => _kids;

    public IEnumerable<StructureElement> Elements => _kids.OfType<StructureElement>();

    /// <summary>The text alternative of a figure.</summary>
    public string? Alternative { get; init; }

    /// <summary>Row or Column, for a heading in a table.</summary>
    public string? Scope { get; init; }

    /// <summary>Decimal or Disc, for a list.</summary>
    public string? ListNumbering { get; init; }

    /// <summary>The page and place of a figure: left, bottom, right and top from the lower left corner.</summary>
    public (PageContent Page, double Left, double Bottom, double Right, double Top)? Place { get; init; }

    /// <summary>The number of its object, once the document is written.</summary>
    public int Number { get; set; }

    public StructureElement Add(string tag) => Add(new StructureElement(tag, this));

    public StructureElement Add(StructureElement element)
    {
        _kids.Add(element);
        return element;
    }

    public void Add(MarkedContent content) => _kids.Add(content);

    public void Add(LinkArea link) => _kids.Add(link);
}
