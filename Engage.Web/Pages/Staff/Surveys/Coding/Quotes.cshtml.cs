using Engage.Domain.Coding;
using Engage.Web.Coding;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>The quotes of a question: those that wait, those cleared, those withdrawn.</summary>
[Authorize(Permissions.CodeFreeText)]
public sealed class QuotesModel(EngageDb db, WrittenAnswers written, TimeProvider time) : CodingPageModel(db, written, time)
{
    /// <summary>All quotes, those that wait first.</summary>
    public IReadOnlyList<Quote> Quotes { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindQuestionAsync() || Book?.InUse is null) { return NotFound(); }
        var quotes = await Db.Quotes.AsNoTracking().Where(q => q.CodebookId == Book.Id).ToListAsync(HttpContext.RequestAborted);
        Quotes = [.. quotes.OrderBy(q => q.State).ThenBy(q => LabelOf(q.Theme), StringComparer.Ordinal).ThenByDescending(q => q.ProposedAt)];
        return Page();
    }

    /// <summary>The name of a theme, or its code when it was taken out.</summary>
    public string LabelOf(string code) => Book!.InUse!.Find(code)?.Label ?? code;
}
