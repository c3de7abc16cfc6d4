using System.Globalization;

namespace Engage.Domain;

/// <summary>Numbers, money and times as the office's pages, reports and messages say them, in British English.</summary>
public static class Wording
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A count: 1,204.</summary>
    public static string Count(int count) => count.ToString("N0", British);

    /// <summary>A count with its noun: 1 person, 1,204 people.</summary>
    public static string Count(int count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary>A share from 0 to 1: whole per cent under a thousand answers, one decimal from there on.</summary>
    public static string Percent(double share, int answered) =>
        (share * 100).ToString(answered < 1_000 ? "0" : "0.0", British) + "%";

    /// <summary>A share in a sentence, always whole: 20%.</summary>
    public static string Percent(double share) => (share * 100).ToString("0", British) + "%";

    /// <summary>A number to so many decimals, with thousands separated.</summary>
    public static string Number(double value, int decimals) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), British);

    /// <summary>A day: 20 January 2027.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>A day with its weekday: Wednesday 20 January 2027.</summary>
    public static string LongDay(DateOnly day) => day.ToString("dddd d MMMM yyyy", British);

    /// <summary>A wall-clock time: 12 noon, midnight, 9am, 5:30pm.</summary>
    public static string Time(TimeOnly time) => time switch
    {
        { Hour: 12, Minute: 0 } => "12 noon",
        { Hour: 0, Minute: 0 } => "midnight",
        { Minute: 0 } => time.ToString("%h", British) + Half(time),
        _ => time.ToString("h:mm", British) + Half(time),
    };

    /// <summary>A moment on a wall clock: 20 January 2027 at 12 noon.</summary>
    public static string Moment(DateTime local) => $"{Day(DateOnly.FromDateTime(local))} at {Time(TimeOnly.FromDateTime(local))}";

    /// <summary>When something opens, on a wall clock. Midnight needs no saying: the day begins then.</summary>
    public static string Opening(DateTime local) => local.TimeOfDay == TimeSpan.Zero ? Day(DateOnly.FromDateTime(local)) : Moment(local);

    /// <summary>When something closes, on a wall clock. Midnight belongs to the day that ends, or people come a day late.</summary>
    public static string Closing(DateTime local) =>
        local.TimeOfDay == TimeSpan.Zero ? $"{Day(DateOnly.FromDateTime(local.AddDays(-1)))} at midnight" : Moment(local);

    /// <summary>A moment as a zone's clocks show it.</summary>
    public static string Moment(DateTimeOffset instant, TimeZoneInfo zone) => Moment(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>Things in a row: "a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    private static string Half(TimeOnly time) => time.Hour < 12 ? "am" : "pm";
}
