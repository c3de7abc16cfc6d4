namespace Engage.Web.Mail.Sending;

/// <summary>
/// Keeps away from a relay that is down: after a failed connection for five seconds, then twice as long each time, up to
/// five minutes. The first try after a pause is one message only.
/// </summary>
internal sealed class RelayBreaker(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private TimeSpan _pause;
    private DateTimeOffset _closedAt;

    /// <summary>Whether the relay is to be left alone.</summary>
    public bool IsOpen
    {
        get { lock (_lock) { return _pause > TimeSpan.Zero && time.GetUtcNow() < _closedAt && _closedAt - time.GetUtcNow() <= Longest; } }
    }

    /// <summary>Whether the relay failed last time: then one message is tried before others.</summary>
    public bool IsOnTrial
    {
        get { lock (_lock) { return _pause > TimeSpan.Zero; } }
    }

    /// <summary>Notes that the relay answered, or failed.</summary>
    public void Note(bool isDown)
    {
        lock (_lock)
        {
            if (!isDown)
            {
                _pause = TimeSpan.Zero;
                return;
            }
            // Several sessions fail together; that is one failure.
            if (_pause > TimeSpan.Zero && time.GetUtcNow() < _closedAt) { return; }
            _pause = _pause == TimeSpan.Zero ? First : TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, Longest.Ticks));
            _closedAt = time.GetUtcNow() + _pause;
        }
    }
}
