using Engage.Domain.Coding;
using Engage.Web.Coding;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>One quote beside its answer: to be cleared for publication, or withdrawn.</summary>
[Authorize(Permissions.CodeFreeText)]
public sealed class QuoteModel(EngageDb db, WrittenAnswers written, GazetteerSource places, AuditTrail audit, TimeProvider time) : CodingPageModel(db, written, time)
{
    /// <summary>The quote's id, from the address.</summary>
    [FromRoute(Name = "id")]
    public string Id { get; init; } = "";

    /// <summary>What the person confirms: nobody can be recognised, no crime is told, nobody is accused.</summary>
    [BindProperty]
    public bool IsSafe { get; set; }

    /// <summary>The quote.</summary>
    public Quote Quote { get; private set; } = null!;

    /// <summary>The answer it is from.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What is left in the quote that may tell who somebody is.</summary>
    public IReadOnlyList<PersonalDetail> Left => new Redaction(places.Current.Areas.Select(a => a.Name)).Find(Quote.Text);

    /// <summary>Whether the answer was flagged as perhaps reporting a crime or a danger.</summary>
    public bool IsFlagged { get; private set; }

    /// <summary>Whether the person may clear quotes.</summary>
    public bool MayClear { get; private set; }

    /// <summary>The name of its theme.</summary>
    public string ThemeLabel => Book!.InUse!.Find(Quote.Theme)?.Label ?? Quote.Theme;

    /// <summary>Shows the quote beside its answer.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Clears it for publication.</summary>
    public async Task<IActionResult> OnPostClearAsync()
    {
        if (!await MayAsync(Permissions.PrepareReports)) { return Forbid(); }
        if (!await LoadAsync()) { return NotFound(); }
        if (!IsSafe) { ModelState.AddModelError(nameof(IsSafe), "Confirm that nobody can be recognised"); }
        if (Quote.State != QuoteState.Proposed) { ModelState.AddModelError("", "Somebody has decided on this quote already"); }
        else if (Quote.Obstacle(Quote.Text) is { } obstacle) { ModelState.AddModelError(nameof(IsSafe), obstacle); }
        if (!ModelState.IsValid) { return Page(); }

        Quote.Clear(Actor, Now);
        return await SavedAsync("quote-cleared", "The quote is cleared. The next report prints it.");
    }

    /// <summary>Withdraws it.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (Quote.State == QuoteState.Withdrawn) { return Redirect($"{Root}/quotes"); }
        Quote.Withdraw(Actor, Now);
        return await SavedAsync("quote-withdrawn", "The quote is withdrawn. No later report prints it; a report that is published already keeps it until a new version takes its place.");
    }

    private async Task<IActionResult> SavedAsync(string action, string notice)
    {
        audit.Record(Db, Actor, action, Subject, Quote.Id);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Root}/quotes", notice);
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindQuestionAsync() || Book?.InUse is null) { return false; }
        if (await Db.Quotes.SingleOrDefaultAsync(q => q.Id == Id && q.CodebookId == Book.Id, HttpContext.RequestAborted) is not { } quote || await TextAsync(quote.ResponseNumber) is not { } text) { return false; }
        (Quote, Text) = (quote, text);
        IsFlagged = await Db.Concerns.AnyAsync(c => c.CodebookId == Book.Id && c.ResponseNumber == quote.ResponseNumber, HttpContext.RequestAborted);
        MayClear = await MayAsync(Permissions.PrepareReports);
        return true;
    }
}
