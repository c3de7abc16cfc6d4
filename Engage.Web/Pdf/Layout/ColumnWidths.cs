using Engage.Domain.Reports;

namespace Engage.Web.Pdf.Layout;

/// <summary>
/// Shares the width of a table among its columns: by their weights where each cell then fits on one line, so that tables
/// of one shape look alike; otherwise so that as few lines as possible break. No column is narrower than its longest word.
/// When the words do not fit the letters get smaller, and only at the smallest size are words broken.
/// </summary>
internal static class ColumnWidths
{
    private const double LongestWord = 110;
    private const double CellPadding = (2 * TableGrid.Padding) + 0.5;
    private static readonly TextStyle[] Styles = [new(9.5, 13), new(8.5, 11.5), new(7.5, 10)];

    public static (TextStyle Style, double[] Widths) Share(TableBlock table, Typesetter typesetter, double width)
    {
        foreach (var style in Styles)
        {
            var columns = table.Columns.Select((column, index) => Measure(table, index, typesetter, style)).ToList();
            var least = columns.Sum(column => column.Least);
            if (least <= width) { return (style, Fit(columns, width)); }
            if (style == Styles[^1]) { return (style, [.. columns.Select(column => width * column.Least / least)]); }
        }
        throw new InvalidOperationException("The last style always serves.");
    }

    private static double[] Fit(List<Column> columns, double width)
    {
        var weights = columns.Sum(column => column.Weight);
        double[] weighted = [.. columns.Select(column => width * column.Weight / weights)];
        return columns.Zip(weighted, (column, have) => have >= column.Least && have >= column.Whole).All(fits => fits) ? weighted : Pour(columns, width);
    }

    /// <summary>Begins with the least and pours what is left by weight, past no column's need while another lacks.</summary>
    private static double[] Pour(List<Column> columns, double width)
    {
        double[] widths = [.. columns.Select(column => column.Least)];
        var left = width - widths.Sum();
        while (left > 0.01)
        {
            var thirsty = Enumerable.Range(0, widths.Length).Where(i => widths[i] < columns[i].Whole - 0.01).ToList();
            var isEnough = thirsty.Count == 0;
            if (isEnough) { thirsty = [.. Enumerable.Range(0, widths.Length)]; }
            var (weights, poured) = (thirsty.Sum(i => columns[i].Weight), left);
            foreach (var i in thirsty)
            {
                var share = poured * columns[i].Weight / weights;
                var taken = isEnough ? share : Math.Min(share, columns[i].Whole - widths[i]);
                widths[i] += taken;
                left -= taken;
            }
        }
        return widths;
    }

    private static Column Measure(TableBlock table, int index, Typesetter typesetter, TextStyle style)
    {
        var header = typesetter.Set(table.Columns[index].Header, isBold: true);
        var least = LongestWordOf(header, style);
        // A heading of two lines is no fault, one of five is.
        var whole = Math.Max(least, Typesetter.Width(header, style.Size) * 0.55);
        foreach (var row in table.Rows)
        {
            var text = typesetter.Set(row[index]);
            least = Math.Max(least, least >= LongestWord ? 0 : LongestWordOf(text, style));
            whole = Math.Max(whole, Typesetter.Width(text, style.Size));
        }
        return new Column(table.Columns[index].Weight, Math.Min(least, LongestWord) + CellPadding, whole + CellPadding);
    }

    private static double LongestWordOf(IReadOnlyList<Piece> text, TextStyle style) =>
        TextBreaker.Words(text).Select(word => TextBreaker.WidthOf(word, style.Size)).DefaultIfEmpty().Max();

    /// <summary>What a column asks for.</summary>
    /// <param name="Weight">What the author wishes.</param>
    /// <param name="Least">The width of the longest word.</param>
    /// <param name="Whole">The width at which no cell breaks.</param>
    private sealed record Column(double Weight, double Least, double Whole);
}
