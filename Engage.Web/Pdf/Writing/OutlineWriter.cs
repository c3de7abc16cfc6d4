using static Engage.Web.Pdf.Writing.PdfSyntax;

namespace Engage.Web.Pdf.Writing;

/// <summary>A place in the document with a name, for the reader's list of bookmarks and for links.</summary>
/// <param name="Name">What links to it say after "#".</param>
/// <param name="Title">What the reader sees.</param>
/// <param name="Level">From 1, deeper is larger.</param>
/// <param name="Page">The page.</param>
/// <param name="Y">Points from the top.</param>
internal sealed record Bookmark(string Name, string Title, int Level, PageContent Page, double Y)
{
    private const double Air = 8;

    public string Destination => $"[{Reference(Page.Number)}/XYZ 0 {Number(Math.Min(Page.Height, Page.Height - Y + Air))} null]";
}

/// <summary>Writes the bookmarks as the tree that their levels make.</summary>
internal sealed class OutlineWriter(PdfFile file, IReadOnlyList<Bookmark> bookmarks)
{
    private const int Root = -1;

    private readonly ILookup<int, int> _kids = Enumerable.Range(0, bookmarks.Count).ToLookup(index => ParentOf(bookmarks, index));
    private readonly int[] _numbers = [.. bookmarks.Select(_ => file.Reserve())];

    /// <summary>Gives the number of the outline's root.</summary>
    public int Write()
    {
        var root = file.Reserve();
        file.Set(root, $"<</Type/Outlines{Kids(Root)}>>");
        foreach (var siblings in _kids)
        {
            var parent = siblings.Key == Root ? root : _numbers[siblings.Key];
            int? previous = null;
            foreach (var (index, next) in siblings.Zip(siblings.Skip(1).Select(sibling => (int?)sibling).Append(null)))
            {
                var neighbours = (previous is { } before ? "/Prev " + Reference(_numbers[before]) : "") + (next is { } after ? "/Next " + Reference(_numbers[after]) : "");
                file.Set(_numbers[index], $"<</Title{UnicodeText(bookmarks[index].Title)}/Parent {Reference(parent)}/Dest{bookmarks[index].Destination}{neighbours}{Kids(index)}>>");
                previous = index;
            }
        }
        return root;
    }

    private static int ParentOf(IReadOnlyList<Bookmark> bookmarks, int index)
    {
        var parent = index - 1;
        while (parent >= 0 && bookmarks[parent].Level >= bookmarks[index].Level) { parent--; }
        return parent;
    }

    private string Kids(int index)
    {
        var kids = _kids[index].ToList();
        if (kids.Count == 0) { return ""; }
        // A negative count: closed until the reader opens it.
        var count = index == Root ? kids.Count : -kids.Count;
        return $"/First {Reference(_numbers[kids[0]])}/Last {Reference(_numbers[kids[^1]])}/Count {Number(count)}";
    }
}
