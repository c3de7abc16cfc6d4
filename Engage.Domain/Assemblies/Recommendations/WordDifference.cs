using System.Text.RegularExpressions;

namespace Engage.Domain.Assemblies.Recommendations;

/// <summary>What became of a piece of text from one version to the next.</summary>
public enum PieceKind
{
    /// <summary>It stayed.</summary>
    Kept,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,
}

/// <summary>A run of words with one fate.</summary>
public sealed record TextPiece(PieceKind Kind, string Text);

/// <summary>Two versions of a text compared word by word, by the longest words they have in common in order (Hunt, McIlroy 1976).</summary>
public static partial class WordDifference
{
    /// <summary>The pieces in reading order; what was removed stands before what was added in its place.</summary>
    public static IReadOnlyList<TextPiece> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var common = CommonLengths(old, now);
        var steps = new List<(PieceKind Kind, string Word)>();
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && string.Equals(old[i].Trim(), now[j].Trim(), StringComparison.Ordinal)) { steps.Add((PieceKind.Kept, now[j])); (i, j) = (i + 1, j + 1); }
            else if (i < old.Count && (j == now.Count || common[i + 1, j] >= common[i, j + 1])) { steps.Add((PieceKind.Removed, old[i++])); }
            else { steps.Add((PieceKind.Added, now[j++])); }
        }
        return Merge(steps);
    }

    /// <summary>What changed, as a sentence: 3 words added and 1 removed.</summary>
    public static string Sentence(IReadOnlyList<TextPiece> pieces)
    {
        var (added, removed) = (Count(pieces, PieceKind.Added), Count(pieces, PieceKind.Removed));
        return (added, removed) switch
        {
            (0, 0) => "No words changed",
            (_, 0) => $"{Wording.Count(added, "word", "words")} added",
            (0, _) => $"{Wording.Count(removed, "word", "words")} removed",
            _ => $"{Wording.Count(added, "word", "words")} added and {Wording.Count(removed)} removed",
        };
    }

    private static int Count(IEnumerable<TextPiece> pieces, PieceKind kind) => pieces.Where(p => p.Kind == kind).Sum(p => Words(p.Text).Count);

    // Blanks go with the word before them, so that the pieces put together are the text.
    private static List<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    private static int[,] CommonLengths(List<string> old, List<string> now)
    {
        var lengths = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = string.Equals(old[i].Trim(), now[j].Trim(), StringComparison.Ordinal) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }
        return lengths;
    }

    private static List<TextPiece> Merge(List<(PieceKind Kind, string Word)> steps)
    {
        var pieces = new List<TextPiece>();
        foreach (var (kind, word) in steps)
        {
            if (pieces.Count > 0 && pieces[^1].Kind == kind) { pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + word }; }
            else { pieces.Add(new TextPiece(kind, word)); }
        }
        return pieces;
    }

    [GeneratedRegex(@"\S+\s*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
