using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>Writes the commentary on one section of the report, in Markdown, with a preview.</summary>
[Authorize(Permissions.PrepareReports)]
public sealed class CommentaryModel(EngageDb db, AuditTrail audit, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The most characters a section's commentary has.</summary>
    public const int MaxLength = 20_000;

    /// <summary>The section's code, from the address.</summary>
    [FromRoute]
    public string Section { get; init; } = "";

    /// <summary>The text.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The section.</summary>
    public ReportSection About { get; private set; } = null!;

    /// <summary>Whether the text is shown as it will be printed.</summary>
    public bool ShowsPreview { get; private set; }

    /// <summary>Shows what is written so far.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSectionAsync()) { return NotFound(); }
        Text = (await StoredAsync())?.Markdown;
        return Page();
    }

    /// <summary>Shows the text as it will be printed, without keeping it.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await FindSectionAsync()) { return NotFound(); }
        ShowsPreview = IsUsable();
        return Page();
    }

    /// <summary>Keeps the text; an empty one removes the commentary.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindSectionAsync()) { return NotFound(); }
        if (!IsUsable()) { return Page(); }

        var stored = await StoredAsync();
        if (string.IsNullOrWhiteSpace(Text))
        {
            if (stored is not null) { Db.Commentaries.Remove(stored); }
        }
        else
        {
            if (stored is null) { Db.Commentaries.Add(stored = new Commentary { SubjectId = Survey.Id, Section = Section, Markdown = "", UpdatedBy = Actor }); }
            (stored.Markdown, stored.UpdatedAt, stored.UpdatedBy) = (Text.ReplaceLineEndings("\n"), Now, Actor);
        }
        audit.Record(Db, Actor, "commentary-written", $"survey:{Survey.Slug}", Section);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Redirect($"/staff/surveys/{Survey.Slug}/report");
    }

    private bool IsUsable()
    {
        if (Text is { Length: > MaxLength }) { ModelState.AddModelError(nameof(Text), $"Commentary must be {MaxLength:N0} characters or fewer"); }
        return ModelState.IsValid;
    }

    private async Task<bool> FindSectionAsync()
    {
        if (!await FindAsync() || ConsultationReport.Sections.FirstOrDefault(s => string.Equals(s.Code, Section, StringComparison.Ordinal)) is not { } about) { return false; }
        About = about;
        return true;
    }

    private Task<Commentary?> StoredAsync() =>
        Db.Commentaries.SingleOrDefaultAsync(c => c.SubjectId == Survey.Id && c.Section == Section, HttpContext.RequestAborted);
}
