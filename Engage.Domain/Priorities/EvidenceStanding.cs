using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;

namespace Engage.Domain.Priorities;

/// <summary>What has become of the source of a piece of evidence since it was frozen.</summary>
public enum EvidenceState
{
    /// <summary>The source stands as it was.</summary>
    Standing,

    /// <summary>A newer version of the source says the same.</summary>
    Republished,

    /// <summary>A newer version of the source says something else.</summary>
    Superseded,

    /// <summary>The source hides the figure now, so the copy is not shown either.</summary>
    Suppressed,

    /// <summary>The source was withdrawn; the copy is not shown any more.</summary>
    Withdrawn,
}

/// <summary>How a piece of evidence stands today.</summary>
/// <param name="State">What became of its source.</param>
/// <param name="Detail">One sentence for readers; empty when the source stands as it was.</param>
/// <param name="NewAddress">Where the newer version is; null when there is none.</param>
/// <param name="NewBlocks">What the newer version says instead; empty unless it says something else.</param>
public sealed record EvidenceStanding(EvidenceState State, string Detail, string? NewAddress, IReadOnlyList<Block> NewBlocks)
{
    /// <summary>The source stands as it was.</summary>
    public static EvidenceStanding Unchanged { get; } = new(EvidenceState.Standing, "", null, []);

    /// <summary>Whether the frozen copy may be shown.</summary>
    public bool ShowsCopy => State is not (EvidenceState.Suppressed or EvidenceState.Withdrawn);

    /// <summary>Whether an officer should look at the priority again.</summary>
    public bool WantsReview => State is EvidenceState.Superseded or EvidenceState.Suppressed or EvidenceState.Withdrawn;
}

/// <summary>Compares a frozen table with the one of the same caption in a newer version of a report.</summary>
public static class EvidenceComparison
{
    /// <summary>What the newer table means for the frozen one.</summary>
    /// <param name="frozen">The copy.</param>
    /// <param name="newer">The table of the newer version; null when it has none of that caption.</param>
    /// <param name="row">The row that matters; null for all.</param>
    /// <returns>Republished, Superseded or Suppressed. A figure hidden now that was shown then is suppressed, whatever else changed.</returns>
    public static EvidenceState Compare(TableBlock frozen, TableBlock? newer, string? row)
    {
        if (newer is null) { return EvidenceState.Superseded; }
        var (before, after) = (Rows(frozen, row), Rows(newer, row));
        foreach (var (name, cells) in before)
        {
            var now = after.GetValueOrDefault(name);
            if (now is not null && Hidden(now) > Hidden(cells)) { return EvidenceState.Suppressed; }
        }
        var isSame = before.Count == after.Count && before.All(b => after.TryGetValue(b.Key, out var now) && now.SequenceEqual(b.Value, StringComparer.Ordinal))
            && frozen.Columns.Select(c => c.Header).SequenceEqual(newer.Columns.Select(c => c.Header), StringComparer.Ordinal);
        return isSame ? EvidenceState.Republished : EvidenceState.Superseded;
    }

    /// <summary>A table cut down to one row; the table itself when the row is null.</summary>
    public static TableBlock Cut(TableBlock table, string? row) => row is null ? table : table with { Rows = [.. table.Rows.Where(r => Is(r, row))] };

    /// <summary>One row of a table as a table of its own, each column a line: it fits a telephone. The table itself when the row is null or not there.</summary>
    public static TableBlock Turn(TableBlock table, string? row)
    {
        if (row is null || table.Rows.FirstOrDefault(r => Is(r, row)) is not { } cells) { return table; }
        return table with
        {
            Columns = [new(table.Columns[0].Header, 2, IsRowHeader: true), new(row, 3)],
            Rows = [.. table.Columns.Skip(1).Select((c, i) => (IReadOnlyList<string>)[c.Header, cells[i + 1]])],
        };
    }

    /// <summary>Whether a row is the one named.</summary>
    public static bool Is(IReadOnlyList<string> cells, string row) => string.Equals(cells[0], row, StringComparison.Ordinal);

    private static Dictionary<string, IReadOnlyList<string>> Rows(TableBlock table, string? row) =>
        table.Rows.Where(r => row is null || Is(r, row)).GroupBy(r => r[0], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private static int Hidden(IReadOnlyList<string> cells) => cells.Count(c => c.Contains(Figures.Hidden, StringComparison.Ordinal));
}
