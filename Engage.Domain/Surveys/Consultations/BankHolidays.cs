namespace Engage.Domain.Surveys.Consultations;

/// <summary>A bank holiday in England and Wales.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">Its name.</param>
public sealed record BankHoliday(DateOnly Day, string Name);

/// <summary>
/// The regular bank holidays in England and Wales (Banking and Financial Dealings Act 1971, schedule 1, and the proclamations
/// made each year). Days proclaimed for one year only, such as a coronation, are not known here.
/// </summary>
public static class BankHolidays
{
    /// <summary>Those of a year, in order.</summary>
    public static IReadOnlyList<BankHoliday> Of(int year)
    {
        var easter = Easter(year);
        var newYear = new DateOnly(year, 1, 1);
        var (christmas, boxing) = (new DateOnly(year, 12, 25), new DateOnly(year, 12, 26));
        List<BankHoliday> days =
        [
            new(Substitute(newYear), "New Year’s Day"),
            new(easter.AddDays(-2), "Good Friday"),
            new(easter.AddDays(1), "Easter Monday"),
            new(FirstMonday(new DateOnly(year, 5, 1)), "Early May bank holiday"),
            new(LastMonday(new DateOnly(year, 5, 31)), "Spring bank holiday"),
            new(LastMonday(new DateOnly(year, 8, 31)), "Summer bank holiday"),
            // A Christmas Day on Sunday is made up for on Tuesday, since Monday is Boxing Day; a Boxing Day at the weekend two days later.
            new(Substitute(christmas), "Christmas Day"),
            new(Substitute(boxing), "Boxing Day"),
        ];
        return [.. days.OrderBy(d => d.Day)];
    }

    /// <summary>Those from one day to another, both counted.</summary>
    public static IReadOnlyList<BankHoliday> Between(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(from.Year, Math.Max(0, to.Year - from.Year + 1)).SelectMany(Of).Where(d => d.Day >= from && d.Day <= to)];

    // A Saturday moves on by two days; so does a Sunday of the pair at Christmas, while a single Sunday moves by one.
    private static DateOnly Substitute(DateOnly day) => (day.DayOfWeek, day.Month) switch
    {
        (DayOfWeek.Saturday, _) => day.AddDays(2),
        (DayOfWeek.Sunday, 12) => day.AddDays(2),
        (DayOfWeek.Sunday, _) => day.AddDays(1),
        _ => day,
    };

    private static DateOnly FirstMonday(DateOnly from) => from.AddDays((8 - (int)from.DayOfWeek) % 7);

    private static DateOnly LastMonday(DateOnly to) => to.AddDays(-(((int)to.DayOfWeek + 6) % 7));

    /// <summary>Easter Sunday in the Gregorian calendar (anonymous algorithm: Meeus, Astronomical Algorithms, 1991, chapter 8).</summary>
    internal static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = (b - ((b + 8) / 25) + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
