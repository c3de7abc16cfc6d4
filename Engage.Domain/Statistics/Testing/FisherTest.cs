namespace Engage.Domain.Statistics;

/// <summary>
/// Fisher's exact test of independence in a table of any size: the probability, given the margins, of all tables no more
/// probable than the one seen (Fisher 1935; Freeman, Halton 1951). Tables are gone through line by line as in the network
/// of Mehta and Patel (1983), those that leave the same margins and are as probable so far being counted together.
/// </summary>
public static class FisherTest
{
    private const int MostSteps = 1_000_000;
    private const double Equal = 1e-7;

    /// <summary>Tests; null when the table has fewer than two rows or columns, or is too large to be gone through (then Pearson's test serves).</summary>
    /// <returns>The probability.</returns>
    public static double? Of(ContingencyTable table)
    {
        if (table.Rows.Count < 2 || table.Columns.Count < 2) { return null; }
        var counts = table.Counts;
        int[] rows = [.. Enumerable.Range(0, table.Rows.Count).Select(r => Enumerable.Range(0, table.Columns.Count).Sum(c => counts[r, c]))];
        int[] columns = [.. Enumerable.Range(0, table.Columns.Count).Select(c => Enumerable.Range(0, table.Rows.Count).Sum(r => counts[r, c]))];
        var logs = LogFactorials(table.N);
        var observed = -counts.Cast<int>().Sum(n => logs[n]);
        // The longer side is gone along, short lines first: few margins stay open.
        var (lines, open) = rows.Length >= columns.Length ? (rows, columns) : (columns, rows);
        return new Network(logs).Run([.. lines.Order()], [.. open.Order()], observed, Constant(rows, columns, logs));
    }

    private static double Constant(int[] rows, int[] columns, double[] logs) => rows.Sum(n => logs[n]) + columns.Sum(n => logs[n]) - logs[rows.Sum()];

    private static double[] LogFactorials(int n)
    {
        var logs = new double[n + 1];
        for (var i = 2; i <= n; i++) { logs[i] = logs[i - 1] + Math.Log(i); }
        return logs;
    }

    private sealed class Network(double[] logs)
    {
        private readonly Dictionary<string, Node> _next = new(StringComparer.Ordinal);
        private int _steps;

        public double? Run(int[] lines, int[] open, double observed, double constant)
        {
            var nodes = new Dictionary<string, Node>(StringComparer.Ordinal) { [KeyOf(open)] = new Node(open) };
            nodes.Values.Single().Add(0, 1);
            foreach (var line in lines.SkipLast(1))
            {
                _next.Clear();
                foreach (var node in nodes.Values)
                {
                    if (!Spread(node, (int[])node.Open.Clone(), 0, line, 0)) { return null; }
                }
                nodes = new(_next, StringComparer.Ordinal);
            }

            // The last line is what remains.
            var total = 0.0;
            foreach (var node in nodes.Values)
            {
                var last = -node.Open.Sum(n => logs[n]);
                foreach (var (past, tables) in node.Pasts)
                {
                    if (past + last <= observed + Equal) { total += tables * Math.Exp(past + last + constant); }
                }
            }
            return Math.Min(1, total);
        }

        /// <summary>Every way to fill one line from the open margins; false when there are too many.</summary>
        private bool Spread(Node from, int[] left, int at, int rest, double log)
        {
            if (at == left.Length - 1)
            {
                if (rest > left[at]) { return true; }
                int[] open = [.. left];
                open[at] -= rest;
                Array.Sort(open);
                var key = KeyOf(open);
                if (!_next.TryGetValue(key, out var node)) { _next[key] = node = new Node(open); }
                foreach (var (past, tables) in from.Pasts)
                {
                    node.Add(past + log - logs[rest], tables);
                    if (++_steps > MostSteps) { return false; }
                }
                return true;
            }

            var room = 0;
            for (var i = at + 1; i < left.Length; i++) { room += left[i]; }
            for (var n = Math.Max(0, rest - room); n <= Math.Min(rest, left[at]); n++)
            {
                left[at] -= n;
                var isDone = Spread(from, left, at + 1, rest - n, log - logs[n]);
                left[at] += n;
                if (!isDone) { return false; }
            }
            return true;
        }

        private static string KeyOf(int[] open) => string.Join(',', open);
    }

    /// <summary>Margins still open, and how many tables lead there by the logarithm of their probability so far.</summary>
    private sealed class Node(int[] open)
    {
        private readonly Dictionary<long, (double Log, double Tables)> _pasts = [];

        public int[] Open => open;

        public IEnumerable<(double Log, double Tables)> Pasts => _pasts.Values;

        public void Add(double log, double tables)
        {
            // Equal probabilities differ by rounding only; nine digits tell the rest apart.
            var key = (long)Math.Round(log * 1e9);
            _pasts[key] = (log, tables + (_pasts.TryGetValue(key, out var known) ? known.Tables : 0));
        }
    }
}
