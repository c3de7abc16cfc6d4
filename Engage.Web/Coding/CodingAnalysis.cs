using Engage.Domain.Coding;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Coding;

/// <summary>Puts together what was coded: for the report, for staff, and as rows of a file.</summary>
public sealed class CodingAnalysis(EngageDb db, WrittenAnswers written)
{
    /// <summary>The questions of a definition that people answer in their own words.</summary>
    public static IEnumerable<Question> QuestionsOf(SurveyDefinition definition) => definition.Questions.Where(q => q is Written);

    /// <summary>The coded questions of a survey, in the order of its definition; those without a frozen codebook are left out.</summary>
    /// <param name="survey">The survey with its versions.</param>
    /// <param name="results">What was counted of it, which says how many answered each question.</param>
    public async Task<IReadOnlyList<CodedQuestion>> CodedAsync(Survey survey, SurveyResults results, CancellationToken cancellationToken = default)
    {
        var codebooks = await db.Codebooks.AsNoTracking().Where(c => c.SurveyId == survey.Id).ToListAsync(cancellationToken);
        var coded = new List<CodedQuestion>();
        foreach (var question in QuestionsOf(results.Definition))
        {
            if (codebooks.Find(c => string.Equals(c.QuestionCode, question.Code, StringComparison.Ordinal)) is not { } codebook) { continue; }
            if (await CodedAsync(codebook, results.Of(question.Code).Bases.Answered, results.WeightOf(), cancellationToken) is { } one) { coded.Add(one); }
        }
        return coded;
    }

    /// <summary>One coded question; null while no version of its codebook is frozen.</summary>
    /// <param name="codebook">Its codebook.</param>
    /// <param name="answers">How many people answered it.</param>
    /// <param name="weightOf">The weight of a response by its number; null without weights.</param>
    public async Task<CodedQuestion?> CodedAsync(Codebook codebook, int answers, Func<long, double>? weightOf, CancellationToken cancellationToken = default)
    {
        var codings = await db.CodedAnswers.AsNoTracking().Where(c => c.CodebookId == codebook.Id).ToListAsync(cancellationToken);
        var quotes = await db.Quotes.AsNoTracking().Where(q => q.CodebookId == codebook.Id && q.State == QuoteState.Cleared).ToListAsync(cancellationToken);
        return CodedQuestion.Of(codebook, codings, quotes, answers, weightOf);
    }

    /// <summary>
    /// A row for each coded answer, in the order of the random ids: what counts as 0 and 1 for each theme, then what each
    /// coder and the decision gave. No words of the answers and no names of coders.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(Survey survey, Codebook codebook, CancellationToken cancellationToken = default)
    {
        var version = codebook.InUse ?? throw new InvalidOperationException("No version of the codebook is frozen.");
        var answers = await written.ListAsync(survey, codebook.QuestionCode, cancellationToken);
        var codings = (await db.CodedAnswers.AsNoTracking().Where(c => c.CodebookId == codebook.Id).ToListAsync(cancellationToken)).ToLookup(c => c.ResponseNumber);

        List<IReadOnlyList<string>> rows = [["id", "codebook_version", "nothing_to_code", .. version.Themes.Select(t => $"theme_{t.Code}"), "first", "second", "settled"]];
        foreach (var answer in answers.OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            if (ThemeCounts.Final(codings[answer.Number]).FirstOrDefault() is not { } final) { continue; }
            string Given(CodingRound round) => codings[answer.Number].FirstOrDefault(c => c.Round == round) is not { } c ? "NA" : c.Codes;
            rows.Add(
            [
                answer.Id,
                Domain.Wording.Number(final.Version, 0),
                Bit(final.Codes.Length == 0),
                .. version.Themes.Select(t => Bit(final.Themes.Contains(t.Code, StringComparer.Ordinal))),
                Given(CodingRound.First),
                Given(CodingRound.Second),
                Given(CodingRound.Settled),
            ]);
        }
        return rows;
    }

    private static string Bit(bool value) => value ? "1" : "0";
}
