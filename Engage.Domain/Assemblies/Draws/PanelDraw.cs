using System.Security.Cryptography;
using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Selection;

namespace Engage.Domain.Assemblies.Draws;

/// <summary>Where a draw stands.</summary>
public enum DrawState
{
    /// <summary>The lottery is being computed.</summary>
    Computing,

    /// <summary>The lottery is there; nobody outside knows of it.</summary>
    Ready,

    /// <summary>No panel meets the quotas.</summary>
    Infeasible,

    /// <summary>The lottery, its hash and the source of randomness are public.</summary>
    Announced,

    /// <summary>The panel is drawn.</summary>
    Drawn,

    /// <summary>Given up, with a reason; one that was announced stays public.</summary>
    Abandoned,
}

/// <summary>What is drawn.</summary>
public enum DrawKind
{
    /// <summary>The whole panel.</summary>
    First,

    /// <summary>The seats left empty.</summary>
    Replacement,
}

/// <summary>What an officer asks of a draw.</summary>
/// <param name="Kind">What is drawn.</param>
/// <param name="Algorithm">How chances are chosen.</param>
/// <param name="Alternates">How many alternates are drawn with it.</param>
/// <param name="StepIn">By what rule an alternate takes an empty seat.</param>
/// <param name="AnswerDays">How many days people have to answer.</param>
/// <param name="Seed">Settles the order of panels and of people in the lottery.</param>
public sealed record DrawOptions(DrawKind Kind, SelectionAlgorithm Algorithm, int Alternates, StepInRule StepIn, int AnswerDays, long Seed);

/// <summary>
/// One public draw of an assembly: the lottery is computed, announced with its hash and a future source of randomness, and
/// then drawn with what two officers read from that source, each for themselves. Nothing of an announced draw is ever
/// changed or deleted.
/// </summary>
public sealed class PanelDraw
{
    /// <summary>Answers that fewer people gave are left out of the published lottery.</summary>
    public const int FewestToPublish = 5;

    /// <summary>The most characters of a reason.</summary>
    public const int LongestReason = 500;

    /// <summary>Begins a draw whose lottery is still to be computed.</summary>
    /// <param name="number">From 1 within the assembly.</param>
    /// <param name="targets">The quotas, as they are now.</param>
    public PanelDraw(string id, string assemblyId, int number, SelectionTargets targets, DrawOptions options, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(options);
        (Id, AssemblyId, Number, TargetsJson) = (id, assemblyId, number, targets.ToJson());
        (Kind, Algorithm, Alternates, StepIn, AnswerDays, Seed) = options;
        (RequestedBy, RequestedAt) = (by, now);
    }

    private PanelDraw(string id, string assemblyId, int number, string targetsJson, string requestedBy) => (Id, AssemblyId, Number, TargetsJson, RequestedBy) = (id, assemblyId, number, targetsJson, requestedBy);

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>The assembly.</summary>
    public string AssemblyId { get; private set; }

    /// <summary>Which draw of the assembly, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What is drawn.</summary>
    public DrawKind Kind { get; private set; }

    /// <summary>Where it stands.</summary>
    public DrawState State { get; private set; }

    /// <summary>The quotas of the whole panel when the draw was begun, as canonical JSON.</summary>
    public string TargetsJson { get; private set; }

    /// <summary>The quotas of the whole panel when the draw was begun.</summary>
    public SelectionTargets Targets => SelectionTargets.FromJson(TargetsJson);

    /// <summary>How chances are chosen.</summary>
    public SelectionAlgorithm Algorithm { get; private set; }

    /// <summary>How many alternates are drawn with it.</summary>
    public int Alternates { get; private set; }

    /// <summary>By what rule an alternate takes an empty seat.</summary>
    public StepInRule StepIn { get; private set; }

    /// <summary>How many days people have to answer.</summary>
    public int AnswerDays { get; private set; }

    /// <summary>Settles the order of panels and of people in the lottery.</summary>
    public long Seed { get; private set; }

