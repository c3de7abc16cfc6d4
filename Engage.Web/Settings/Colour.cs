using System.Globalization;

namespace Engage.Web.Settings;

/// <summary>A colour of the screen.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Contrast with white, from 1 to 21 (WCAG 2.2, relative luminance).</summary>
    public double ContrastWithWhite => 1.05 / ((0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue)) + 0.05);

    /// <summary>Reads #rrggbb; null for anything else.</summary>
    public static Colour? TryParse(string? text) =>
        text is { Length: 7 } && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit)
            ? new Colour(Part(text, 1), Part(text, 3), Part(text, 5))
            : null;

    /// <summary>As #rrggbb.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private static byte Part(string text, int start) => byte.Parse(text.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static double Linear(byte part)
    {
        var value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
