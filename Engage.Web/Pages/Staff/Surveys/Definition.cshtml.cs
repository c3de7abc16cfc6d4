using System.Text;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>The versions of a survey's definition, and a form for the next one.</summary>
[Authorize(Permissions.EditSurveys)]
[RequestSizeLimit(DefinitionUpload.MaxRequest)]
[RequestFormLimits(ValueLengthLimit = DefinitionUpload.MaxSize, MultipartBodyLengthLimit = DefinitionUpload.MaxRequest)]
public sealed class DefinitionModel(EngageDb db, SurveyLifecycle lifecycle, TimeProvider time) : SurveyPageModel(db, time)
{
    private const int MaxNote = 500;

    /// <summary>The definition given.</summary>
    [BindProperty]
    public DefinitionUpload Upload { get; set; } = new();

    /// <summary>What was changed.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What was wrong with the definition given.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; private set; } = [];

    /// <summary>Whether a note is asked for: from publication on it is printed in the report.</summary>
    public bool NeedsNote => Survey.PublishedAt is not null;

    /// <summary>Shows the versions.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    /// <summary>Sends a version as a file.</summary>
    public async Task<IActionResult> OnGetFileAsync(int number)
    {
        if (!await FindAsync() || Survey.Versions.FirstOrDefault(v => v.Number == number) is not { } version) { return NotFound(); }
        return File(Encoding.UTF8.GetBytes(version.Definition), "application/json", $"{Slug}-v{number}.json");
    }

    /// <summary>Takes a new definition.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var note = Note?.Trim();
        if (NeedsNote && string.IsNullOrEmpty(note)) { ModelState.AddModelError(nameof(Note), "Say what was changed"); }
        else if (note?.Length > MaxNote) { ModelState.AddModelError(nameof(Note), $"The note must have {MaxNote} characters or fewer"); }

        var outcome = await Upload.ReadAsync(HttpContext.RequestAborted);
        if (outcome is null) { ModelState.AddModelError(DefinitionFields.Field, "Choose a file or paste a definition"); }
        Problems = outcome?.Problems ?? [];
        if (outcome?.Definition is { } definition && ModelState.IsValid)
        {
            Problems = await lifecycle.ReviseAsync(Survey, definition, string.IsNullOrEmpty(note) ? "Changed before publication" : note, Actor);
        }
        DefinitionFields.Report(ModelState, Problems);
        if (!ModelState.IsValid) { return Page(); }

        return Done($"/staff/surveys/{Slug}/definition", "The definition is saved.");
    }
}
