using Engage.Domain.Reports;

namespace Engage.Web.Pdf.Layout;

/// <summary>A table broken into lines: how wide each column and how high each row is.</summary>
internal sealed class TableGrid
{
    public const double Padding = 6;
    private const double RowPadding = 4;

    // The head stands on every page, so it must leave room for the rows.
    private const int MostHeadLines = 12;

    private readonly TextStyle _style;

    public TableGrid(TableBlock table, Typesetter typesetter, TextSetter text, double width)
    {
        Table = table;
        Width = width;
        (_style, Widths) = ColumnWidths.Share(table, typesetter, width);
        HeadStyle = _style with { IsBold = true };
        Caption = text.Break(table.Caption, PageStyle.Caption, width);
        Head = [.. table.Columns.Select((column, index) => (IReadOnlyList<IReadOnlyList<Piece>>)[.. text.Break(column.Header, HeadStyle, Widths[index] - (2 * Padding)).Take(MostHeadLines)])];
        Rows = [.. table.Rows.Select(row => row.Select((cell, index) => text.Break(cell, _style, Widths[index] - (2 * Padding))).ToArray())];
        Notes = [.. table.Notes.Select(note => text.Break(note, PageStyle.Note, width))];
    }

    public TableBlock Table { get; }

    public double Width { get; }

    public double[] Widths { get; }

    public TextStyle Style => _style;

    public TextStyle HeadStyle { get; }

    public IReadOnlyList<IReadOnlyList<Piece>> Caption { get; }

    public IReadOnlyList<IReadOnlyList<Piece>>[] Head { get; }

    public IReadOnlyList<IReadOnlyList<IReadOnlyList<Piece>>[]> Rows { get; }

    public IReadOnlyList<IReadOnlyList<IReadOnlyList<Piece>>> Notes { get; }

    public double CaptionHeight => PageStyle.AboveCaption + (Caption.Count * PageStyle.Caption.LineHeight) + 4;

    public double HeadHeight => Height(Head.Max(cell => cell.Count));

    public double TotalHeight => CaptionHeight + HeadHeight + Rows.Sum(RowHeight) + NotesHeight;

    private double NotesHeight => Notes.Sum(note => note.Count) * PageStyle.Note.LineHeight;

    public static int LinesOf(IReadOnlyList<IReadOnlyList<Piece>>[] row) => row.Max(cell => cell.Count);

    public double Height(int lines) => (lines * _style.LineHeight) + (2 * RowPadding);

    /// <summary>How many lines of a row fit the height.</summary>
    public int LinesIn(double height) => (int)((height - (2 * RowPadding) + 0.01) / _style.LineHeight);

    public double RowHeight(IReadOnlyList<IReadOnlyList<Piece>>[] row) => Height(LinesOf(row));

    public static double TextTop(double rowTop) => rowTop + RowPadding;

    /// <summary>The room that must be left on a page to begin the table there: a short table stays whole.</summary>
    public double Lead
    {
        get
        {
            const double Whole = (PageStyle.Bottom - PageStyle.Top) * 0.38;
            if (TotalHeight <= Whole) { return TotalHeight; }
            var firstRows = Rows.Take(3).Sum(row => Math.Min(RowHeight(row), Height(4)));
            return CaptionHeight + HeadHeight + firstRows;
        }
    }
}
