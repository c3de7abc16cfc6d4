namespace Engage.Domain.Statistics;

/// <summary>
/// Small-number suppression for counts that leave the office. Counts from 1 up to the threshold are hidden (primary
/// suppression); then further cells of the same row or column are hidden until no row or column with a printed total lets
/// its hidden cells be worked out by subtraction, or to within less than the threshold (complementary suppression).
/// </summary>
public sealed class Disclosure
{
    /// <summary>The usual threshold: counts of 1 to 9 are hidden.</summary>
    public const int UsualThreshold = 10;

    /// <summary>Makes the rule for a threshold.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below 1; 1 hides nothing.</exception>
    public Disclosure(int threshold = UsualThreshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        Threshold = threshold;
    }

    /// <summary>Positive counts below this are hidden.</summary>
    public int Threshold { get; }

    /// <summary>Whether a count may not be shown by itself.</summary>
    public bool IsSmall(int count) => count > 0 && count < Threshold;

    /// <summary>Which counts of one line are hidden.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="addToTotal">Whether they add up to a total that is printed, as single choices do and several choices do not.</param>
    public bool[] Hide(IReadOnlyList<int> counts, bool addToTotal)
    {
        var hidden = counts.Select(IsSmall).ToArray();
        if (addToTotal) { _ = Protect(hidden, i => counts[i], counts.Count); }
        return hidden;
    }

    /// <summary>Which cells of a two-way table are hidden, when the totals of its rows are printed and, if so said, of its columns.</summary>
    /// <param name="counts">Rows by columns, none negative.</param>
    /// <param name="rowsAdd">Whether the cells of a row add up to its printed total.</param>
    /// <param name="columnsAdd">Whether the cells of a column add up to its printed total.</param>
    public bool[,] Hide(int[,] counts, bool rowsAdd = true, bool columnsAdd = true)
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        var hidden = new bool[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++) { hidden[r, c] = IsSmall(counts[r, c]); }
        }

        // Hiding a cell for its row may leave its column solvable and the other way round: go on until nothing changes.
        // Each round hides at least one more cell, so this ends.
        bool changed;
        do
        {
            changed = false;
            for (var r = 0; rowsAdd && r < rows; r++) { changed |= Line(columns, c => (r, c)); }
            for (var c = 0; columnsAdd && c < columns; c++) { changed |= Line(rows, r => (r, c)); }
        }
        while (changed);
        return hidden;

        bool Line(int length, Func<int, (int R, int C)> cell)
        {
            var line = new bool[length];
            for (var i = 0; i < length; i++) { var (r, c) = cell(i); line[i] = hidden[r, c]; }
            if (!Protect(line, i => { var (r, c) = cell(i); return counts[r, c]; }, length)) { return false; }
            for (var i = 0; i < length; i++) { var (r, c) = cell(i); hidden[r, c] = line[i]; }
            return true;
        }
    }

    /// <summary>Hides more of a line until at least two of its cells are hidden and together hold the threshold.</summary>
    private bool Protect(bool[] hidden, Func<int, int> count, int length)
    {
        var changed = false;
        while (true)
        {
            int n = 0, sum = 0;
            for (var i = 0; i < length; i++)
            {
                if (hidden[i]) { n++; sum += count(i); }
            }
            if (n == 0 || (n >= 2 && sum >= Threshold)) { return changed; }

            // The smallest cell still shown loses least; a zero protects only when nothing else is left.
            var next = -1;
            for (var i = 0; i < length; i++)
            {
                if (!hidden[i] && (next < 0 || Rank(count(i)) < Rank(count(next)))) { next = i; }
            }
            if (next < 0) { return changed; }
            hidden[next] = changed = true;
        }

        static int Rank(int count) => count == 0 ? int.MaxValue : count;
    }
}
