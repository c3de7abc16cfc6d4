using System.Text;
using static Engage.Web.Pdf.Writing.PdfSyntax;

namespace Engage.Web.Pdf.Writing;

/// <summary>Writes the tree of elements, and the tree that leads from marks and links back to them.</summary>
internal sealed class StructureWriter(PdfFile file, IReadOnlyList<PageContent> pages, StructureElement root)
{
    private readonly SortedDictionary<int, StructureElement> _linkOwners = [];

    /// <summary>Gives the number of the root of the structure. Pages and links must have theirs.</summary>
    public int Write()
    {
        var tree = file.Reserve();
        NumberAll(root);
        WriteElement(root, tree);
        var parents = new StringBuilder("<</Nums[");
        for (var page = 0; page < pages.Count; page++)
        {
            parents.Append(page).Append(References(pages[page].Owners.Select(owner => owner.Number)));
        }
        foreach (var (key, owner) in _linkOwners) { parents.Append(key).Append(' ').Append(Reference(owner.Number)).Append(' '); }
        var parentTree = file.Add(parents.Append("]>>").ToString());
        var nextKey = pages.Count + pages.Sum(page => page.Links.Count);
        file.Set(tree, $"<</Type/StructTreeRoot/K {Reference(root.Number)}/ParentTree {Reference(parentTree)}/ParentTreeNextKey {Number(nextKey)}>>");
        return tree;
    }

    private void NumberAll(StructureElement element)
    {
        element.Number = file.Reserve();
        foreach (var kid in element.Elements) { NumberAll(kid); }
    }

    private void WriteElement(StructureElement element, int parent)
    {
        var page = element.Place?.Page ?? element.Kids.OfType<MarkedContent>().FirstOrDefault()?.Page;
        var body = new StringBuilder($"<</S/{element.Tag}/P {Reference(parent)}");
        if (page is not null) { body.Append("/Pg ").Append(Reference(page.Number)); }
        if (element.Alternative is { } alternative) { body.Append("/Alt").Append(UnicodeText(alternative)); }
        body.Append(Attributes(element)).Append("/K[");
        foreach (var kid in element.Kids) { body.Append(Kid(element, kid, page)).Append(' '); }
        file.Set(element.Number, body.Append("]>>").ToString());
        foreach (var kid in element.Elements) { WriteElement(kid, element.Number); }
    }

    private string Kid(StructureElement element, IStructureKid kid, PageContent? page)
    {
        switch (kid)
        {
            case StructureElement inner: return Reference(inner.Number);
            case MarkedContent content when content.Page == page: return Number(content.Id);
            case MarkedContent content: return $"<</Type/MCR/Pg {Reference(content.Page.Number)}/MCID {Number(content.Id)}>>";
            case LinkArea link:
                _linkOwners[link.Key] = element;
                return $"<</Type/OBJR/Obj {Reference(link.Number)}/Pg {Reference(link.Page.Number)}>>";
            default: throw new InvalidOperationException($"A {kid.GetType().Name} has no place in the structure.");
        }
    }

    private static string Attributes(StructureElement element) => element switch
    {
        { Scope: { } scope } => $"/A<</O/Table/Scope/{scope}>>",
        { ListNumbering: { } numbering } => $"/A<</O/List/ListNumbering/{numbering}>>",
        { Place: var (_, left, bottom, right, top) } => $"/A<</O/Layout/Placement/Block/BBox[{Number(left)} {Number(bottom)} {Number(right)} {Number(top)}]>>",
        _ => "",
    };
}
