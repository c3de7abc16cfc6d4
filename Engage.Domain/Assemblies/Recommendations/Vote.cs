namespace Engage.Domain.Assemblies.Recommendations;

/// <summary>One round of voting on one or several recommendations: support, oppose or abstain, for each.</summary>
public sealed class Vote : Poll
{
    /// <summary>The most characters of a title.</summary>
    public const int MaxTitleLength = 120;

    /// <summary>The codes of the choices.</summary>
    public const string Support = "support", Oppose = "oppose", Abstain = "abstain";

    private readonly List<VoteItem> _voteItems = [];

    /// <summary>Prepares a vote.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="requiredPercent">
    /// How many per cent of those who vote for or against must be in favour: 50 means more than half, 51 to 100 at least so many.
    /// </param>
    public Vote(string id, string assemblyId, string title, int requiredPercent, DateTimeOffset now, string by) : base(id, assemblyId, now, by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requiredPercent, 50);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(requiredPercent, 100);
        (Title, RequiredPercent) = (title, requiredPercent);
    }

    private Vote(string id, string assemblyId, string createdBy, string title) : base(id, assemblyId, createdBy) => Title = title;

    /// <summary>What it is called, such as Recommendations of the third workshop.</summary>
    public string Title { get; private set; }

    /// <summary>50: more than half of those voting for or against; 51 to 100: at least so many per cent of them.</summary>
    public int RequiredPercent { get; private set; }

    /// <summary>What is voted on, in order.</summary>
    public IReadOnlyList<VoteItem> VoteItems => [.. _voteItems.OrderBy(i => i.Position)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Items => [.. VoteItems.Select(i => i.RecommendationId)];

    /// <inheritdoc/>
    public override IReadOnlyList<PollOption> Choices { get; } = [new(Support, "Support"), new(Oppose, "Oppose"), new(Abstain, "Abstain")];

    /// <summary>Adds a recommendation as it stands and freezes it.</summary>
    /// <exception cref="InvalidOperationException">The vote is not being prepared, or the recommendation is not of this assembly.</exception>
    public void Put(Recommendation recommendation)
    {
        ArgumentNullException.ThrowIfNull(recommendation);
        if (State != PollState.Draft) { throw new InvalidOperationException($"Vote {Id} was opened before."); }
        if (!string.Equals(recommendation.AssemblyId, AssemblyId, StringComparison.Ordinal)) { throw new InvalidOperationException($"Recommendation {recommendation.Id} is of another assembly."); }
        recommendation.Freeze();
        _voteItems.Add(new VoteItem(Id, recommendation.Id, recommendation.Newest.Number, _voteItems.Count + 1));
    }

    /// <summary>The rule in a sentence, as members read it before they vote.</summary>
    public string Rule => RequiredPercent == 50
        ? "A recommendation is adopted when more than half of those who vote for or against it support it."
        : $"A recommendation is adopted when at least {RequiredPercent}% of those who vote for or against it support it.";
}

/// <summary>One recommendation in a vote.</summary>
/// <param name="VoteId">The vote.</param>
/// <param name="RecommendationId">The recommendation.</param>
/// <param name="Version">The version that was voted on.</param>
/// <param name="Position">From 1.</param>
public sealed record VoteItem(string VoteId, string RecommendationId, int Version, int Position);
