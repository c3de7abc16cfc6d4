namespace Engage.Domain.Coding;

/// <summary>An answer that may report a crime or a danger, as somebody noticed while coding: somebody must look at it.</summary>
public sealed class Concern
{
    /// <summary>The most characters of what was done.</summary>
    public const int MaxOutcome = 300;

    /// <summary>The codebook.</summary>
    public required string CodebookId { get; init; }

    /// <summary>The response that holds the answer, by its internal number.</summary>
    public required long ResponseNumber { get; init; }

    /// <summary>Who noticed it.</summary>
    public required string RaisedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>Who dealt with it; null while nobody has.</summary>
    public string? HandledBy { get; private set; }

    /// <summary>When it was dealt with.</summary>
    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>What was done, such as "Passed to the force control room".</summary>
    public string? Outcome { get; private set; }

    /// <summary>Says what was done.</summary>
    /// <exception cref="InvalidOperationException">Somebody dealt with it already.</exception>
    public void Handle(string outcome, string by, DateTimeOffset now)
    {
        if (HandledAt is not null) { throw new InvalidOperationException("Somebody dealt with this already."); }
        (Outcome, HandledBy, HandledAt) = (outcome, by, now);
    }
}
