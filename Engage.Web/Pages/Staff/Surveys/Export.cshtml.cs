using Engage.Domain.Surveys;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Data.Responses;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>Takes the responses and their codebook out as CSV. Posts, because taking data out is audited.</summary>
[Authorize(Permissions.ExportResponses)]
public sealed class ExportModel(EngageDb db, ResponseStore store, AuditTrail audit, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>How many responses there are.</summary>
    public int Count { get; private set; }

    /// <summary>Shows what can be taken out.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Count = await Db.Responses.CountAsync(r => r.SurveyId == Survey.Id, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>The responses, in the order of their random ids.</summary>
    public async Task<IActionResult> OnPostResponsesAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        audit.Record(Db, Actor, "responses-exported", $"survey:{Survey.Slug}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);

        var responses = new List<Response>();
        await foreach (var response in store.ReadAsync(Survey.Id, cancellationToken: HttpContext.RequestAborted)) { responses.Add(response); }
        return new CsvResult($"{Survey.Slug}-responses.csv", ResponseExport.Rows(Survey, responses));
    }

    /// <summary>What each column of the responses means.</summary>
    public async Task<IActionResult> OnPostCodebookAsync() =>
        await FindAsync() ? new CsvResult($"{Survey.Slug}-codebook.csv", ResponseExport.Codebook(Survey)) : NotFound();
}
