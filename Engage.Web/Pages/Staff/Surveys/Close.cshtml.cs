using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>Closes an open survey before its announced time, with a reason.</summary>
[Authorize(Permissions.OpenSurveys)]
public sealed class CloseModel(EngageDb db, SurveyLifecycle lifecycle, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MaxReason = 500;

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>How many responses there are.</summary>
    public int Responses { get; private set; }

    /// <summary>Shows what will happen.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindOpenAsync() ? Page() : Elsewhere();

    /// <summary>Closes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindOpenAsync()) { return Elsewhere(); }
        var reason = Reason?.Trim();
        if (string.IsNullOrEmpty(reason)) { ModelState.AddModelError(nameof(Reason), "Enter a reason"); }
        else if (reason.Length > MaxReason) { ModelState.AddModelError(nameof(Reason), $"Reason must be {MaxReason} characters or fewer"); }
        if (!ModelState.IsValid) { return Page(); }

        foreach (var fault in await lifecycle.CloseAsync(Survey, reason!, Actor)) { ModelState.AddModelError("", fault); }
        return ModelState.IsValid ? Redirect($"/staff/surveys/{Slug}/report") : Page();
    }

    private async Task<bool> FindOpenAsync()
    {
        if (!await FindAsync() || Phase != SurveyPhase.Open) { return false; }
        Responses = await Db.Responses.CountAsync(r => r.SurveyId == Survey.Id);
        return true;
    }

    private IActionResult Elsewhere() => Survey is null ? NotFound() : Redirect($"/staff/surveys/{Slug}");
}
