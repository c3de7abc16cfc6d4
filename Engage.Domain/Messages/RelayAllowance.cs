namespace Engage.Domain.Messages;

/// <summary>
/// What a relay still takes: a bucket that fills evenly up to a minute's worth, and a count for the day. Kept in the
/// database, so that all programs and restarts share it.
/// </summary>
public sealed class RelayAllowance
{
    /// <summary>Which relay, such as Notify.</summary>
    public required string Relay { get; init; }

    /// <summary>Messages that may be sent at once.</summary>
    public double Tokens { get; set; }

    /// <summary>When the bucket was last filled.</summary>
    public DateTimeOffset FilledAt { get; set; }

    /// <summary>The day of the count, in UTC as relays count.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Messages of that day.</summary>
    public int OfDay { get; set; }

    /// <summary>Takes up to so many messages' worth out.</summary>
    /// <param name="most">How many are wanted.</param>
    /// <param name="perMinute">The relay's rate; null when it has none.</param>
    /// <param name="perDay">The relay's most of a day; null when it has none.</param>
    /// <returns>How many may be sent.</returns>
    public int Take(int most, int? perMinute, int? perDay, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (Day != today) { (Day, OfDay) = (today, 0); }
        if (perMinute is { } rate)
        {
            // Never negative: after a clock was set back nothing is given twice.
            var minutes = Math.Clamp((now - FilledAt).TotalMinutes, 0, 1);
            Tokens = Math.Min(Burst(rate), Tokens + (minutes * (rate - Burst(rate) + 1)));
            most = Math.Min(most, (int)Tokens);
        }
        if (perDay is { } limit) { most = Math.Min(most, limit - OfDay); }
        FilledAt = now;
        most = Math.Max(most, 0);
        (Tokens, OfDay) = (Tokens - (perMinute is null ? 0 : most), OfDay + most);
        return most;
    }

    // A full bucket and what flows in within a minute are together never more than the rate.
    private static int Burst(int perMinute) => Math.Max(1, perMinute / 10);
}
