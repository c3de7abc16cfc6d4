using Engage.Domain.Reports;
using Engage.Domain.Reports.Assemblies;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Report;

/// <summary>Writes the commentary on one section of an assembly's report, in Markdown, with a preview.</summary>
[Authorize(Permissions.PrepareReports)]
public sealed class CommentaryModel(EngageDb db, CommentaryBook book, TimeProvider time) : AssemblyPageModel(db, time)
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
    public CommentaryView Shown => new(Assembly.Title, $"{Root}/report", About, Text, _showsPreview);

    /// <summary>Shows what is written so far.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSectionAsync()) { return NotFound(); }
        Text = (await book.FindAsync(Assembly.Id, Section, HttpContext.RequestAborted))?.Markdown;
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
        await book.SaveAsync(Assembly.Id, Section, Text, Actor, AssemblyAddress.Subject(Assembly), HttpContext.RequestAborted);
        return LocalRedirect($"{Root}/report");
    }

    private async Task<bool> FindSectionAsync()
    {
        if (!await FindAsync() || AssemblyReport.Sections.FirstOrDefault(s => string.Equals(s.Code, Section, StringComparison.Ordinal)) is not { } about) { return false; }
        About = about;
        return true;
    }
}
