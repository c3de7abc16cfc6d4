namespace Engage.Domain.Coding;

/// <summary>What a report says of the themes of one free-text question: counts, how they were made, and cleared quotes only.</summary>
/// <param name="QuestionCode">The question.</param>
/// <param name="Version">The number of the codebook's version in use.</param>
/// <param name="FrozenAt">When that version was frozen.</param>
/// <param name="Counts">The themes counted.</param>
/// <param name="Agreement">How far two coders agree; null when no answer was coded twice.</param>
/// <param name="Quotes">The cleared quotes by the code of their theme.</param>
public sealed record CodedQuestion(
    string QuestionCode, int Version, DateTimeOffset FrozenAt, ThemeCounts Counts, CodingAgreement? Agreement, IReadOnlyDictionary<string, IReadOnlyList<string>> Quotes)
{
    /// <summary>Puts together what is known; null while no version of the codebook is frozen.</summary>
    /// <param name="codebook">The codebook.</param>
    /// <param name="codings">All its codings.</param>
    /// <param name="quotes">Its quotes in any state; those not cleared are left behind here.</param>
    /// <param name="written">How many people wrote something.</param>
    /// <param name="weightOf">The weight of a response by its number; null without weights.</param>
    public static CodedQuestion? Of(Codebook codebook, IReadOnlyCollection<CodedAnswer> codings, IEnumerable<Quote> quotes, int written, Func<long, double>? weightOf = null)
    {
        if (codebook.InUse is not { FrozenAt: { } frozen } version) { return null; }
        var cleared = quotes.Where(q => q.State == QuoteState.Cleared && version.Find(q.Theme) is not null)
            .GroupBy(q => q.Theme, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.OrderBy(q => q.Id, StringComparer.Ordinal).Select(q => q.Text)], StringComparer.Ordinal);
        return new CodedQuestion(codebook.QuestionCode, version.Number, frozen, ThemeCounts.Of(codebook, codings, written, weightOf), CodingAgreement.Of(version, codings), cleared);
    }
}
