namespace Engage.Domain.Assemblies.Recommendations;

/// <summary>Where a poll of an assembly's members stands.</summary>
public enum PollState
{
    /// <summary>Being prepared.</summary>
    Draft,

    /// <summary>Members answer.</summary>
    Open,

    /// <summary>Over: what was counted can be read.</summary>
    Closed,
}

/// <summary>One thing that members are asked in a poll.</summary>
/// <param name="Code">Stable within the poll.</param>
/// <param name="Words">What people read.</param>
public sealed record PollOption(string Code, string Words);

/// <summary>
/// Something the members of an assembly are asked in secret: each once, nobody's answer known. Whose turn is used is kept in
/// <see cref="Turn"/>; what was answered only as counts, in <see cref="BallotCount"/>, with nothing between the two.
/// </summary>
public abstract class Poll
{
    /// <summary>Fewer ballots than this are never printed as numbers.</summary>
    public const int LeastPrinted = 10;

    private protected Poll(string id, string assemblyId, DateTimeOffset now, string by) => (Id, AssemblyId, CreatedAt, CreatedBy) = (id, assemblyId, now, by);

    private protected Poll(string id, string assemblyId, string createdBy) => (Id, AssemblyId, CreatedBy) = (id, assemblyId, createdBy);

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>The assembly whose members answer.</summary>
    public string AssemblyId { get; private set; }

    /// <summary>Where it stands.</summary>
    public PollState State { get; private set; }

    /// <summary>When it was prepared.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who prepared it.</summary>
    public string CreatedBy { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Until when members can answer; null until it is opened.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How many papers were counted into the result; null while none were.</summary>
    public int? Papers { get; private set; }

    /// <summary>What is asked about, by code, in order.</summary>
    public abstract IReadOnlyList<string> Items { get; }

    /// <summary>The answers to choose from, the same for every item; one of them says nothing.</summary>
    public abstract IReadOnlyList<PollOption> Choices { get; }

    /// <summary>Whether members can answer at a moment.</summary>
    public bool AcceptsAt(DateTimeOffset now) => State == PollState.Open && now < Until;

    /// <summary>Lets members answer.</summary>
    /// <param name="until">When that ends, whether or not staff close it in time.</param>
    /// <exception cref="InvalidOperationException">It was open before, or asks nothing.</exception>
    public void Open(DateTimeOffset now, DateTimeOffset until)
    {
        if (until <= now) { throw new ArgumentException("A poll ends after it begins.", nameof(until)); }
        if (State != PollState.Draft) { throw new InvalidOperationException($"Poll {Id} was opened before."); }
        if (Items.Count == 0) { throw new InvalidOperationException($"Poll {Id} asks nothing."); }
        (State, OpenedAt, Until) = (PollState.Open, now, until);
    }

    /// <summary>Ends it.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void Close(DateTimeOffset now)
    {
        if (State != PollState.Open) { throw new InvalidOperationException($"Poll {Id} is not open."); }
        (State, ClosedAt) = (PollState.Closed, now);
    }

    /// <summary>Notes that papers were counted into the result.</summary>
    /// <exception cref="InvalidOperationException">It is not open, or papers were counted before.</exception>
    public void AcceptPapers(int papers)
    {
        if (State != PollState.Open || Papers is not null) { throw new InvalidOperationException($"No papers can be added to poll {Id}."); }
        Papers = papers;
    }

    /// <summary>The items that a set of answers leaves open or answers with something else than a choice; empty when it is a ballot.</summary>
    /// <param name="answers">The code of a choice for each item.</param>
    public IReadOnlyList<string> Missing(IReadOnlyDictionary<string, string> answers) =>
        [.. Items.Where(item => !answers.TryGetValue(item, out var choice) || Choices.All(c => !string.Equals(c.Code, choice, StringComparison.Ordinal)))];
}

/// <summary>How a member's turn was used.</summary>
public enum TurnState
{
    /// <summary>Not yet.</summary>
    Unused,

    /// <summary>By telephone or computer.</summary>
    Online,

    /// <summary>With a sheet of paper, which is counted with the others.</summary>
    Paper,
}

/// <summary>
/// That a member has one turn in a poll, and whether it is used; not when, and not what for. Written by the ballot
/// box alone, all turns of a poll together, so that no mark of the database on a row says which was used last.
/// </summary>
public sealed class Turn
{
    /// <summary>The poll.</summary>
    public required string PollId { get; init; }

    /// <summary>The registration of the member; a random text once the person was erased.</summary>
    public required string Member { get; init; }

    /// <summary>Whether and how it was used.</summary>
    public TurnState State { get; set; }
}

/// <summary>
/// How many ballots say one thing about one item. This is the whole ballot box: a ballot is counted as it is put in and not
/// kept, so there is nothing that could be put in an order or beside a name.
/// </summary>
public sealed class BallotCount
{
    /// <summary>The poll.</summary>
    public required string PollId { get; init; }

    /// <summary>The code of the item.</summary>
    public required string Item { get; init; }

    /// <summary>The code of the choice.</summary>
    public required string Choice { get; init; }

    /// <summary>How many ballots say so.</summary>
    public int Ballots { get; set; }
}
