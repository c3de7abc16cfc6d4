namespace Engage.Domain.Surveys.Simulation;

/// <summary>Between which moments simulated responses come in.</summary>
/// <param name="OpensAt">When the survey opens.</param>
/// <param name="ClosesAt">When it closes.</param>
/// <param name="Until">The moment before which all responses came in: now, for a survey that is still open.</param>
/// <param name="Zone">The zone in which people sleep, work and answer.</param>
public sealed record SimulationWindow(DateTimeOffset OpensAt, DateTimeOffset ClosesAt, DateTimeOffset Until, TimeZoneInfo Zone);

/// <summary>
/// The hours of a window with how often people answer in them: more on the first days and the last, in the evening rather than at
/// night. What staff key in from paper and by telephone falls into office hours.
/// </summary>
internal sealed class HourSchedule
{
    private const int Longest = 24 * 366 * 2;

    // Answers by hour of the day, from midnight.
    private static readonly double[] Rhythm = [1, 0.5, 0.3, 0.2, 0.2, 0.5, 1.5, 3, 4, 5, 5.5, 5, 5.5, 5, 4.5, 4.5, 5, 5.5, 6, 7, 7.5, 6.5, 4.5, 2.5];

    private readonly List<DateTimeOffset> _hours = [];
    private readonly List<bool> _isOffice = [];
    private readonly List<double> _upTo = [];

    internal HourSchedule(SimulationWindow window)
    {
        var first = new DateTimeOffset(window.OpensAt.UtcTicks - (window.OpensAt.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var end = window.Until < window.ClosesAt ? window.Until : window.ClosesAt;
        var sum = 0.0;
        for (var hour = first; (hour < end || _hours.Count == 0) && _hours.Count < Longest; hour = hour.AddHours(1))
        {
            var local = TimeZoneInfo.ConvertTime(hour, window.Zone);
            var isWeekend = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            _hours.Add(hour);
            _isOffice.Add(!isWeekend && local.Hour is >= 9 and < 17);
            _upTo.Add(sum += Rhythm[local.Hour] * (isWeekend ? 0.8 : 1) * Interest((hour - window.OpensAt).TotalDays, (window.ClosesAt - hour).TotalDays));
        }
    }

    /// <summary>As many hours as responses, in order of time.</summary>
    internal int[] Draw(int count, SeededRandom random)
    {
        var drawn = new int[count];
        for (var i = 0; i < count; i++)
        {
            var at = _upTo.BinarySearch(random.NextDouble() * _upTo[^1]);
            drawn[i] = Math.Min(at < 0 ? ~at : at, _hours.Count - 1);
        }
        Array.Sort(drawn);
        return drawn;
    }

    /// <summary>The hour itself.</summary>
    internal DateTimeOffset this[int index] => _hours[index];

    /// <summary>An office hour soon after; the hour itself when the window has none left.</summary>
    internal DateTimeOffset OfficeHourAfter(int index, SeededRandom random)
    {
        var at = _isOffice.IndexOf(true, index);
        if (at < 0) { return _hours[index]; }
        for (var steps = random.Next(7); steps > 0 && at + 1 < _hours.Count && _isOffice[at + 1]; steps--) { at++; }
        return _hours[at];
    }

    /// <summary>News of the opening for some days, a reminder before the close.</summary>
    private static double Interest(double daysOpen, double daysLeft) =>
        1 + (3.5 * Math.Exp(-Math.Max(0, daysOpen) / 2.5)) + (4 * Math.Exp(-Math.Max(0, daysLeft) / 1.5));
}
