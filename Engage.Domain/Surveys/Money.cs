using System.Globalization;

namespace Engage.Domain.Surveys;

/// <summary>Amounts in pounds, rounded and written as people read them.</summary>
public static class Money
{
    /// <summary>Rounds to the penny, half-pennies up.</summary>
    public static decimal ToPenny(decimal pounds) => Math.Floor((pounds * 100m) + 0.5m) / 100m;

    /// <summary>Writes £14, £14.50, £1,204 or 27p; a minus sign before what is less than nothing.</summary>
    public static string Write(decimal pounds)
    {
        var (sign, amount) = (pounds < 0 ? "−" : "", Math.Abs(pounds));
        return amount switch
        {
            > 0 and < 1 => string.Create(CultureInfo.InvariantCulture, $"{sign}{amount * 100m:0.##}p"),
            _ when amount == Math.Truncate(amount) => string.Create(CultureInfo.InvariantCulture, $"{sign}£{amount:N0}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{sign}£{amount:N2}"),
        };
    }

    /// <summary>Writes an amount always with pence, as columns of tables do: £14.00.</summary>
    public static string WriteInTable(decimal pounds) =>
        string.Create(CultureInfo.InvariantCulture, $"{(pounds < 0 ? "−" : "")}£{Math.Abs(pounds):N2}");
}
