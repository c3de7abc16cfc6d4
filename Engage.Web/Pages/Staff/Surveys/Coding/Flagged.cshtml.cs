using Engage.Domain.Coding;
using Engage.Domain.Surveys;
using Engage.Web.Coding;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>One answer of the list.</summary>
/// <param name="Concern">Who flagged it, and what was done.</param>
/// <param name="ResponseId">The id of its response.</param>
/// <param name="Reference">The reference on its receipt, by which its writer may have asked.</param>
/// <param name="Text">Its words.</param>
public sealed record FlaggedAnswer(Concern Concern, string ResponseId, string Reference, string Text);

/// <summary>The answers that may report a crime or a danger, as somebody noticed while coding; somebody says what was done.</summary>
[Authorize(Permissions.CodeFreeText)]
public sealed class FlaggedModel(EngageDb db, WrittenAnswers written, AuditTrail audit, TimeProvider time) : CodingPageModel(db, written, time)
{
    /// <summary>The id of the response dealt with.</summary>
    [BindProperty]
    public string? ResponseId { get; set; }

    /// <summary>What was done.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>The answers, those that wait first.</summary>
    public IReadOnlyList<FlaggedAnswer> Answers { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Notes what was done about one of them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || Answers.FirstOrDefault(a => string.Equals(a.ResponseId, ResponseId, StringComparison.Ordinal)) is not { } answer) { return NotFound(); }
        var outcome = CleanText.Line(Outcome ?? "");
        if (outcome.Length == 0) { ModelState.AddModelError(nameof(Outcome), "Enter what was done"); }
        else if (outcome.Length > Concern.MaxOutcome) { ModelState.AddModelError(nameof(Outcome), $"What was done must be {Concern.MaxOutcome} characters or fewer"); }
        else if (answer.Concern.HandledAt is not null) { ModelState.AddModelError("", "Somebody has dealt with this answer already"); }
        if (!ModelState.IsValid) { return Page(); }

        answer.Concern.Handle(outcome, Actor, Now);
        audit.Record(Db, Actor, "flagged-answer-handled", Subject, answer.ResponseId);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Root}/flagged", "What was done is noted.");
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindQuestionAsync() || Book is null) { return false; }
        var stop = HttpContext.RequestAborted;
        var concerns = await Db.Concerns.Where(c => c.CodebookId == Book.Id).ToListAsync(stop);
        var numbers = concerns.ConvertAll(c => c.ResponseNumber);
        var texts = await WrittenAnswers.TextsAsync(Db, numbers, QuestionCode, stop);
        var rows = await Db.Responses.Where(r => numbers.Contains(r.Number)).Select(r => new { r.Number, r.Id, r.Reference }).ToDictionaryAsync(r => r.Number, stop);
        Answers = [.. concerns.Where(c => texts.ContainsKey(c.ResponseNumber)).OrderBy(c => c.HandledAt is not null).ThenBy(c => c.RaisedAt)
            .Select(c => new FlaggedAnswer(c, rows[c.ResponseNumber].Id, rows[c.ResponseNumber].Reference, texts[c.ResponseNumber]))];
        return true;
    }
}
