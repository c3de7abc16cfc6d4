using Engage.Domain.Coding;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;
using Engage.Web.Coding;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>One free-text question: what is left to do, and how often each theme came up. Shows counts, no texts.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class ThemesModel(EngageDb db, WrittenAnswers written, CodingAnalysis coding, SurveyAnalysis analysis, AuditTrail audit, TimeProvider time) : CodingPageModel(db, written, time)
{
    /// <summary>The themes counted; null while no codebook is frozen.</summary>
    public CodedQuestion? Coded { get; private set; }

    /// <summary>How many people wrote something.</summary>
    public int Written { get; private set; }

    /// <summary>What the person has to do; null while no codebook is frozen or they may not code.</summary>
    public CodingQueue? Queue { get; private set; }

    /// <summary>Whether the person may read texts and code.</summary>
    public bool MayCode { get; private set; }

    /// <summary>Quotes that wait to be cleared, quotes cleared, and answers flagged that nobody has dealt with.</summary>
    public (int Proposed, int Cleared, int Flagged) Waiting { get; private set; }

    /// <summary>The result as the report prints it, with small numbers shown: staff may see them.</summary>
    public IEnumerable<Block> Blocks => Coded is { Counts.Coded: > 0 } coded ? ThemeBlocks.Result(Question.Text, coded, new Disclosure(1)) : [];

    /// <summary>Shows where the question stands.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindQuestionAsync()) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        Written = (await AnswersAsync()).Count;
        MayCode = await MayAsync(Permissions.CodeFreeText);
        if (Book?.InUse is null) { return Page(); }
        var (results, _) = await analysis.RecentAsync(Survey, stop);
        Coded = await coding.CodedAsync(Book, Written, results.WeightOf(), stop);
        Queue = MayCode ? await QueueAsync() : null;
        Waiting = (
            await Db.Quotes.CountAsync(q => q.CodebookId == Book.Id && q.State == QuoteState.Proposed, stop),
            await Db.Quotes.CountAsync(q => q.CodebookId == Book.Id && q.State == QuoteState.Cleared, stop),
            await Db.Concerns.CountAsync(c => c.CodebookId == Book.Id && c.HandledAt == null, stop));
        return Page();
    }

    /// <summary>The codes as a file, without texts.</summary>
    public async Task<IActionResult> OnPostExportAsync()
    {
        if (!await MayAsync(Permissions.ExportResponses)) { return Forbid(); }
        if (!await FindQuestionAsync() || Book?.InUse is null) { return NotFound(); }
        audit.Record(Db, Actor, "codes-exported", Subject);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return new CsvResult($"{Survey.Slug}-{QuestionCode}-codes.csv", await coding.RowsAsync(Survey, Book, HttpContext.RequestAborted));
    }
}
