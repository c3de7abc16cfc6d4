using Engage.Domain.Reports;
using Engage.Domain.Reports.Charts;

namespace Engage.Web.Pdf.Layout;

/// <summary>The measures and colours of a page. Lengths are points; the paper is A4.</summary>
/// <param name="brand">The brand colour.</param>
/// <param name="isLetter">Whether letters are set: larger text, and headings that begin with the page's first level.</param>
/// <param name="isSheet">Whether a sheet is set: no chapters, so headings are drawn one size smaller.</param>
internal sealed class PageStyle(string brand, bool isLetter = false, bool isSheet = false)
{
    public const double PaperWidth = 595.28;
    public const double PaperHeight = 841.89;
    public const double Left = 58;
    public const double Right = PaperWidth - 58;
    public const double Top = 82;
    public const double Bottom = PaperHeight - 70;

    /// <summary>The width of tables and figures.</summary>
    public const double Column = Right - Left;

    /// <summary>The width of running text: about ninety letters, so that the eye finds the next line.</summary>
    public const double Measure = 452;

    /// <summary>The space above the caption of a table or figure.</summary>
    public const double AboveCaption = 8;

    public const string Ink = ChartPalette.Ink;
    public const string Quiet = ChartPalette.Quiet;
    public const string Rule = "#c4c9cd";
    public const string Warning = "#942514";
    public const string WarningGround = "#fdf0ed";

    public static readonly TextStyle Caption = new(10.5, 14.5, IsBold: true);
    public static readonly TextStyle Note = new(8.5, 11.5, Colour: Quiet);
    public static readonly TextStyle RunningHead = new(8.5, 11, Colour: Quiet);

    public string Brand { get; } = brand;

    /// <summary>Running text; a letter is read by everybody, without a way to enlarge it.</summary>
    public TextStyle Body { get; } = isLetter ? new(12, 16) : new(10.5, 15.5);

    /// <summary>What is added to a heading's level in the tags: the title of a report stands above level 1, and a letter has none.</summary>
    public int AboveHeadings { get; } = isLetter ? 0 : 1;

    /// <summary>The level by which a heading is drawn: on a sheet, which has no chapters, one smaller than its own.</summary>
    public int DrawnLevel(int level) => isSheet ? Math.Min(level + 1, HeadingBlock.DeepestLevel) : level;

    /// <summary>A ground of the brand colour light enough for text.</summary>
    public string Tint { get; } = Mix(brand, 0.07);

    /// <summary>How headings look, by their level from 1.</summary>
    public TextStyle Heading(int level) => level switch
    {
        1 when isLetter => new(17, 21, IsBold: true, Colour: Brand),
        1 => new(23, 28, IsBold: true, Colour: Brand),
        2 => new(15.5, 20, IsBold: true, Colour: Brand),
        3 => new(12.5, 17, IsBold: true),
        4 => new(10.5, 15, IsBold: true),
        _ => new(10.5, 15, IsBold: true, Colour: Quiet),
    };

    /// <summary>The space above and below a heading.</summary>
    public static (double Above, double Below) HeadingSpace(int level) => level switch
    {
        1 => (30, 9),
        2 => (19, 5),
        3 => (13, 3),
        _ => (10, 2),
    };

    private static string Mix(string colour, double share)
    {
        var parts = Convert.FromHexString(colour.AsSpan(1));
        return "#" + Convert.ToHexStringLower([.. parts.Select(part => (byte)Math.Round(255 - ((255 - part) * share)))]);
    }
}

/// <summary>How text is set.</summary>
/// <param name="Size">The size of the letters in points.</param>
/// <param name="LineHeight">From one base line to the next, in points.</param>
/// <param name="IsBold">All of it bold.</param>
/// <param name="Colour">The colour, "#rrggbb".</param>
internal sealed record TextStyle(double Size, double LineHeight, bool IsBold = false, string Colour = PageStyle.Ink)
{
    /// <summary>From the top of a line to its base line.</summary>
    public double Drop => (LineHeight * 0.5) + (Size * 0.32);
}
