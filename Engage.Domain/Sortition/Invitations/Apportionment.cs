namespace Engage.Domain.Sortition.Invitations;

/// <summary>Shares a whole number out in proportion, in whole numbers within bounds: by the largest remainders (Hamilton 1792).</summary>
internal static class Apportionment
{
    /// <summary>Shares out.</summary>
    /// <param name="total">What is shared out.</param>
    /// <param name="wish">In what proportion.</param>
    /// <param name="least">The least each gets.</param>
    /// <param name="most">The most each can have.</param>
    /// <returns>Null when the bounds do not allow this total.</returns>
    public static int[]? Share(int total, double[] wish, int[] least, int[] most)
    {
        if (least.Sum(l => (long)l) > total || most.Sum(m => (long)m) < total) { return null; }
        var exact = Fill(total, wish, least, most);
        int[] shares = [.. exact.Select(x => (int)Math.Floor(x + 1e-9))];
        var byRemainder = Enumerable.Range(0, wish.Length).OrderByDescending(i => exact[i] - shares[i]).ThenBy(i => i).ToArray();
        for (var left = total - shares.Sum(); left > 0;)
        {
            foreach (var i in byRemainder)
            {
                if (left == 0) { break; }
                if (shares[i] >= most[i]) { continue; }
                shares[i]++;
                left--;
            }
        }
        return shares;
    }

    /// <summary>Fractions: everybody's wish times one factor, held to the bounds; the factor is found by halving.</summary>
    private static double[] Fill(int total, double[] wish, int[] least, int[] most)
    {
        double[] At(double factor) => [.. wish.Select((w, i) => Math.Clamp(w * factor, least[i], most[i]))];
        var (low, high) = (0.0, 1.0);
        while (At(high).Sum() < total && high < 1e12) { high *= 2; }
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            if (At(middle).Sum() <= total) { low = middle; } else { high = middle; }
        }
        return At(low);
    }
}
