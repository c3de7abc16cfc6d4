using System.Globalization;

namespace Engage.Domain.Reports.Charts;

/// <summary>The colours of charts. Neighbours can be told apart without seeing hues, and text on them has enough contrast.</summary>
public static class ChartPalette
{
    /// <summary>Text and interval lines.</summary>
    public const string Ink = "#0b0c0c";

    /// <summary>Quiet text and axes.</summary>
    public const string Quiet = "#505a5f";

    /// <summary>Lines behind bars.</summary>
    public const string Grid = "#d9dcde";

    /// <summary>The ground of a suppressed figure, under its hatching.</summary>
    public const string Suppressed = "#f3f2f1";

    /// <summary>The paper.</summary>
    public const string White = "#ffffff";

    private static readonly string[] Likert = ["#1c4f7c", "#6da5cf", "#c9ced2", "#e8a552", "#a84310"];

    /// <summary>Colours of series, in the order they are used; each 3:1 or more against white except the last, which wants a label beside it.</summary>
    public static IReadOnlyList<string> Categorical { get; } = ["#12436d", "#28a197", "#801650", "#f46a25", "#3d3d3d", "#a285d1"];

    /// <summary>Four steps from low to high for shaded areas.</summary>
    public static IReadOnlyList<string> Sequential { get; } = ["#e3edf5", "#a9c8e0", "#5b94c4", "#12436d"];

    /// <summary>Colours from agreement to disagreement.</summary>
    /// <param name="count">How many answers the scale has, from 2 to 11.</param>
    public static IReadOnlyList<string> Diverging(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 11);
        return count switch
        {
            2 => [Likert[0], Likert[4]],
            3 => [Likert[0], Likert[2], Likert[4]],
            4 => [Likert[0], Likert[1], Likert[3], Likert[4]],
            5 => Likert,
            _ => [.. Enumerable.Range(0, count).Select(step => Between(4.0 * step / (count - 1)))],
        };
    }

    /// <summary>Black or white, whichever reads better on the colour.</summary>
    public static string TextOn(string colour) => Contrast(White, colour) >= Contrast(Ink, colour) ? White : Ink;

    /// <summary>The contrast of two colours by WCAG 2.2, from 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static string Between(double place)
    {
        var index = Math.Min(3, (int)place);
        var mixed = Enumerable.Range(0, 3).Select(channel =>
        {
            var (from, to) = (Channel(Likert[index], channel), Channel(Likert[index + 1], channel));
            return ((int)Math.Round(from + ((to - from) * (place - index)), MidpointRounding.AwayFromZero)).ToString("x2", CultureInfo.InvariantCulture);
        });
        return "#" + string.Concat(mixed);
    }

    private static double Luminance(string colour)
    {
        double[] weights = [0.2126, 0.7152, 0.0722];
        return weights.Select((weight, channel) => weight * Linear(Channel(colour, channel) / 255.0)).Sum();
    }

    private static double Linear(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static int Channel(string colour, int index) =>
        int.Parse(colour.AsSpan(1 + (2 * index), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
