namespace Engage.Domain.Assemblies.Sessions;

/// <summary>How long a place that came free is held for the person it is offered to.</summary>
public static class OfferRule
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    /// <summary>Two days; where the session is less than four days away, half of the time that is left, so that the next in line can still come.</summary>
    public static DateTimeOffset Until(DateTimeOffset now, DateTimeOffset start)
    {
        var half = (start - now) / 2;
        return now + (half < Longest ? half : Longest);
    }
}
