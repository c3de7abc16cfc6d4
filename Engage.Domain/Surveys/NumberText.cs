using System.Globalization;

namespace Engage.Domain.Surveys;

/// <summary>Reads numbers as people type them: digits, commas between thousands, one decimal point, a sign before.</summary>
internal static class NumberText
{
    /// <summary>More digits than this no bound allows, and a decimal keeps exactly.</summary>
    private const int MaxDigits = 18;

    /// <summary>No number is typed in more characters, blanks included; a flood is not looked at.</summary>
    private const int MaxLength = 100;

    /// <summary>Reads a number; false for anything else: words, exponents, NaN, letters, digits of other scripts.</summary>
    /// <param name="decimals">How many digits were given after the point.</param>
    internal static bool TryRead(string raw, out decimal value, out int decimals)
    {
        (value, decimals) = (0, 0);
        if (raw.Length > MaxLength) { return false; }
        var text = raw.Trim();
        if (text is ['+' or '-' or '−', ..]) { text = (text[0] == '+' ? "" : "-") + text[1..].TrimStart(); }
        var unsigned = text.StartsWith('-') ? text[1..] : text;

        var point = unsigned.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? unsigned : unsigned[..point];
        var part = point < 0 ? "" : unsigned[(point + 1)..];
        if (!HasWellPlacedCommas(whole)) { return false; }

        whole = whole.Replace(",", "", StringComparison.Ordinal);
        if (!IsDigits(whole) || !IsDigits(part) || whole.Length + part.Length is 0 or > MaxDigits || (point >= 0 && part.Length == 0)) { return false; }

        decimals = part.TrimEnd('0').Length;
        var plain = $"{(text.StartsWith('-') ? "-" : "")}{(whole.Length == 0 ? "0" : whole)}.{(part.Length == 0 ? "0" : part)}";
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)) { return false; }
        value = JsonWriting.Plain(value);
        return true;
    }

    /// <summary>Reads a whole number of nothing or more; a number with digits after the point is not one.</summary>
    internal static bool TryReadCount(string raw, out int value)
    {
        value = 0;
        if (!TryRead(raw, out var number, out var decimals) || decimals > 0 || number is < 0 or > int.MaxValue) { return false; }
        value = (int)number;
        return true;
    }

    /// <summary>Writes a number with commas between thousands, as sentences show bounds.</summary>
    internal static string Write(decimal value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);

    /// <summary>Writes a number as a field or a cell holds it: no commas.</summary>
    internal static string Plain(decimal value) => JsonWriting.Plain(value).ToString(CultureInfo.InvariantCulture);

    private static bool IsDigits(string text) => text.All(char.IsAsciiDigit);

    private static bool HasWellPlacedCommas(string whole)
    {
        if (!whole.Contains(',', StringComparison.Ordinal)) { return true; }
        var groups = whole.Split(',');
        return groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(g => g.Length == 3);
    }
}
