using System.Globalization;

namespace Engage.Web.Pages.Staff;

/// <summary>A day typed into one box: 20/1/2027, 20 January 2027 or 2027-01-20.</summary>
public static class DayText
{
    private static readonly string[] _forms = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d M yyyy", "d MMMM yyyy", "d MMM yyyy", "yyyy-MM-dd"];
    private static readonly CultureInfo _english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The day, or null when it is none between 2000 and 2100.</summary>
    public static DateOnly? Read(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), _forms, _english, DateTimeStyles.AllowInnerWhite, out var day) && day.Year is >= 2000 and <= 2100 ? day : null;

    /// <summary>A day as it is shown in the box.</summary>
    public static string Write(DateOnly? day) => day?.ToString("d MMMM yyyy", _english) ?? "";
}
