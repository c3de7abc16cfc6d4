using System.Globalization;

namespace Engage.Domain.Reports.Charts;

/// <summary>How a chart prints its values.</summary>
/// <param name="Before">Stands before the number, such as a pound sign.</param>
/// <param name="After">Stands after it, such as a per cent sign.</param>
/// <param name="Decimals">Digits after the point, from 0 to 4.</param>
public sealed record ValueFormat(string Before, string After, int Decimals)
{
    /// <summary>Whole numbers with a comma at the thousands.</summary>
    public static ValueFormat Count { get; } = new("", "", 0);

    /// <summary>Per cent without decimals; the value 31 is printed as 31%.</summary>
    public static ValueFormat Percent { get; } = new("", "%", 0);

    /// <summary>Per cent with one decimal, for bases of 1,000 and more.</summary>
    public static ValueFormat PercentToATenth { get; } = new("", "%", 1);

    /// <summary>Pounds and pence.</summary>
    public static ValueFormat Pounds { get; } = new("£", "", 2);

    /// <summary>The value as it is printed; halves are rounded away from zero.</summary>
    public string Print(double value)
    {
        var rounded = Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
        return (rounded < 0 ? "-" : "") + Before + Math.Abs(rounded).ToString("N" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + After;
    }
}
