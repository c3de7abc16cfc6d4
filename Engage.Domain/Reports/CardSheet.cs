namespace Engage.Domain.Reports;

/// <summary>A card to be cut out or folded: a badge, a table's number.</summary>
/// <param name="Above">A small line on top; may be empty.</param>
/// <param name="Main">What is read from afar.</param>
/// <param name="Below">A small line underneath; may be empty.</param>
public sealed record Card(string Above, string Main, string Below);

/// <summary>Cards, several on each page, of one size.</summary>
/// <param name="Title">What they are, for the properties of the file.</param>
/// <param name="Author">The body.</param>
/// <param name="Columns">How many stand side by side.</param>
/// <param name="Rows">How many stand one above the other.</param>
/// <param name="Cards">The cards in order; at least one.</param>
public sealed record CardSheet(string Title, string Author, int Columns, int Rows, IReadOnlyList<Card> Cards)
{
    /// <summary>The colour of what is read from afar, as "#rrggbb"; null for the default.</summary>
    public string? BrandColour { get; init; }
}
