namespace Engage.Domain.Sortition.Optimisation;

/// <summary>
/// When long work has to end. The domain reads no clock: whoever has one signals <paramref name="OutOfTime"/>, and the work ends with what it has and says what
/// is not proven; <paramref name="Cancelled"/> throws.
/// </summary>
/// <param name="Cancelled">Nobody wants the result any more.</param>
/// <param name="OutOfTime">The time allowed is used up.</param>
public readonly record struct SearchLimits(CancellationToken Cancelled, CancellationToken OutOfTime)
{
    /// <summary>Whether to end now.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants the result any more.</exception>
    public bool AreReached
    {
        get
        {
            Cancelled.ThrowIfCancellationRequested();
            return OutOfTime.IsCancellationRequested;
        }
    }
}
