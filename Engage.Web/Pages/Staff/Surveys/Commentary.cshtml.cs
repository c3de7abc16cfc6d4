using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Web.Data;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>Writes the commentary on one section of the report, in Markdown, with a preview.</summary>
[Authorize(Permissions.PrepareReports)]
public sealed class CommentaryModel(EngageDb db, CommentaryBook book, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The section's code, from the address.</summary>
    [FromRoute]
    public string Section { get; init; } = "";

    /// <summary>The text.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The section.</summary>
    public ReportPart About { get; private set; } = null!;

    /// <summary>The form as it is shown.</summary>
    public CommentaryView Shown => new(Survey.Title, Root, About, Text, _showsPreview);

    private string Root => $"/staff/surveys/{Survey.Slug}/report";

    private bool _showsPreview;

    /// <summary>Shows what is written so far.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSectionAsync()) { return NotFound(); }
        Text = (await book.FindAsync(Survey.Id, Section, HttpContext.RequestAborted))?.Markdown;
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
        await book.SaveAsync(Survey.Id, Section, Text, Actor, $"survey:{Survey.Slug}", HttpContext.RequestAborted);
        return Redirect(Root);
    }

    private async Task<bool> FindSectionAsync()
    {
        if (!await FindAsync() || ConsultationReport.Sections.FirstOrDefault(s => string.Equals(s.Code, Section, StringComparison.Ordinal)) is not { } about) { return false; }
        About = about;
        return true;
    }
}
