using System.Diagnostics;

namespace Engage.Web.Security.Sessions;

/// <summary>
/// Lets a refusal take a whole number of quarter seconds: what an account costs more than no account (a row to write)
/// disappears in the rounding.
/// </summary>
public static class EvenPace
{
    private static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for the next beat since a start.</summary>
    /// <param name="start">From <see cref="Stopwatch.GetTimestamp"/>.</param>
    public static Task KeepAsync(long start, CancellationToken cancellationToken = default)
    {
        var beats = Math.Floor(Stopwatch.GetElapsedTime(start) / _beat) + 1;
        return Task.Delay((beats * _beat) - Stopwatch.GetElapsedTime(start) is { } left && left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);
    }
}
