namespace Engage.Domain.Assemblies.Recommendations;

/// <summary>Where a recommendation stands.</summary>
public enum RecommendationState
{
    /// <summary>Being written; only staff and members see it.</summary>
    Draft,

    /// <summary>Frozen because it was put to a vote: what is voted on does not change under way.</summary>
    Final,

    /// <summary>Public, with the result of its vote.</summary>
    Published,

    /// <summary>Given up before any vote, for a reason.</summary>
    Dropped,
}

/// <summary>
/// One recommendation of an assembly. Every change makes a version that stays; a vote freezes it, and a later vote on other
/// words needs it to be taken up again first.
/// </summary>
public sealed class Recommendation
{
    /// <summary>The most characters of a note on a change or of a reason for dropping.</summary>
    public const int MaxNoteLength = 300;

    private readonly List<RecommendationVersion> _versions = [];

    /// <summary>Begins a recommendation as a draft.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="number">Its number within the assembly, from 1.</param>
    /// <param name="by">The account that wrote it down.</param>
    public Recommendation(string id, string assemblyId, int number, RecommendationText text, DateTimeOffset now, string by)
    {
        (Id, AssemblyId, Number) = (id, assemblyId, number);
        _versions.Add(RecommendationVersion.Of(id, 1, text, "First version", now, by));
    }

    private Recommendation(string id, string assemblyId) => (Id, AssemblyId) = (id, assemblyId);

    /// <summary>The internal id, a <see cref="PublicId"/>.</summary>
    public string Id { get; private set; }

    /// <summary>The assembly.</summary>
    public string AssemblyId { get; private set; }

    /// <summary>By which people name it, and part of its address; null once dropped.</summary>
    public int? Number { get; private set; }

    /// <summary>Where it stands.</summary>
    public RecommendationState State { get; private set; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Why it was dropped; null unless it was.</summary>
    public string? DroppedBecause { get; private set; }

    /// <summary>All versions, in order of number from 1.</summary>
    public IReadOnlyList<RecommendationVersion> Versions => [.. _versions.OrderBy(v => v.Number)];

    /// <summary>What it says now.</summary>
    public RecommendationVersion Newest => _versions.MaxBy(v => v.Number) ?? throw new InvalidOperationException("The recommendation was loaded without its versions.");

    /// <summary>The version with a number.</summary>
    public RecommendationVersion VersionOf(int number) => _versions.Find(v => v.Number == number) ?? throw new ArgumentOutOfRangeException(nameof(number));

    /// <summary>Writes a new version; false when nothing is different.</summary>
    /// <param name="note">What was changed, and why.</param>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public bool Revise(RecommendationText text, string note, DateTimeOffset now, string by)
    {
        Require(RecommendationState.Draft, "changed");
        return Add(text, note, now, by);
    }

    /// <summary>Puts the draft to a vote: from now on it does not change.</summary>
    /// <exception cref="InvalidOperationException">It is neither a draft nor frozen.</exception>
    public void Freeze()
    {
        if (State != RecommendationState.Final) { Require(RecommendationState.Draft, "put to a vote"); }
        State = RecommendationState.Final;
    }

    /// <summary>Adds what those thought who did not agree; the words that were voted on stay as they were.</summary>
    /// <returns>False when nothing is different.</returns>
    /// <exception cref="InvalidOperationException">It was not put to a vote, or is public already.</exception>
    public bool AddMinorityViews(string views, DateTimeOffset now, string by)
    {
        Require(RecommendationState.Final, "given minority views");
        return Add(Newest.Content with { MinorityViews = views }, "Minority views written down after the vote", now, by);
    }

    /// <summary>Takes it up again after a vote: it is a draft, and a later vote decides.</summary>
    /// <exception cref="InvalidOperationException">It is not frozen, or public already.</exception>
    public void Reopen()
    {
        Require(RecommendationState.Final, "taken up again");
        State = RecommendationState.Draft;
    }

    /// <summary>Shows it to the public.</summary>
    /// <exception cref="InvalidOperationException">It was not voted on, or is public already.</exception>
    public void Publish(DateTimeOffset now)
    {
        Require(RecommendationState.Final, "published");
        (State, PublishedAt) = (RecommendationState.Published, now);
    }

    /// <summary>Gives the draft up.</summary>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public void Drop(string because)
    {
        Require(RecommendationState.Draft, "dropped");
        (State, DroppedBecause, Number) = (RecommendationState.Dropped, because, null);
    }

    /// <summary>Gives a draft its number, or none while numbers change hands; <see cref="RecommendationOrder"/> says which.</summary>
    /// <exception cref="InvalidOperationException">It is not a draft.</exception>
    public void Renumber(int? number)
    {
        Require(RecommendationState.Draft, "renumbered");
        Number = number;
    }

    private bool Add(RecommendationText text, string note, DateTimeOffset now, string by)
    {
        if (Newest.Content == text) { return false; }
        _versions.Add(RecommendationVersion.Of(Id, Newest.Number + 1, text, note, now, by));
        return true;
    }

    private void Require(RecommendationState state, string done)
    {
        if (State != state) { throw new InvalidOperationException($"Recommendation {Id} is {State} and cannot be {done}."); }
    }
}

/// <summary>What a recommendation says.</summary>
/// <param name="Title">It in one line.</param>
/// <param name="Wording">What should be done, in Markdown.</param>
/// <param name="Reasons">Why, in Markdown.</param>
/// <param name="Conditions">What must hold for members to stand by it, in Markdown; may be empty.</param>
/// <param name="MinorityViews">What those thought who did not agree, in Markdown; may be empty.</param>
public sealed record RecommendationText(string Title, string Wording, string Reasons, string Conditions, string MinorityViews)
{
    /// <summary>The most characters of a title.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>The most characters of each other part.</summary>
    public const int MaxPartLength = 5_000;

    /// <summary>The parts with their names, as screens and reports call them.</summary>
    public IReadOnlyList<(string Name, string Text)> Parts =>
        [("Title", Title), ("Recommendation", Wording), ("Reasons", Reasons), ("Conditions", Conditions), ("Minority views", MinorityViews)];
}

/// <summary>One version of a recommendation; never changes.</summary>
/// <param name="RecommendationId">The recommendation.</param>
/// <param name="Number">From 1 upwards.</param>
/// <param name="Note">What was changed, and why.</param>
/// <param name="At">When it was written.</param>
/// <param name="By">The account that wrote it.</param>
public sealed record RecommendationVersion(
    string RecommendationId, int Number, string Title, string Wording, string Reasons, string Conditions, string MinorityViews, string Note, DateTimeOffset At, string By)
{
    /// <summary>What it says.</summary>
    public RecommendationText Content => new(Title, Wording, Reasons, Conditions, MinorityViews);

    internal static RecommendationVersion Of(string recommendationId, int number, RecommendationText text, string note, DateTimeOffset at, string by) =>
        new(recommendationId, number, text.Title, text.Wording, text.Reasons, text.Conditions, text.MinorityViews, note, at, by);
}
