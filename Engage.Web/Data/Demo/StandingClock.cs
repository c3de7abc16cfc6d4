namespace Engage.Web.Data.Demo;

/// <summary>A clock that stands still: what the demonstration makes carries the day on which it would have been made.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
