namespace Engage.Domain;

/// <summary>Turns what people read on a clock into instants. Appointments are kept as wall time and zone and converted late.</summary>
public static class WallClock
{
    /// <summary>The instant of a wall time: one skipped in spring means the moment the clocks had moved on, one that happens twice its first time.</summary>
    /// <param name="local">As people read it; its kind is ignored.</param>
    /// <param name="zone">Whose clocks.</param>
    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(time)) { time = time.AddHours(1); }
        var offset = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time);
        return new DateTimeOffset(time, offset).ToUniversalTime();
    }

    /// <summary>The day it is in a zone at an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
