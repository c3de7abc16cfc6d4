using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>Begins a draft from a definition.</summary>
[Authorize(Permissions.EditSurveys)]
[RequestSizeLimit(DefinitionUpload.MaxRequest)]
[RequestFormLimits(ValueLengthLimit = DefinitionUpload.MaxSize, MultipartBodyLengthLimit = DefinitionUpload.MaxRequest)]
public sealed class NewModel(EngageDb db, SurveyLifecycle lifecycle, BodySettings body) : StaffPage
{
    /// <summary>The survey's address.</summary>
    [BindProperty]
    public string? NewSlug { get; set; }

    /// <summary>"consultation" or "survey".</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>The definition given.</summary>
    [BindProperty]
    public DefinitionUpload Upload { get; set; } = new();

    /// <summary>What was wrong with the definition given.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; private set; } = [];

    /// <summary>Begins the draft.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var slug = NewSlug?.Trim();
        // "new" is this page's own address.
        if (!Survey.IsSlug(slug) || slug == "new") { ModelState.AddModelError(nameof(NewSlug), "Enter an address of small letters, digits and single hyphens, like precept-2027-28"); }
        else if (await db.Surveys.AnyAsync(s => s.Slug == slug)) { ModelState.AddModelError(nameof(NewSlug), "There is a survey with this address already"); }

        if (Kind is not ("consultation" or "survey")) { ModelState.AddModelError(nameof(Kind), "Select what it is"); }
        var outcome = await Upload.ReadAsync(HttpContext.RequestAborted);
        if (outcome is null) { ModelState.AddModelError(DefinitionFields.Field, "Choose a file or paste a definition"); }
        Problems = outcome?.Problems ?? [];
        DefinitionFields.Report(ModelState, Problems);
        if (!ModelState.IsValid || outcome?.Definition is not { } definition) { return Page(); }

        var survey = await lifecycle.StartAsync(NewId.Make(), slug!, definition, body.TimeZone, Actor, Kind == "consultation");
        return Redirect($"/staff/surveys/{survey.Slug}/definition");
    }
}
