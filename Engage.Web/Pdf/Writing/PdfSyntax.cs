using System.Globalization;
using System.Text;

namespace Engage.Web.Pdf.Writing;

/// <summary>How numbers, strings and references are written in a PDF.</summary>
internal static class PdfSyntax
{
    /// <summary>A number with at most two decimals and no exponent.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Reference(int number) => Number(number) + " 0 R";

    public static string References(IEnumerable<int> numbers) => "[" + string.Join(' ', numbers.Select(Reference)) + "]";

    /// <summary>Text for people, in UTF-16 with its mark; hexadecimal, so nothing has to be escaped.</summary>
    public static string UnicodeText(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    /// <summary>A string of ASCII characters.</summary>
    public static string Ascii(string text) =>
        "(" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal) + ")";

    public static string Date(DateTimeOffset moment) =>
        "(D:" + moment.ToUniversalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "Z)";

    /// <summary>A colour "#rrggbb" as three parts from 0 to 1.</summary>
    public static string Colour(string colour) =>
        $"{Part(colour, 1)} {Part(colour, 3)} {Part(colour, 5)}";

    /// <summary>Writes the distance of a point from the lower left corner.</summary>
    public static StringBuilder AppendPoint(this StringBuilder target, double x, double y) =>
        target.AppendNumber(x).Append(' ').AppendNumber(y).Append(' ');

    /// <summary>Like <see cref="Number(double)"/>, without a string for each of a page's thousands of numbers.</summary>
    public static StringBuilder AppendNumber(this StringBuilder target, double value)
    {
        var hundredths = (long)Math.Round(value * 100);
        if (hundredths < 0) { target.Append('-'); }
        hundredths = Math.Abs(hundredths);
        target.Append(hundredths / 100);
        var rest = hundredths % 100;
        if (rest == 0) { return target; }
        target.Append('.').Append((char)('0' + (rest / 10)));
        return rest % 10 == 0 ? target : target.Append((char)('0' + (rest % 10)));
    }

    private static string Part(string colour, int at) =>
        Number(int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0);
}
