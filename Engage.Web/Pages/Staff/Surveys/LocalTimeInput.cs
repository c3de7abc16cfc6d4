using System.Globalization;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>A day and a time as typed: day, month, year, and 12:00 or 9.30am.</summary>
public sealed class LocalTimeInput
{
    private static readonly string[] _times = ["H:mm", "H.mm", "h:mmtt", "h.mmtt", "htt"];

    /// <summary>The day of the month.</summary>
    public string? Day { get; set; }

    /// <summary>The month as a number or a name.</summary>
    public string? Month { get; set; }

    /// <summary>The year in four digits.</summary>
    public string? Year { get; set; }

    /// <summary>The time.</summary>
    public string? Time { get; set; }

    /// <summary>A moment to be changed; empty without one.</summary>
    public static LocalTimeInput Of(DateTime? local) => local is not { } time ? new LocalTimeInput() : new LocalTimeInput
    {
        Day = time.Day.ToString(CultureInfo.InvariantCulture),
        Month = time.Month.ToString(CultureInfo.InvariantCulture),
        Year = time.Year.ToString(CultureInfo.InvariantCulture),
        Time = time.ToString("H:mm", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads it.</summary>
    /// <param name="what">The words before "day" or "time" in a message, such as "opening".</param>
    /// <returns>The moment, or the part that is wrong and a sentence.</returns>
    public (DateTime? Local, string Part, string? Problem) Read(string what)
    {
        if (string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year)) { return (null, nameof(Day), $"Enter the {what} day"); }
        if (!TryNumber(Day, out var day)) { return (null, nameof(Day), $"The {what} day must include a day"); }
        if (MonthOf(Month) is not { } month) { return (null, nameof(Month), $"The {what} day must include a month"); }
        if (!TryNumber(Year, out var year) || year is < 2000 or > 2100) { return (null, nameof(Year), $"The year of the {what} day must have four digits, like 2027"); }
        if (day < 1 || day > DateTime.DaysInMonth(year, month)) { return (null, nameof(Day), $"The {what} day must be a real day"); }
        if (TimeOf(Time) is not { } time) { return (null, nameof(Time), $"Enter the {what} time, like 12:00 or 9.30am"); }
        return (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).Add(time.ToTimeSpan()), "", null);
    }

    private static bool TryNumber(string? text, out int number) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static int? MonthOf(string? text)
    {
        if (TryNumber(text, out var number)) { return number is >= 1 and <= 12 ? number : null; }
        var word = text?.Trim() ?? "";
        if (word.Length < 3) { return null; }
        var names = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        var index = Array.FindIndex(names, name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return index is >= 0 and < 12 ? index + 1 : null;
    }

    private static TimeOnly? TimeOf(string? text)
    {
        var typed = string.Concat((text ?? "").ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)));
        if (typed is "midday" or "noon" or "12noon") { return new TimeOnly(12, 0); }
        if (typed is "midnight") { return TimeOnly.MinValue; }
        return TimeOnly.TryParseExact(typed, _times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }
}
