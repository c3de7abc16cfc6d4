using Engage.Domain.Reports;
using Engage.Domain.Reports.Progress;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Priorities.Reports;

/// <summary>Writes the commentary on one section of a progress report, in Markdown, with a preview.</summary>
[Authorize(Permissions.PrepareReports)]
public sealed class CommentaryModel(EngageDb db, CommentaryBook book, GazetteerSource places, BodySettings body, TimeProvider time) : ProgressPageModel(db, places, body, time)
{
    private bool _showsPreview;

    /// <summary>The section's code, from the address.</summary>
    [FromRoute]
    public string Section { get; init; } = "";

    /// <summary>The text.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The section.</summary>
    public ReportPart About { get; private set; } = null!;

    /// <summary>The form as it is shown.</summary>
    public CommentaryView Shown => new(Progress.Title, Root, About, Text, _showsPreview);

    /// <summary>Shows what is written so far.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSectionAsync()) { return NotFound(); }
        Text = (await book.FindAsync(Progress.Id, Section, HttpContext.RequestAborted))?.Markdown;
        return Page();
    }

    /// <summary>Shows the text as it will be printed, without keeping it.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await FindSectionAsync()) { return NotFound(); }
        _showsPreview = CommentaryBook.IsUsable(Text, nameof(Text), ModelState);
        return Page();
    }

    /// <summary>Keeps the text; an empty one removes the commentary.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindSectionAsync()) { return NotFound(); }
        if (!CommentaryBook.IsUsable(Text, nameof(Text), ModelState)) { return Page(); }
        await book.SaveAsync(Progress.Id, Section, Text, Actor, ProgressReportMaker.Subject(Progress), HttpContext.RequestAborted);
        return LocalRedirect(Root);
    }

    private async Task<bool> FindSectionAsync()
    {
        if (!await FindAsync() || ProgressReportDocument.Sections.FirstOrDefault(s => string.Equals(s.Code, Section, StringComparison.Ordinal)) is not { } about) { return false; }
        About = about;
        return true;
    }
}
