namespace Engage.Domain.Reports.Charts;

/// <summary>A chart: its picture for a page and for a telephone, and what it says in words, from the same numbers.</summary>
/// <param name="Finding">One sentence with the main point, to be printed beside the chart.</param>
/// <param name="TextAlternative">What somebody who cannot see the chart is told.</param>
/// <param name="Drawing">The picture, <see cref="Width"/> points wide.</param>
/// <param name="NarrowDrawing">The picture for a telephone, <see cref="NarrowWidth"/> points wide.</param>
public sealed record Chart(string Finding, string TextAlternative, Drawing Drawing, Drawing NarrowDrawing)
{
    /// <summary>The width of the picture on a page: the text column of an A4 sheet, in points.</summary>
    public const double Width = 480;

    /// <summary>The width of the picture on a telephone of 320 px, less its margins.</summary>
    public const double NarrowWidth = 290;

    /// <summary>The chart as a block of a report.</summary>
    public FigureBlock ToFigure(string caption) => new(caption, TextAlternative, Drawing) { NarrowDrawing = NarrowDrawing };

    internal static Chart From(string kind, string finding, string values, Func<double, Drawing> layOut) =>
        new(finding, values.Length == 0 ? $"{kind}. {finding}" : $"{kind}. {finding} {values}", layOut(Width), layOut(NarrowWidth));
}
