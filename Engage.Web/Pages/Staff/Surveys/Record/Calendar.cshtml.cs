using Engage.Domain;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>One step of the precept calendar: when it is planned and when it was done.</summary>
[Authorize(Permissions.KeepRecord)]
public sealed class CalendarModel(EngageDb db, ConsultationRecord record, TimeProvider time) : RecordPageModel(db, time)
{
    /// <summary>The step, from the address.</summary>
    [FromRoute]
    public string Step { get; init; } = "";

    /// <summary>When it is planned.</summary>
    [BindProperty]
    public string? Planned { get; set; }

    /// <summary>When it was done.</summary>
    [BindProperty]
    public string? DoneDay { get; set; }

    /// <summary>"yes" when it is not needed.</summary>
    [BindProperty]
    public string? Skipped { get; set; }

    /// <summary>A word on it.</summary>
    [BindProperty]
    public string? Remark { get; set; }

    /// <summary>The step.</summary>
    public PreceptStep Which { get; private set; }

    /// <summary>Its last day; null while the consultation has no window.</summary>
    public DateOnly? Deadline => ConsultationRecord.LastDayOf(Survey) is { } closes ? PreceptCalendar.Deadline(Which, PreceptCalendar.YearOf(closes)) : null;

    /// <summary>What was noted of it, in order.</summary>
    public IReadOnlyList<CalendarEntry> Before => [.. Consultation!.Calendar.Where(e => e.Step == Which)];

    /// <summary>Shows what was noted last.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindStepAsync()) { return NotFound(); }
        if (Consultation!.LastOf(Which) is { } last) { (Planned, DoneDay, Skipped, Remark) = (DayText.Write(last.PlannedOn), DayText.Write(last.DoneOn), last.IsNotNeeded ? "yes" : null, last.Remark); }
        return Page();
    }

    /// <summary>Adds an entry.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindStepAsync()) { return NotFound(); }
        var planned = ReadDay(nameof(Planned), Planned, "the planned day");
        var done = ReadDay(nameof(DoneDay), DoneDay, "the day it was done");
        if (done > WallClock.Day(Now, Zone)) { ModelState.AddModelError(nameof(DoneDay), "The day it was done must not be in the future"); }
        var isSkipped = Skipped == "yes" && PreceptCalendar.IsAfterVeto(Which);
        if (isSkipped && done is not null) { ModelState.AddModelError(nameof(Skipped), "Something that was done was needed: empty one of the two"); }
        var remark = ReadText(nameof(Remark), Remark, CalendarNote.MaxRemarkLength, "the word on it");
        if (!ModelState.IsValid) { return Page(); }
        await record.NoteAsync(Survey, Consultation!, Which, new CalendarNote(planned, done, isSkipped, remark), Actor, HttpContext.RequestAborted);
        return Done(Root, "The calendar is changed.");
    }

    private async Task<bool> FindStepAsync()
    {
        // By name only: a number would be taken for a step too.
        if (!await FindRecordAsync() || !IsPrecept || Consultation is null || !Array.Exists(Enum.GetNames<PreceptStep>(), name => name.Equals(Step, StringComparison.OrdinalIgnoreCase))) { return false; }
        Which = Enum.Parse<PreceptStep>(Step, ignoreCase: true);
        return true;
    }
}
