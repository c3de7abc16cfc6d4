using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>The checklist of a consultation: the Gunning principles, section 96 and the precept calendar.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class IndexModel(EngageDb db, ConsultationRecord record, ChecklistReader checklists, TimeProvider time) : RecordPageModel(db, time)
{
    /// <summary>The checklist; null when it is no consultation.</summary>
    public ConsultationChecklist? Checklist { get; private set; }

    /// <summary>Whether this person may change the record.</summary>
    public bool MayKeep { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindRecordAsync()) { return NotFound(); }
        MayKeep = await MayAsync(Permissions.KeepRecord);
        if (IsConsultation) { Checklist = await checklists.ReadAsync(Survey, Definition, Consultation, HttpContext.RequestAborted); }
        return Page();
    }

    /// <summary>Says whether a draft is a consultation.</summary>
    public async Task<IActionResult> OnPostKindAsync(string? kind)
    {
        if (!await MayAsync(Permissions.KeepRecord)) { return Forbid(); }
        if (!await FindRecordAsync()) { return NotFound(); }
        if (Phase != SurveyPhase.Draft || kind is not ("consultation" or "survey")) { return Redirect(Root); }
        await record.SetKindAsync(Survey, kind == "consultation", Actor, HttpContext.RequestAborted);
        return Done(Root, kind == "consultation" ? "It is a consultation. Write its basis before it opens." : "It is a survey.");
    }

    /// <summary>Where something is mended, and the words of the link.</summary>
    public (string Href, string Words) Mend(ChecklistPlace place) => place switch
    {
        ChecklistPlace.Basis => ($"{Root}/basis", "Go to the basis"),
        ChecklistPlace.Submissions => ($"{Root}/submissions", "Go to the submissions"),
        ChecklistPlace.Report => ($"/staff/surveys/{Survey.Slug}/report", "Go to the report"),
        ChecklistPlace.Calendar => ("#calendar", "Go to the calendar"),
        _ => ($"/staff/surveys/{Survey.Slug}/results", "Go to the results"),
    };
}