    /// <summary>Who asked for it.</summary>
    public string RequestedBy { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>How many people are in its pool; 0 while that is not known.</summary>
    public int PoolSize { get; private set; }

    /// <summary>How many seats it draws; 0 while that is not known.</summary>
    public int Seats { get; private set; }

    /// <summary>The figures of the lottery, as JSON of <see cref="DrawReport"/>; null while it is computed.</summary>
    public string? ReportJson { get; private set; }

    /// <summary>When the lottery was there.</summary>
    public DateTimeOffset? ComputedAt { get; private set; }

    /// <summary>The source of randomness; null before it is announced.</summary>
    public RandomSource? Source { get; private set; }

    /// <summary>When the lottery and the source were made public.</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }

    /// <summary>Who announced it.</summary>
    public string? AnnouncedBy { get; private set; }

    /// <summary>The SHA-256 of the published file.</summary>
    public string? PublishedSha256 { get; private set; }

    /// <summary>The SHA-256 of the whole lottery, which the draw is made with; a published file that leaves rare answers out carries it.</summary>
    public string? WholeSha256 { get; private set; }

    /// <summary>The randomness as the first officer read it.</summary>
    public string? Randomness { get; private set; }

    /// <summary>The officer who entered it.</summary>
    public string? EnteredBy { get; private set; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    /// <summary>The second officer, who read the same.</summary>
    public string? ConfirmedBy { get; private set; }

    /// <summary>When the panel was drawn.</summary>
    public DateTimeOffset? DrawnAt { get; private set; }

    /// <summary>The number of the panel drawn.</summary>
    public int? Panel { get; private set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? AbandonedAt { get; private set; }

    /// <summary>Who gave it up.</summary>
    public string? AbandonedBy { get; private set; }

    /// <summary>Why it was given up.</summary>
    public string? AbandonedBecause { get; private set; }

    /// <summary>Whether anybody may see it.</summary>
    public bool IsPublic => AnnouncedAt is not null;

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsOver => State is DrawState.Drawn or DrawState.Abandoned;

    /// <summary>Keeps what was computed.</summary>
    public void Compute(int poolSize, int seats, string reportJson, DateTimeOffset now)
    {
        Require(DrawState.Computing);
        (State, PoolSize, Seats, ReportJson, ComputedAt) = (DrawState.Ready, poolSize, seats, reportJson, now);
    }

    /// <summary>Keeps why there is no lottery.</summary>
    public void Fail(int poolSize, int seats, string reportJson, DateTimeOffset now)
    {
        Require(DrawState.Computing);
        (State, PoolSize, Seats, ReportJson, ComputedAt) = (DrawState.Infeasible, poolSize, seats, reportJson, now);
    }

    /// <summary>
    /// Makes the lottery public with the source written into it, so that its hash commits to both.
    /// </summary>
    /// <param name="lottery">The lottery as computed.</param>
    /// <param name="source">The source of randomness, in the future.</param>
    /// <returns>The lottery to draw with, and the copy to publish; the same where nothing had to be left out.</returns>
    /// <exception cref="InvalidOperationException">The draw is not ready, or the source is not in the future.</exception>
    public (LotteryDocument Whole, LotteryDocument Published) Announce(LotteryDocument lottery, RandomSource source, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(lottery);
        ArgumentNullException.ThrowIfNull(source);
        Require(DrawState.Ready);
        if (source.At <= now) { throw new InvalidOperationException("The source of randomness is not in the future."); }
        var whole = lottery with { Source = source.Describe() };
        var masked = whole.Masked(FewestToPublish);
        var published = masked.People.Any(p => p.Values.Any(v => v is null)) ? masked : whole;
        (State, Source, AnnouncedAt, AnnouncedBy) = (DrawState.Announced, source, now, by);
        (PublishedSha256, WholeSha256) = (published.Sha256(), whole.Sha256());
        return (whole, published);
    }

    /// <summary>The first officer says what the source gave.</summary>
    /// <exception cref="InvalidOperationException">The draw is not announced, its moment has not come, or somebody entered it already.</exception>
    public void Enter(DrawRandomness randomness, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(randomness);
        Require(DrawState.Announced);
        if (now < Source!.At) { throw new InvalidOperationException("The moment of the draw has not come."); }
        if (Randomness is not null) { throw new InvalidOperationException("The randomness is entered already."); }
        (Randomness, EnteredBy, EnteredAt) = (randomness.Text, by, now);
    }

    /// <summary>Takes back what the first officer entered, when a second one read something else.</summary>
    public void Retract()
    {
        Require(DrawState.Announced);
        (Randomness, EnteredBy, EnteredAt) = (null, null, null);
    }

    /// <summary>The second officer says what the source gave; where it is the same, the panel is drawn.</summary>
    /// <param name="lottery">The lottery that was announced, whole.</param>
    /// <param name="randomness">As the second officer read it.</param>
    /// <returns>The record of the draw; null when the two officers read something different, and then nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">The same officer, another lottery, or nobody entered anything.</exception>
    public DrawRecord? Confirm(LotteryDocument lottery, DrawRandomness randomness, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(lottery);
        ArgumentNullException.ThrowIfNull(randomness);
        Require(DrawState.Announced);
        if (Randomness is null) { throw new InvalidOperationException("Nobody has entered the randomness yet."); }
        if (IsEnteredBy(by)) { throw new InvalidOperationException("A second officer has to confirm the randomness."); }
        if (lottery.Sha256() != WholeSha256) { throw new InvalidOperationException("This is not the lottery that was announced."); }
        if (randomness.Text != Randomness) { return null; }
        var record = DrawRecord.Of(lottery, randomness, Alternates) ?? throw new InvalidOperationException("The randomness draws nothing.");
        (State, ConfirmedBy, DrawnAt, Panel) = (DrawState.Drawn, by, now, record.Panel);
        return record;
    }

    /// <summary>Gives the draw up; nothing of it is deleted.</summary>
    /// <exception cref="InvalidOperationException">It is over.</exception>
    public void Abandon(string because, string by, DateTimeOffset now)
    {
        if (IsOver) { throw new InvalidOperationException($"Draw {Number} is over."); }
        (State, AbandonedBecause, AbandonedBy, AbandonedAt) = (DrawState.Abandoned, because, by, now);
    }

    /// <summary>Whether this officer entered the randomness, and so cannot confirm it.</summary>
    public bool IsEnteredBy(string officer) => string.Equals(EnteredBy, officer, StringComparison.OrdinalIgnoreCase);

    private void Require(DrawState state)
    {
        if (State != state) { throw new InvalidOperationException($"Draw {Number} is {State}, not {state}."); }
    }
}

/// <summary>The files of a draw.</summary>
public enum DrawFileName
{
    /// <summary>The lottery with everything in it; stays in the office.</summary>
    Lottery,

    /// <summary>The lottery as published.</summary>
    Published,

    /// <summary>The record of the draw.</summary>
    Record,
}

/// <summary>One file of a draw, byte for byte.</summary>
public sealed class DrawFile
{
    /// <summary>The draw.</summary>
    public required string DrawId { get; init; }

    /// <summary>Which file.</summary>
    public required DrawFileName Name { get; init; }

    /// <summary>Its bytes.</summary>
    public required byte[] Bytes { get; set; }

    /// <summary>The SHA-256 of its bytes.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
