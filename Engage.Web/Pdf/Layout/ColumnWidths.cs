using Engage.Domain.Reports;

namespace Engage.Web.Pdf.Layout;

/// <summary>
/// Shares the width of a table among its columns: by their weights, but none narrower than its longest word. When the
/// words do not fit the letters get smaller, and only at the smallest size are words broken.
/// </summary>
internal static class ColumnWidths
{
    private const double LongestWord = 110;
    private static readonly TextStyle[] Styles = [new(9.5, 13), new(8.5, 11.5), new(7.5, 10)];

    public static (TextStyle Style, double[] Widths) Share(TableBlock table, Typesetter typesetter, double width)
    {
        var total = table.Columns.Sum(column => column.Weight);
        double[] wanted = [.. table.Columns.Select(column => width * column.Weight / total)];
        foreach (var style in Styles)
        {
            double[] least = [.. table.Columns.Select((_, index) => Least(table, index, typesetter, style))];
            var isLast = style == Styles[^1];
            if (least.Sum() > width && !isLast) { continue; }
            return (style, Widen(wanted, isLast ? [.. least.Select(value => Math.Min(value, width / least.Length))] : least));
        }
        throw new InvalidOperationException("The last style always serves.");
    }

    private static double Least(TableBlock table, int index, Typesetter typesetter, TextStyle style)
    {
        var least = LongestWordOf(typesetter.Set(table.Columns[index].Header, isBold: true), style);
        foreach (var row in table.Rows)
        {
            least = Math.Max(least, LongestWordOf(typesetter.Set(row[index]), style));
            if (least >= LongestWord) { break; }
        }
        return Math.Min(least, LongestWord) + (2 * TableGrid.Padding) + 0.5;
    }

    private static double LongestWordOf(IReadOnlyList<Piece> text, TextStyle style) =>
        TextBreaker.Words(text).Select(word => TextBreaker.WidthOf(word, style.Size)).DefaultIfEmpty().Max();

    /// <summary>Takes from the columns that have room to spare what the others lack.</summary>
    private static double[] Widen(double[] wanted, double[] least)
    {
        var lacking = wanted.Zip(least, (have, need) => Math.Max(0, need - have)).Sum();
        var spare = wanted.Zip(least, (have, need) => Math.Max(0, have - need)).Sum();
        if (lacking == 0 || spare == 0) { return wanted; }
        var share = Math.Min(1, lacking / spare);
        return [.. wanted.Zip(least, (have, need) => have < need ? need : have - ((have - need) * share))];
    }
}
