using System.Runtime.InteropServices;

namespace Engage.Web.Commands;

/// <summary>Turns Ctrl+C and a polite end from the system into a cancellation, so that a transaction is rolled back in order.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Begins to listen.</summary>
    public StopSignal()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM]) { _registrations.Add(PosixSignalRegistration.Create(signal, Stop)); }
    }

    /// <summary>Cancelled when somebody asks to stop.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) { registration.Dispose(); }
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        // The second time the system's own way is taken: the program ends at once.
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
