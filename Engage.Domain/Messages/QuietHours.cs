namespace Engage.Domain.Messages;

/// <summary>From nine in the evening to eight in the morning no telephone buzzes because of us.</summary>
public static class QuietHours
{
    private static readonly TimeSpan Evening = TimeSpan.FromHours(21);
    private static readonly TimeSpan Morning = TimeSpan.FromHours(8);

    /// <summary>Whether it is night in a zone.</summary>
    public static bool Hold(DateTimeOffset now, TimeZoneInfo zone) => IsNight(TimeZoneInfo.ConvertTime(now, zone).TimeOfDay);

    /// <summary>A wall-clock time itself, or the next morning when it is at night.</summary>
    public static DateTime MorningAfter(DateTime local) =>
        !IsNight(local.TimeOfDay) ? local : local.Date + Morning + TimeSpan.FromDays(local.TimeOfDay >= Evening ? 1 : 0);

    private static bool IsNight(TimeSpan time) => time >= Evening || time < Morning;
}
