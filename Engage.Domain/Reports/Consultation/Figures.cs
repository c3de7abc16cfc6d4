using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Consultation;

/// <summary>How counts, shares and bases are printed in every table of a report.</summary>
internal static class Figures
{
    /// <summary>What stands in place of a hidden count, after the convention of the Government Statistical Service.</summary>
    public const string Hidden = "[c]";

    /// <summary>What stands where there is no figure.</summary>
    public const string None = "–";

    /// <summary>The heading of shares; where there are weights, <see cref="WeightedHeader"/> stands beside it.</summary>
    public const string ShareHeader = "Share (unweighted)";

    /// <summary>The heading of weighted shares.</summary>
    public const string WeightedHeader = "Share (weighted)";

    /// <summary>The explanation under a table that hides something.</summary>
    public static string HiddenNote(int threshold) =>
        $"{Hidden}: not shown, to protect people in groups of fewer than {Wording.Count(threshold)}, or because it would reveal such a number.";

    /// <summary>The base in a sentence: who the percentages are of, and what became of everybody else.</summary>
    public static string BaseNote(Bases bases)
    {
        var parts = new List<string> { $"Base: {Wording.Count(bases.Answered, "person", "people")} who answered." };
        var others = new List<string>();
        if (bases.DontKnow > 0) { others.Add($"{Wording.Count(bases.DontKnow)} did not know"); }
        if (bases.PreferNotToSay > 0) { others.Add($"{Wording.Count(bases.PreferNotToSay)} preferred not to say"); }
        if (bases.PassedOver > 0) { others.Add($"{Wording.Count(bases.PassedOver)} passed over the question"); }
        if (bases.NotAsked > 0) { others.Add($"{Wording.Count(bases.NotAsked)} were not asked it"); }
        if (others.Count > 0) { parts.Add(Capital(Wording.List(others)) + "."); }
        return string.Join(' ', parts);
    }

    /// <summary>A count, or the mark of a hidden one.</summary>
    public static string CountOr(bool isHidden, int count) => isHidden ? Hidden : Wording.Count(count);

    /// <summary>A count after disclosure control.</summary>
    public static string CountOr(DisclosedFigure figure) => figure.Count is { } count ? Wording.Count(count) : Hidden;

    /// <summary>Which substantive options of a question are hidden in its own table, where those who answered are printed. Of several choices each is hidden also when few of those who answered left it out.</summary>
    public static bool[] SubstantiveHidden(Disclosure disclosure, OptionTally tally)
    {
        int[] counts = [.. Enumerable.Range(0, tally.Options.Count).Where(i => OptionTally.IsSubstantive(tally.Options[i])).Select(i => tally.Counts[i])];
        return tally.IsSeveral ? [.. counts.Select(n => disclosure.IsSmall(n) || disclosure.IsSmall(tally.Bases.Answered - n))] : disclosure.Hide(counts, addToTotal: true);
    }

    /// <summary>Which options of a question are hidden in its own table: "Don't know" and "Prefer not to say" are no part of those who answered, and stand by themselves.</summary>
    public static bool[] OptionsHidden(Disclosure disclosure, OptionTally tally)
    {
        var substantive = new Queue<bool>(SubstantiveHidden(disclosure, tally));
        return [.. tally.Options.Select((o, i) => OptionTally.IsSubstantive(o) ? substantive.Dequeue() : disclosure.IsSmall(tally.Counts[i]))];
    }

    /// <summary>A share of a base, the mark of a hidden one, or a dash without a base.</summary>
    public static string ShareOr(bool isHidden, int count, int answered) =>
        isHidden ? Hidden : answered == 0 ? None : Wording.Percent((double)count / answered, answered);

    /// <summary>The column of weighted shares, where there are any.</summary>
    public static TableColumn[] WeightedColumn(bool isWeighted, string header = WeightedHeader) => isWeighted ? [new(header, 1.4, IsNumeric: true)] : [];

    /// <summary>The cell of that column.</summary>
    public static string[] WeightedCell(bool isWeighted, bool isHidden, double? share, int answered) =>
        !isWeighted ? [] : [isHidden ? Hidden : share is { } s ? Wording.Percent(s, answered) : None];

    /// <summary>What the weights of a question's base are worth; null without weights.</summary>
    public static string? WeightedNote(Tally tally) =>
        tally.IsWeighted ? $"Weighted base: worth {Wording.Number(tally.EffectiveBase, 0)} equally weighted answers (effective sample size)." : null;

    /// <summary>An unweighted and a weighted share in one cell, both whole; the first alone without weights.</summary>
    public static string PairOr(bool isHidden, int count, int answered, double? weighted) =>
        isHidden || answered == 0 || weighted is not { } share ? ShareOr(isHidden, count, answered) : $"{Wording.Percent((double)count / answered)} / {Wording.Percent(share)}";

    /// <summary>The same of a figure after disclosure control and the total of its row.</summary>
    public static string PairOr(DisclosedFigure figure, DisclosedFigure total, bool isWeighted) =>
        PairOr(figure.IsHidden || total.IsHidden, figure.Count ?? 0, total.Count ?? 0, isWeighted ? figure.WeightedRowShare : null);

    /// <summary>The names of options, as a reader needs them in a narrow column.</summary>
    public static IReadOnlyList<Option> Substantive(IReadOnlyList<Option> options) => [.. options.Where(OptionTally.IsSubstantive)];

    private static string Capital(string text) => char.IsAsciiDigit(text[0]) ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
