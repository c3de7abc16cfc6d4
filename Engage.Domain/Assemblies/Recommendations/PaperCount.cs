using System.Text.Json;

namespace Engage.Domain.Assemblies.Recommendations;

/// <summary>Which of the two countings of the papers one is.</summary>
public enum CountingPass
{
    /// <summary>The first.</summary>
    First,

    /// <summary>The second, by somebody else who does not see the first.</summary>
    Second,
}

/// <summary>
/// One counting of the papers of a poll: how many say what about each item. Two people count apart from each other, and
/// only when they come to the same are the papers added. A paper as a whole is never entered.
/// </summary>
public sealed class PaperCount
{
    /// <summary>The poll.</summary>
    public required string PollId { get; init; }

    /// <summary>Which of the two it is.</summary>
    public required CountingPass Pass { get; init; }

    /// <summary>How many papers there are.</summary>
    public required int Papers { get; init; }

    /// <summary>As kept: the counts by item and choice.</summary>
    public required string CountsJson { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who counted.</summary>
    public required string By { get; init; }

    /// <summary>The counts by item and choice.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, int>> Counts =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, int>>>(CountsJson) ?? throw new JsonException("There are no counts.");

    /// <summary>The counts as they are kept.</summary>
    public static string Write(IReadOnlyDictionary<string, Dictionary<string, int>> counts) => JsonSerializer.Serialize(counts);

    /// <summary>What is wrong with a counting, a sentence for each item whose answers do not add up to the papers.</summary>
    /// <param name="names">What staff call each item.</param>
    public static IEnumerable<(string Item, string Sentence)> Problems(Poll poll, int papers, IReadOnlyDictionary<string, Dictionary<string, int>> counts, IReadOnlyDictionary<string, string> names) =>
        from item in poll.Items
        let sum = poll.Choices.Sum(c => counts.GetValueOrDefault(item)?.GetValueOrDefault(c.Code) ?? 0)
        where sum != papers
        select (item, $"{names[item]}: the counts must add up to {Wording.Count(papers, "paper", "papers")}, not {Wording.Count(sum)}");

    /// <summary>The items that two countings see differently; all of them when they differ in how many papers there are.</summary>
    public static IReadOnlyList<string> Differences(Poll poll, PaperCount first, PaperCount second) =>
        first.Papers != second.Papers
            ? poll.Items
            : [.. poll.Items.Where(item => poll.Choices.Any(c => CountOf(first, item, c.Code) != CountOf(second, item, c.Code)))];

    private static int CountOf(PaperCount counting, string item, string choice) => counting.Counts.GetValueOrDefault(item)?.GetValueOrDefault(choice) ?? 0;
}
