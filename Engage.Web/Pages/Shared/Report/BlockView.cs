using System.Globalization;
using Engage.Domain.Reports;

namespace Engage.Web.Pages.Shared.Report;

/// <summary>A block as the partials draw it.</summary>
/// <param name="Block">The content.</param>
/// <param name="Id">Unique on the page; ids inside the block begin with it.</param>
public sealed record BlockView(Block Block, string Id)
{
    // Up to three columns fit a telephone; more may have to scroll, and what scrolls must be reached by keyboard.
    private const int ColumnsThatFit = 3;

    /// <summary>The partial that draws the block.</summary>
    /// <exception cref="InvalidOperationException">The block is of a kind without a partial.</exception>
    public string Partial => Block switch
    {
        HeadingBlock => "Report/_Heading",
        ParagraphBlock => "Report/_Paragraph",
        ListBlock => "Report/_List",
        QuoteBlock => "Report/_Quote",
        TableBlock => "Report/_Table",
        FigureBlock => "Report/_Figure",
        CalloutBlock => "Report/_Callout",
        PageBreakBlock => "Report/_PageBreak",
        LetterHeadBlock => "Report/_LetterHead",
        _ => throw new InvalidOperationException($"There is no partial for a {Block.GetType().Name}."),
    };

    /// <summary>The blocks with an id each.</summary>
    public static IEnumerable<BlockView> Of(IEnumerable<Block> blocks, string idPrefix) =>
        blocks.Select((block, index) => new BlockView(block, $"{idPrefix}-{(index + 1).ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>Whether a table gets a region of its own that scrolls sideways.</summary>
    public static bool MayScroll(TableBlock table) => table.Columns.Count > ColumnsThatFit;

    /// <summary>The class of a heading, by its level in the report.</summary>
    public static string HeadingClass(int level) => level switch
    {
        1 => "govuk-heading-l",
        2 => "govuk-heading-m",
        _ => "govuk-heading-s",
    };
}

/// <summary>An item of a list: a first paragraph needs no element of its own inside the item.</summary>
/// <param name="Lead">The words of the first paragraph; none when the item begins with something else.</param>
/// <param name="Rest">The other blocks.</param>
public sealed record ListItemView(IReadOnlyList<Inline> Lead, IReadOnlyList<BlockView> Rest)
{
    /// <summary>The items of a list.</summary>
    public static IEnumerable<ListItemView> Of(ListBlock list, string id) =>
        list.Items.Select((blocks, index) =>
        {
            var lead = blocks.Count > 0 && blocks[0] is ParagraphBlock first ? first.Inlines : [];
            var rest = lead.Count > 0 ? blocks.Skip(1) : blocks;
            return new ListItemView(lead, [.. BlockView.Of(rest, $"{id}-{(index + 1).ToString(CultureInfo.InvariantCulture)}")]);
        });
}
