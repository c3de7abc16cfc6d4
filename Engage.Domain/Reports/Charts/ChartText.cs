using System.Text;

namespace Engage.Domain.Reports.Charts;

/// <summary>
/// How wide text will be, roughly and rather too wide than too narrow: the page is shown in whatever sans-serif the
/// reader's device has. The widths are those of Helvetica, with a margin that the widest usual face (DejaVu Sans) keeps.
/// </summary>
public static class ChartText
{
    private const double Margin = 1.16;
    private const double BoldFactor = 1.07;
    private const double OtherLetter = 0.62;
    private const double WideSymbol = 1.1;

    // Thousandths of the size for the characters from space to tilde.
    private static readonly int[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>The width of a line of text in points.</summary>
    public static double Width(string text, double size, bool isBold = false)
    {
        var sum = 0.0;
        foreach (var rune in text.EnumerateRunes()) { sum += Width(rune); }
        return sum * size * Margin * (isBold ? BoldFactor : 1);
    }

    /// <summary>Breaks text into lines between words, a word that is too long between its letters; what does not fit ends in "…".</summary>
    /// <param name="width">The most points a line may have.</param>
    /// <param name="maxLines">At least 1.</param>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int maxLines, bool isBold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (Width(longer, size, isBold) <= width) { line = longer; continue; }
            if (line.Length > 0) { lines.Add(line); }
            line = word;
            while (Width(line, size, isBold) > width && lines.Count <= maxLines)
            {
                var fits = Math.Max(1, Fitting(line, size, width, isBold));
                lines.Add(line[..fits]);
                line = line[fits..];
            }
            if (lines.Count > maxLines) { break; }
        }
        if (line.Length > 0) { lines.Add(line); }
        if (lines.Count <= maxLines) { return lines; }
        var last = lines[maxLines - 1];
        return [.. lines.Take(maxLines - 1), last[..Fitting(last, size, width - Width("…", size, isBold), isBold)].TrimEnd() + "…"];
    }

    /// <summary>The largest of some sizes at which no word of the texts is wider than a width; the last when none is small enough.</summary>
    /// <param name="sizes">From large to small.</param>
    public static double LargestFitting(IEnumerable<string> texts, double width, IReadOnlyList<double> sizes, bool isBold = false)
    {
        var widest = texts.SelectMany(text => text.Split((char[]?)null)).Select(word => Width(word, 1, isBold)).DefaultIfEmpty().Max();
        return sizes.FirstOrDefault(size => widest * size <= width, sizes[^1]);
    }

    /// <summary>How many UTF-16 characters from the start fit the width; never half a surrogate pair.</summary>
    private static int Fitting(string text, double size, double width, bool isBold)
    {
        var room = width / (size * Margin * (isBold ? BoldFactor : 1));
        var fits = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            room -= Width(rune);
            if (room < 0) { break; }
            fits += rune.Utf16SequenceLength;
        }
        return Math.Min(fits, text.Length);
    }

    private static double Width(Rune rune) => rune.Value switch
    {
        >= 0x20 and <= 0x7E => Widths[rune.Value - 0x20] / 1000.0,
        0x2026 or 0x2014 => 1,
        < 0x2E80 => OtherLetter,
        _ => WideSymbol,
    };
}
