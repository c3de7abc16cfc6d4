using System.Globalization;

namespace Engage.Web.Text;

/// <summary>Dates and times as people read them: "20 January 2027 at 12 noon".</summary>
public static class DateWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A day: 20 January 2027.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>The moment something opens. Midnight needs no saying: the day begins then.</summary>
    /// <param name="local">The time on a clock of the place.</param>
    public static string Opening(DateTime local) =>
        local.TimeOfDay == TimeSpan.Zero ? Day(DateOnly.FromDateTime(local)) : At(local);

    /// <summary>The moment something closes. Midnight belongs to the day that ends, or people come a day late.</summary>
    /// <param name="local">The time on a clock of the place.</param>
    public static string Closing(DateTime local) =>
        local.TimeOfDay == TimeSpan.Zero ? $"{Day(DateOnly.FromDateTime(local.AddDays(-1)))} at midnight" : At(local);

    private static string At(DateTime local) => $"{Day(DateOnly.FromDateTime(local))} at {Clock(local)}";

    private static string Clock(DateTime local) => local switch
    {
        { Hour: 12, Minute: 0 } => "12 noon",
        { Minute: 0 } => local.ToString("htt", British).ToLowerInvariant(),
        _ => local.ToString("h:mmtt", British).ToLowerInvariant(),
    };
}
