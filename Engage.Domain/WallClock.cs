namespace Engage.Domain;

/// <summary>From times on the wall to instants.</summary>
public static class WallClock
{
    /// <summary>
    /// The instant of a time on the wall of a zone. One that the clocks skip in spring means the moment they had moved on;
    /// one that they show twice in autumn, its first time.
    /// </summary>
    public static DateTimeOffset InstantOf(DateTime local, TimeZoneInfo zone)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(wall)) { wall = wall.AddHours(1); }
        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }
}
