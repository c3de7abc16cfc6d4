namespace Engage.Domain.Assemblies.Expenses;

/// <summary>What a claim is for.</summary>
public enum ClaimKind
{
    /// <summary>The thank-you for a session attended.</summary>
    Honorarium,

    /// <summary>Getting there and home.</summary>
    Travel,

    /// <summary>Care of children or others meanwhile.</summary>
    Care,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Where a claim stands.</summary>
public enum ClaimState
{
    /// <summary>Waiting for an officer.</summary>
    Submitted,

    /// <summary>To be paid with the next export.</summary>
    Approved,

    /// <summary>Not paid, for a reason.</summary>
    Refused,

    /// <summary>Handed to finance.</summary>
    Exported,
}

/// <summary>
/// Money owed to a participant. Once it was handed to finance it stays as an amount in its batch, for the books; who it was
/// paid to is taken away when the person is erased.
/// </summary>
public sealed class Claim
{
    /// <summary>The most of one claim, in pence.</summary>
    public const int MaxPence = 100_000;

    /// <summary>The most characters of a note and of a reason.</summary>
    public const int MaxNoteLength = 500;

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The assembly.</summary>
    public required string AssemblyId { get; init; }

    /// <summary>Whose claim it is; null once they are erased.</summary>
    public string? RegistrationId { get; private set; }

    /// <summary>The session it is for; null when it is for none.</summary>
    public string? SessionId { get; init; }

    /// <summary>What it is for.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>How much, in pence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public required int Pence
    {
        get;
        init => field = value is >= 1 and <= MaxPence ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"A claim is of 1 to {MaxPence} pence.");
    }

    /// <summary>What the person said of it, encrypted; null when nothing.</summary>
    public string? Note { get; private set; }

    /// <summary>Keeps a second honorarium for the same session out; null for every other kind.</summary>
    public string? OnlyOnce { get; private set; }

    /// <summary>The member of staff who entered it or noted the attendance it rests on; null when the participant did it.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ClaimState State { get; private set; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; private set; }

    /// <summary>The batch with which it was handed to finance.</summary>
    public int? Batch { get; private set; }

    /// <summary>Says whose claim it is.</summary>
    public Claim For(string registrationId, string? encryptedNote = null)
    {
        (RegistrationId, Note) = (registrationId, encryptedNote);
        if (Kind == ClaimKind.Honorarium) { OnlyOnce = $"{SessionId}:{registrationId}"; }
        return this;
    }

    /// <summary>Whether somebody may decide on it: nobody decides on what they entered themselves.</summary>
    public bool MayBeDecidedBy(string officer) => State == ClaimState.Submitted && !string.Equals(EnteredBy, officer, StringComparison.OrdinalIgnoreCase);

    /// <summary>Approves it.</summary>
    public void Approve(string officer, DateTimeOffset now) => Decide(ClaimState.Approved, officer, now, null);

    /// <summary>Refuses it.</summary>
    public void Refuse(string officer, DateTimeOffset now, string reason) => Decide(ClaimState.Refused, officer, now, reason);

    /// <summary>Notes that it was handed to finance.</summary>
    /// <exception cref="InvalidOperationException">It is not approved.</exception>
    public void Export(int batch)
    {
        if (State != ClaimState.Approved) { throw new InvalidOperationException($"Claim {Id} is {State}."); }
        (State, Batch) = (ClaimState.Exported, batch);
    }

    /// <summary>Takes away who it was paid to; amount, kind and batch stay.</summary>
    public void Forget() => (RegistrationId, Note, OnlyOnce, Reason) = (null, null, null, null);

    private void Decide(ClaimState state, string officer, DateTimeOffset now, string? reason)
    {
        if (!MayBeDecidedBy(officer)) { throw new InvalidOperationException($"Claim {Id} is {State} and was entered by {EnteredBy ?? "the participant"}."); }
        (State, DecidedBy, DecidedAt, Reason) = (state, officer, now, reason);
    }
}
