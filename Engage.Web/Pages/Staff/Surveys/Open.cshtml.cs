using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>Looks a draft over, takes its opening and closing times, and publishes it.</summary>
[Authorize(Permissions.OpenSurveys)]
public sealed class OpenModel(EngageDb db, SurveyLifecycle lifecycle, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>When it opens.</summary>
    [BindProperty]
    public LocalTimeInput Opens { get; set; } = new();

    /// <summary>When it closes.</summary>
    [BindProperty]
    public LocalTimeInput Closes { get; set; } = new();

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<OpeningCheck> Checks { get; private set; } = [];

    /// <summary>Whether it is a consultation, and so has a basis.</summary>
    public bool IsConsultation { get; private set; }

    /// <summary>Whether nothing that is needed is missing.</summary>
    public bool CanOpen => Checks.All(check => check.IsMet || !check.IsNeeded);

    /// <summary>Shows what will happen.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindDraftAsync()) { return Elsewhere(); }
        (Opens, Closes) = (LocalTimeInput.Of(Survey.OpensAtLocal), LocalTimeInput.Of(Survey.ClosesAtLocal));
        return Page();
    }

    /// <summary>Publishes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindDraftAsync()) { return Elsewhere(); }
        var (openingTime, closingTime) = (Read(nameof(Opens), Opens, "opening"), Read(nameof(Closes), Closes, "closing"));
        if (openingTime is not { } opens || closingTime is not { } closes) { return Page(); }

        var faults = await lifecycle.OpenAsync(Survey, opens, closes, Actor);
        foreach (var fault in faults) { ModelState.AddModelError(fault.StartsWith("The closing time", StringComparison.Ordinal) ? "Closes.Day" : "", fault); }
        return faults.Count > 0 ? Page() : Redirect($"/staff/surveys/{Slug}");
    }

    private async Task<bool> FindDraftAsync()
    {
        if (!await FindAsync() || Survey.PublishedAt is not null) { return false; }
        var consultation = await Db.Consultations.AsNoTracking().SingleOrDefaultAsync(c => c.SurveyId == Survey.Id, HttpContext.RequestAborted);
        Checks = OpeningCheck.Of(Survey, consultation, Survey.ClosesAtLocal);
        IsConsultation = Consultation.IsNeededFor(Survey, SurveyDefinition.FromStored(Survey.Newest.Definition));
        return true;
    }

    // A second click, or an old tab: the survey is published, and its own page says where it stands.
    private IActionResult Elsewhere() => Survey is null ? NotFound() : Redirect($"/staff/surveys/{Slug}");

    private DateTime? Read(string field, LocalTimeInput input, string what)
    {
        var (local, part, problem) = input.Read(what);
        if (problem is not null) { ModelState.AddModelError($"{field}.{part}", problem); }
        return local;
    }
}
