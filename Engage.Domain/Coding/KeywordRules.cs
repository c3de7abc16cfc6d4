namespace Engage.Domain.Coding;

/// <summary>A piece of a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
public sealed record TextSpan(int Start, int Length)
{
    /// <summary>Where it has ended.</summary>
    public int End => Start + Length;

    /// <summary>The piece itself.</summary>
    public string Of(string text) => text.Substring(Start, Length);
}

/// <summary>A theme that the words of an answer suggest. Whoever codes decides; a suggestion codes nothing.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Reasons">The words that triggered it, as they stand in the answer.</param>
public sealed record Suggestion(Theme Theme, IReadOnlyList<TextSpan> Reasons)
{
    /// <summary>The words that triggered it, each once.</summary>
    public IReadOnlyList<string> WordsIn(string text) => [.. Reasons.Select(r => r.Of(text)).Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>
/// The rule behind suggestions: whole words in their order, without regard to case and accents; a word of a keyword that ends
/// in * fits any word that begins so. Nothing is learnt and nothing leaves the machine.
/// </summary>
/// <param name="themes">The themes of the codebook.</param>
public sealed class KeywordRules(IReadOnlyList<Theme> themes)
{
    private readonly List<(Theme Theme, List<Pattern> Patterns)> _rules =
        [.. themes.Select(t => (t, t.Keywords.Select(Pattern.Read).Where(p => p.Parts.Count > 0).ToList()))];

    /// <summary>The themes a text suggests, in the order of the codebook.</summary>
    public IReadOnlyList<Suggestion> Suggest(string text)
    {
        var words = FoldedText.WordsOf(text);
        var found = new List<Suggestion>();
        foreach (var (theme, patterns) in _rules)
        {
            var reasons = patterns.SelectMany(p => p.FindIn(words)).Distinct().OrderBy(s => s.Start).ToList();
            if (reasons.Count > 0) { found.Add(new Suggestion(theme, reasons)); }
        }
        return found;
    }

    /// <summary>Whether a keyword has anything to look for.</summary>
    public static bool IsUsable(string keyword) => Pattern.Read(keyword).Parts.Count > 0;

    /// <summary>The words of a keyword, each whole or a beginning.</summary>
    private sealed record Pattern(IReadOnlyList<(string Word, bool IsStem)> Parts)
    {
        public static Pattern Read(string keyword) => new(
            [.. FoldedText.WordsOf(keyword).Select(w => (w.Folded, w.Start + w.Length < keyword.Length && keyword[w.Start + w.Length] == '*'))]);

        public IEnumerable<TextSpan> FindIn(List<FoldedWord> words)
        {
            for (var at = 0; at + Parts.Count <= words.Count; at++)
            {
                if (!FitsAt(words, at)) { continue; }
                var last = words[at + Parts.Count - 1];
                yield return new TextSpan(words[at].Start, last.Start + last.Length - words[at].Start);
            }
        }

        private bool FitsAt(List<FoldedWord> words, int at)
        {
            for (var i = 0; i < Parts.Count; i++)
            {
                var (word, isStem) = Parts[i];
                if (isStem ? !words[at + i].Folded.StartsWith(word, StringComparison.Ordinal) : !string.Equals(words[at + i].Folded, word, StringComparison.Ordinal)) { return false; }
            }
            return true;
        }
    }
}
