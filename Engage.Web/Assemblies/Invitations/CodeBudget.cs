namespace Engage.Web.Assemblies.Invitations;

/// <summary>
/// How many wrong codes are looked up in an hour, from everywhere together: guesses from many networks gain nothing. With 500
/// an hour against 50,000 codes in use, of 29 to the power of eleven, a year of guessing finds one with a chance of about
/// 2 in 100,000. Kept in memory; each program has its own.
/// </summary>
public sealed class CodeBudget(TimeProvider time)
{
    /// <summary>The most wrong codes in an hour.</summary>
    public const int Most = 500;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private readonly Lock _gate = new();
    private DateTimeOffset _until;
    private int _failures;

    /// <summary>Whether a code may be looked up now.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_gate) { return Failures() < Most; }
        }
    }

    /// <summary>Counts a wrong code.</summary>
    /// <returns>Whether it was the last of the hour.</returns>
    public bool NoteFailure()
    {
        lock (_gate)
        {
            _failures = Failures() + 1;
            return _failures == Most;
        }
    }

    private int Failures()
    {
        var now = time.GetUtcNow();
        if (now >= _until) { (_until, _failures) = (now + Window, 0); }
        return _failures;
    }
}
