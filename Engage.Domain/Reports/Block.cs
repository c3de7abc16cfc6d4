using System.Text.Json.Serialization;

namespace Engage.Domain.Reports;

/// <summary>One piece of a report, from which both the page and the PDF are made.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(QuoteBlock), "quote")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(FigureBlock), "figure")]
[JsonDerivedType(typeof(CalloutBlock), "callout")]
[JsonDerivedType(typeof(PageBreakBlock), "page-break")]
[JsonDerivedType(typeof(LetterHeadBlock), "letter-head")]
public abstract record Block;

/// <summary>A heading; the title of the document stands above level 1.</summary>
/// <param name="Level">From 1 to <see cref="DeepestLevel"/>; never more than one deeper than the heading before.</param>
/// <param name="Text">What it says.</param>
/// <param name="Id">Unique in the document: a letter, then letters, digits and hyphens. Links and contents point at it.</param>
public sealed record HeadingBlock(int Level, string Text, string Id) : Block
{
    /// <summary>The deepest level a heading may have: with the title above there are six in all.</summary>
    public const int DeepestLevel = 5;
}

/// <summary>A paragraph.</summary>
public sealed record ParagraphBlock(IReadOnlyList<Inline> Inlines) : Block
{
    /// <summary>A paragraph of ordinary text.</summary>
    public static ParagraphBlock Of(string text) => new(Inline.Plain(text));
}

/// <summary>A list; each item is a few blocks, usually one paragraph.</summary>
/// <param name="IsOrdered">Numbered from 1; otherwise with bullets.</param>
/// <param name="Items">The items in order.</param>
public sealed record ListBlock(bool IsOrdered, IReadOnlyList<IReadOnlyList<Block>> Items) : Block
{
    /// <summary>A list of plain sentences.</summary>
    public static ListBlock Of(bool isOrdered, IEnumerable<string> items) =>
        new(isOrdered, [.. items.Select(item => (IReadOnlyList<Block>)[ParagraphBlock.Of(item)])]);
}

/// <summary>Words of somebody else, set apart.</summary>
public sealed record QuoteBlock(IReadOnlyList<Block> Body) : Block;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its heading; never empty, a screen reader says it with every cell.</param>
/// <param name="Weight">Its share of the width, relative to the other columns; above 0.</param>
/// <param name="IsNumeric">Aligned right.</param>
/// <param name="IsRowHeader">Its cells name their rows.</param>
public sealed record TableColumn(string Header, double Weight, bool IsNumeric = false, bool IsRowHeader = false);

/// <summary>A table.</summary>
/// <param name="Caption">What it shows, printed above it.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">The rows, each with one cell for each column.</param>
/// <param name="Notes">Printed under it: the base, the weights, what is suppressed. Often empty.</param>
public sealed record TableBlock(
    string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Notes) : Block;

/// <summary>A chart with the sentence that says the same in words. A table of its numbers should follow.</summary>
/// <param name="Caption">What it shows, printed above it.</param>
/// <param name="TextAlternative">What a reader who cannot see it must be told; never empty.</param>
/// <param name="Drawing">The picture.</param>
public sealed record FigureBlock(string Caption, string TextAlternative, Drawing Drawing) : Block
{
    /// <summary>The same picture laid out for a telephone; null when the first one serves there too. The PDF never uses it.</summary>
    public Drawing? NarrowDrawing { get; init; }
}

/// <summary>A box that stands out: a finding, a warning, a definition.</summary>
public sealed record CalloutBlock(string Title, IReadOnlyList<Block> Body) : Block;

/// <summary>The head of a letter: who writes, to whom, and when. In the PDF the address lies where a window envelope shows it; begins on a page of its own.</summary>
/// <param name="Sender">The lines of the sender, the name first.</param>
/// <param name="Recipient">The lines of the address; at most <see cref="MostLines"/>.</param>
/// <param name="Date">The date of the letter.</param>
public sealed record LetterHeadBlock(IReadOnlyList<string> Sender, IReadOnlyList<string> Recipient, DateOnly Date) : Block
{
    /// <summary>The most lines of an address that a window shows.</summary>
    public const int MostLines = 7;
}

/// <summary>What follows begins on a new page of the PDF; the web page ignores it.</summary>
public sealed record PageBreakBlock : Block;
