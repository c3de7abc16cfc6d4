namespace Engage.Domain.Sortition.Selection;

/// <summary>A lottery for when a limit ended the work: among the panels found, shares that give everybody seen as large a smallest chance as some rounds can.</summary>
internal static class FallbackLottery
{
    private const int Rounds = 2_000;

    /// <summary>The better of the lottery composed so far and one made by multiplicative weights (Freund, Schapire 1999): each round takes the panel with those seen least.</summary>
    public static IReadOnlyList<WeightedPanel> Choose(PanelModel model, IReadOnlyList<WeightedPanel> composed, IReadOnlyList<int[]> panels)
    {
        bool[] seen = [.. Enumerable.Range(0, model.TypeCount).Select(t => panels.Any(p => p[t] > 0))];
        var even = MultiplicativeWeights(model, panels, seen);
        return Smallest(Chances(model, composed), seen) >= Smallest(Chances(model, even), seen) ? composed : even;
    }

    /// <summary>For each type the chance of each member.</summary>
    public static double[] Chances(PanelModel model, IReadOnlyList<WeightedPanel> lottery)
    {
        var chances = new double[model.TypeCount];
        foreach (var (counts, chance) in lottery)
        {
            for (var t = 0; t < counts.Length; t++) { chances[t] += chance * counts[t] / model.Size[t]; }
        }
        return chances;
    }

    private static double Smallest(double[] chances, bool[] seen) => chances.Where((_, t) => seen[t]).DefaultIfEmpty(0).Min();

    private static List<WeightedPanel> MultiplicativeWeights(PanelModel model, IReadOnlyList<int[]> panels, bool[] seen)
    {
        int[][] types = [.. panels.Select(p => Enumerable.Range(0, p.Length).Where(t => p[t] > 0).ToArray())];
        double[] weights = [.. seen.Select(s => s ? 1.0 : 0)];
        var taken = new int[panels.Count];
        for (var round = 0; round < Rounds; round++)
        {
            var best = Enumerable.Range(0, panels.Count).MaxBy(i => types[i].Sum(t => weights[t] * panels[i][t] / model.Size[t]));
            taken[best]++;
            foreach (var t in types[best]) { weights[t] *= Math.Max(0.5, 1 - 0.1 * panels[best][t] / model.Size[t]); }
            if (round % 50 == 49)
            {
                var largest = weights.Max();
                for (var t = 0; t < weights.Length; t++) { weights[t] /= largest; }
            }
        }
        return [.. taken.Select((count, i) => new WeightedPanel(panels[i], (double)count / Rounds)).Where(p => p.Chance > 0)];
    }
}
