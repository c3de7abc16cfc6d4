namespace Engage.Domain.Statistics;

/// <summary>The little linear algebra that tests need.</summary>
internal static class Matrices
{
    /// <summary>X of A X = B, by Gauss elimination with partial pivoting; null when A is singular.</summary>
    public static double[,]? Solve(double[,] a, double[,] b)
    {
        int n = a.GetLength(0), m = b.GetLength(1);
        var (left, right) = ((double[,])a.Clone(), (double[,])b.Clone());
        var scale = 0.0;
        foreach (var value in left) { scale = Math.Max(scale, Math.Abs(value)); }
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++) { if (Math.Abs(left[i, k]) > Math.Abs(left[pivot, k])) { pivot = i; } }
            if (!(Math.Abs(left[pivot, k]) > scale * 1e-14)) { return null; }
            Swap(left, k, pivot, n);
            Swap(right, k, pivot, m);
            for (var i = 0; i < n; i++)
            {
                if (i == k || left[i, k] == 0) { continue; }
                var factor = left[i, k] / left[k, k];
                for (var j = k; j < n; j++) { left[i, j] -= factor * left[k, j]; }
                for (var j = 0; j < m; j++) { right[i, j] -= factor * right[k, j]; }
            }
        }
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < m; j++) { right[i, j] /= left[i, i]; }
        }
        return right;
    }

    private static void Swap(double[,] matrix, int i, int j, int width)
    {
        if (i == j) { return; }
        for (var c = 0; c < width; c++) { (matrix[i, c], matrix[j, c]) = (matrix[j, c], matrix[i, c]); }
    }
}
