namespace Engage.Web.Jobs;

/// <summary>Wakes the worker of this program when a job was queued here.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);

    /// <summary>Rings; ringing twice before anybody listens is once.</summary>
    public void Ring()
    {
        lock (_bell)
        {
            if (_bell.CurrentCount == 0) { _bell.Release(); }
        }
    }

    /// <summary>Waits for a ring, at most so long.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => _bell.WaitAsync(longest, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _bell.Dispose();
}
