using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>An administrator lets a consultation open although its basis is not complete.</summary>
[Authorize(Permissions.ExceptOpening)]
public sealed class ExceptionModel(EngageDb db, ConsultationRecord record, TimeProvider time) : RecordPageModel(db, time)
{
    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Asks for the reason.</summary>
    public async Task<IActionResult> OnGetAsync() => await Elsewhere() ?? Page();

    /// <summary>Allows it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await Elsewhere() is { } elsewhere) { return elsewhere; }
        var reason = ReadText(nameof(Reason), Reason, Consultation.MaxReasonLength, "why it may open all the same", isNeeded: true);
        if (!ModelState.IsValid) { return Page(); }
        await record.ExceptAsync(Survey, reason, Actor, HttpContext.RequestAborted);
        return Done($"{Root}/basis", "The exception is noted. It can open.");
    }

    // What is open has opened, and one exception is enough.
    private async Task<IActionResult?> Elsewhere() =>
        !await FindRecordAsync() ? NotFound()
        : !IsConsultation || Phase != SurveyPhase.Draft || Consultation?.ExceptionAt is not null ? Redirect($"{Root}/basis")
        : null;
}
