namespace Engage.Domain.Messages;

/// <summary>
/// When a message that could not be sent is tried again: after one, five and fifteen minutes, an hour, then every four
/// hours, a little earlier or later so that they do not all come back at once; for a day, or until it expires.
/// </summary>
public static class RetryRule
{
    /// <summary>How long a message is tried.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>When to try again; null when it is given up, because it was tried for a day or expires before.</summary>
    /// <param name="attempts">How often it was tried: at least 1.</param>
    /// <param name="expiresAt">When it must not be sent any more.</param>
    /// <param name="chance">From 0 to 1, drawn by the caller: earlier or later by up to a fifth.</param>
    public static DateTimeOffset? Next(int attempts, DateTimeOffset? expiresAt, DateTimeOffset now, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        if (Enumerable.Range(1, attempts).Aggregate(TimeSpan.Zero, (sum, n) => sum + WaitAfter(n)) >= Longest) { return null; }
        var next = now + (WaitAfter(attempts) * (1 - Jitter + (2 * Jitter * chance)));
        return expiresAt is not { } end || next < end ? next : null;
    }

    private static TimeSpan WaitAfter(int attempt) => Waits[Math.Min(attempt, Waits.Length) - 1];
}
