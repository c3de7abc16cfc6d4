using Engage.Web.Coding;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>The codebook of a question: its themes, its versions, and freezing it.</summary>
[Authorize(Permissions.CodeFreeText)]
public sealed class CodebookModel(EngageDb db, WrittenAnswers written, AuditTrail audit, TimeProvider time) : CodingPageModel(db, written, time)
{
    /// <summary>Shows the themes.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindQuestionAsync() ? Page() : NotFound();

    /// <summary>Freezes the version that is being written.</summary>
    public async Task<IActionResult> OnPostFreezeAsync()
    {
        if (!await FindQuestionAsync()) { return NotFound(); }
        if (Book is null || Book.Newest.Themes.Count == 0) { ModelState.AddModelError("", "Add a theme before you freeze the codebook"); }
        else if (Book.Newest.IsFrozen) { ModelState.AddModelError("", $"Version {Book.Newest.Number} is frozen already"); }
        if (!ModelState.IsValid) { return Page(); }

        var version = Book!.Freeze(Now, Actor);
        audit.Record(Db, Actor, "codebook-frozen", Subject, $"Version {version.Number}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done(Root, $"Version {version.Number} of the codebook is frozen. Answers are coded by it from now on.");
    }
}
