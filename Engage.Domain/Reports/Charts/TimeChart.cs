using System.Globalization;

namespace Engage.Domain.Reports.Charts;

/// <summary>A column for each day of a period, such as the responses received.</summary>
public static class TimeChart
{
    private const int MostColumns = 120;

    /// <summary>Draws the counts from the first day to the last; days without a count are 0. A long period is shown by week.</summary>
    /// <param name="counts">At least one day, each once, in any order.</param>
    /// <param name="noun">What is counted, such as "responses".</param>
    /// <exception cref="ArgumentException">No day, a day twice, or a negative count.</exception>
    public static Chart Draw(IReadOnlyList<(DateOnly Day, int Count)> counts, string noun)
    {
        if (counts.Count == 0) { throw new ArgumentException("A chart needs a day.", nameof(counts)); }
        if (counts.Any(day => day.Count < 0)) { throw new ArgumentException("A count is 0 or more.", nameof(counts)); }
        var byDay = counts.ToDictionary(day => day.Day, day => day.Count);
        var (first, last) = (byDay.Keys.Min(), byDay.Keys.Max());
        var step = last.DayNumber - first.DayNumber >= MostColumns ? 7 : 1;
        var columns = Enumerable.Range(0, ((last.DayNumber - first.DayNumber) / step) + 1).Select(index => first.AddDays(index * step))
            .Select(start => (Start: start, Count: Enumerable.Range(0, step).Sum(offset => byDay.GetValueOrDefault(start.AddDays(offset))))).ToList();
        return Chart.From("Column chart over time", Finding(columns, noun, step == 7, last), Findings.InTheTable, width => LayOut(columns, step, width));
    }

    private static string Finding(List<(DateOnly Start, int Count)> columns, string noun, bool isByWeek, DateOnly last)
    {
        var (busiest, most) = columns.MaxBy(column => column.Count);
        var total = columns.Sum(column => (long)column.Count).ToString("N0", CultureInfo.InvariantCulture);
        var period = $"from {Long(columns[0].Start)} to {Long(last)}";
        return most == 0
            ? $"There were no {noun} {period}."
            : $"{total} {noun} {period}, most {(isByWeek ? "in the week from" : "on")} {Long(busiest)} ({most.ToString("N0", CultureInfo.InvariantCulture)}).";
    }

    private static Drawing LayOut(List<(DateOnly Start, int Count)> columns, int step, double width)
    {
        var canvas = new ChartCanvas(width);
        var height = canvas.IsNarrow ? 150.0 : 120.0;
        var top = canvas.LineHeight;
        var gridStep = NiceStep(columns.Max(column => column.Count));
        var gridLines = Math.Max(1, (int)Math.Ceiling(columns.Max(column => column.Count) / (double)gridStep));
        var left = ChartText.Width(Count(gridStep * gridLines), canvas.TextSize) + 6;
        for (var line = 0; line <= gridLines; line++)
        {
            var y = top + height - (height * line / gridLines);
            canvas.Line(left, y, width, y, line == 0 ? ChartPalette.Quiet : ChartPalette.Grid, line == 0 ? 1 : 0.75);
            canvas.Text(left - 5, canvas.Baseline(y), Count(gridStep * line), ChartPalette.Quiet, TextAnchor.End);
        }
        var slot = (width - left) / columns.Count;
        for (var i = 0; i < columns.Count; i++)
        {
            var tall = height * columns[i].Count / (gridStep * gridLines);
            var bar = Math.Min(slot * 0.78, 40);
            if (tall > 0) { canvas.Rectangle(left + (slot * i) + ((slot - bar) / 2), top + height - tall, bar, tall, ChartPalette.Categorical[0]); }
        }
        WriteDates(canvas, columns, step, left, slot, top + height);
        return canvas.ToDrawing(top + height + 6 + (1.2 * canvas.LineHeight));
    }

    private static void WriteDates(ChartCanvas canvas, List<(DateOnly Start, int Count)> columns, int step, double left, double slot, double axis)
    {
        var widest = columns.Max(column => ChartText.Width(Short(column.Start), canvas.TextSize));
        var room = (int)Math.Ceiling((widest + 8) / slot);
        // Whole weeks read better than every fifth day.
        var every = step == 1 && room > 1 ? (int)Math.Ceiling(room / 7.0) * 7 : room;
        every = step == 1 && room is > 1 and < 4 ? room : every;
        for (var i = 0; i < columns.Count; i += every)
        {
            var middle = left + (slot * (i + 0.5));
            var text = Short(columns[i].Start);
            var half = ChartText.Width(text, canvas.TextSize) / 2;
            if (middle + half > canvas.Width && i > 0) { continue; }
            canvas.Line(middle, axis, middle, axis + 3, ChartPalette.Quiet);
            canvas.Text(Math.Max(half, middle), axis + 4 + canvas.LineHeight, text, ChartPalette.Quiet, TextAnchor.Middle);
        }
    }

    /// <summary>1, 2 or 5 times a power of ten, so that there are at most five grid lines.</summary>
    private static long NiceStep(int highest)
    {
        for (long power = 1; ; power *= 10)
        {
            foreach (var factor in new[] { 1, 2, 5 })
            {
                if (highest <= factor * power * 5) { return factor * power; }
            }
        }
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Short(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    private static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
