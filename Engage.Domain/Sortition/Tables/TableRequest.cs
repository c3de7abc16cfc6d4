namespace Engage.Domain.Sortition.Tables;

/// <summary>Somebody to be seated.</summary>
/// <param name="Id">The person's id; unique.</param>
/// <param name="Values">The values of the features to mix, one for each.</param>
/// <param name="Cluster">People with the same text always sit together, such as those who share an interpreter; null for everybody else.</param>
public sealed record Participant(string Id, IReadOnlyList<string> Values, string? Cluster = null);

/// <summary>A seat that is settled.</summary>
/// <param name="Participant">The index of the person.</param>
/// <param name="Table">The table, from 0.</param>
/// <param name="Session">The session, from 0; null for all.</param>
public sealed record FixedSeat(int Participant, int Table, int? Session = null);

/// <summary>Who is to be seated, and what has to hold.</summary>
/// <param name="Participants">The people.</param>
/// <param name="Tables">How many tables; each has a facilitator, so there are as many facilitators.</param>
/// <param name="Sessions">How many sessions.</param>
public sealed record TableRequest(IReadOnlyList<Participant> Participants, int Tables, int Sessions)
{
    /// <summary>Pairs that never share a table, as indices of people.</summary>
    public IReadOnlyList<(int A, int B)> KeepApart { get; init; } = [];

    /// <summary>Seats that are settled, such as at an accessible table.</summary>
    public IReadOnlyList<FixedSeat> Seats { get; init; } = [];

    /// <summary>Settles the plan among those that are as good.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many exchanges are tried in each attempt.</summary>
    public int Moves { get; init; } = Math.Clamp(8_000 * Participants.Count * Sessions, 100_000, 10_000_000);
}
