using Engage.Domain.Coding;
using Engage.Domain.Surveys;
using Engage.Web.Coding;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>One free-text question of the list.</summary>
/// <param name="Question">The question.</param>
/// <param name="Written">How many people wrote something.</param>
/// <param name="Coded">How many of these answers are coded.</param>
/// <param name="Book">Its codebook; null while there is none.</param>
public sealed record FreeTextLine(Question Question, int Written, int Coded, Codebook? Book);

/// <summary>The questions of a survey that people answer in their own words, and how far each is coded.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class IndexModel(EngageDb db, WrittenAnswers written, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The questions, in the order asked.</summary>
    public IReadOnlyList<FreeTextLine> Lines { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        var books = await Db.Codebooks.AsNoTracking().Where(c => c.SurveyId == Survey.Id).ToListAsync(stop);
        var lines = new List<FreeTextLine>();
        foreach (var question in CodingAnalysis.QuestionsOf(SurveyDefinition.FromStored(Survey.Newest.Definition)))
        {
            var book = books.Find(b => string.Equals(b.QuestionCode, question.Code, StringComparison.Ordinal));
            var coded = book is null ? 0 : await Db.CodedAnswers.CountAsync(c => c.CodebookId == book.Id && c.Round == CodingRound.First, stop);
            lines.Add(new FreeTextLine(question, (await written.ListAsync(Survey, question.Code, stop)).Count, coded, book));
        }
        Lines = lines;
        return Page();
    }
}
