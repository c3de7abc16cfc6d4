namespace Engage.Web.Data.Demo;

/// <summary>What the demonstration makes carries the moment it would have been made.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
