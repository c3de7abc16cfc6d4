namespace Engage.Tests.Domain.Sortition;

/// <summary>
/// Leximin over listed panels, straight from the definition: maximise the smallest chance, test each person for whether their chance can exceed it while nobody falls below, fix
/// those whose cannot, go on. Its linear programs are solved by a plain tableau with Bland's rule, which shares nothing with the engine.
/// </summary>
internal static class ListedLeximin
{
    private const double Tiny = 1e-9;

    /// <summary>The chance of each person; zero for those on no panel.</summary>
    public static double[] Solve(List<int[]> panels, int people)
    {
        var chance = new double[people];
        var open = Enumerable.Range(0, people).Where(i => panels.Exists(p => p.Contains(i))).ToList();
        var settled = new Dictionary<int, double>();
        while (open.Count > 0)
        {
            var z = Maximise(panels, settled, open, null, 0);
            foreach (var i in open.Where(i => Maximise(panels, settled, open, i, z) <= z + 1e-8).ToList())
            {
                settled[i] = chance[i] = z;
                open.Remove(i);
            }
        }
        return chance;
    }

    /// <summary>The largest floor under all open people; or the largest chance of one of them while the others keep the floor.</summary>
    private static double Maximise(List<int[]> panels, Dictionary<int, double> settled, List<int> open, int? one, double floor)
    {
        // Unknowns: the chance of each panel, then the floor. Rows: sum to one; settled chances; open chances at least the floor.
        var n = panels.Count + 1;
        List<(double[] Row, double Right, int Sense)> rows = [([.. Enumerable.Repeat(1.0, panels.Count), 0], 1, 0)];
        double[] On(int i) => [.. panels.Select(p => p.Contains(i) ? 1.0 : 0), 0];
        rows.AddRange(settled.Select(s => (On(s.Key), s.Value - 1e-11, 1)));
        foreach (var i in open)
        {
            var row = On(i);
            if (one is null) { row[^1] = -1; }
            rows.Add((row, one is null ? 0 : floor - 1e-11, 1));
        }
        var cost = one is { } person ? On(person) : [.. Enumerable.Repeat(0.0, panels.Count), 1];
        return Simplex(rows, cost, n);
    }

    /// <summary>Maximises cost·x for x ≥ 0; each row equals its right side (sense 0) or is at least it (1). Two phases on a full tableau.</summary>
    private static double Simplex(List<(double[] Row, double Right, int Sense)> rows, double[] cost, int n)
    {
        var m = rows.Count;
        var slacks = rows.Count(r => r.Sense == 1);
        var width = n + slacks + m + 1;
        var t = new double[m + 1, width];
        var basis = new int[m];
        var slack = n;
        for (var r = 0; r < m; r++)
        {
            for (var j = 0; j < n; j++) { t[r, j] = rows[r].Row[j]; }
            t[r, width - 1] = Math.Max(0, rows[r].Right);
            if (rows[r].Sense == 1) { t[r, slack++] = -1; }
            t[r, n + slacks + r] = 1;
            basis[r] = n + slacks + r;
        }
        for (var j = 0; j < n + slacks; j++)
        {
            for (var r = 0; r < m; r++) { t[m, j] += t[r, j]; }
        }
        Pivot(t, basis, n + slacks);
        for (var j = 0; j < width; j++) { t[m, j] = j < n ? cost[j] : 0; }
        for (var r = 0; r < m; r++)
        {
            var c = basis[r] < n ? cost[basis[r]] : 0;
            for (var j = 0; j < width; j++) { t[m, j] -= c * t[r, j]; }
        }
        Pivot(t, basis, n + slacks);
        return -t[m, width - 1];
    }

    private static void Pivot(double[,] t, int[] basis, int columns)
    {
        var (m, width) = (basis.Length, t.GetLength(1));
        while (Enumerable.Range(0, columns).FirstOrDefault(j => t[m, j] > Tiny, -1) is var entering and >= 0)
        {
            var row = -1;
            for (var r = 0; r < m; r++)
            {
                if (t[r, entering] <= Tiny) { continue; }
                if (row < 0 || t[r, width - 1] / t[r, entering] < t[row, width - 1] / t[row, entering] - 1e-12
                    || (t[r, width - 1] / t[r, entering] < t[row, width - 1] / t[row, entering] + 1e-12 && basis[r] < basis[row])) { row = r; }
            }
            if (row < 0) { return; }
            var pivot = t[row, entering];
            for (var j = 0; j < width; j++) { t[row, j] /= pivot; }
            for (var r = 0; r <= m; r++)
            {
                var factor = t[r, entering];
                if (r == row || factor == 0) { continue; }
                for (var j = 0; j < width; j++) { t[r, j] -= factor * t[row, j]; }
            }
            basis[row] = entering;
        }
    }
}
