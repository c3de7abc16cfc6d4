using Engage.Domain;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Reports;

namespace Engage.Web.Assemblies.Invitations;

/// <summary>The rows for those who merge letters themselves, with the column names of GOV.UK Notify's letters.</summary>
internal static class LetterCsv
{
    /// <summary>The rows, the heading first. Cells are made safe against formulas when they are written.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(IReadOnlyList<LetterTo> letters, LetterFacts facts)
    {
        yield return [.. Enumerable.Range(1, LetterHeadBlock.MostLines).Select(n => $"address line {n}"), "code", "assembly", "register at", "last day"];
        var lastDay = facts.LastDay is { } day ? Wording.Day(day) : "";
        foreach (var letter in letters)
        {
            string[] lines = ["The residents", .. letter.Lines];
            yield return [.. Enumerable.Range(0, LetterHeadBlock.MostLines).Select(i => i < lines.Length ? lines[i] : ""), ReadableSymbols.Grouped(letter.Code), facts.Assembly, facts.Address, lastDay];
        }
    }
}
