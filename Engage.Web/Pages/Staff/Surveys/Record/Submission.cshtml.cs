using Engage.Domain;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>One written submission: who sent it, when it was considered, whether the public sees it.</summary>
[Authorize(Permissions.KeepRecord)]
public sealed class SubmissionModel(EngageDb db, SubmissionRegister register, SubmissionFiles files, TimeProvider time) : RecordPageModel(db, time)
{
    /// <summary>Its number.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>When it was considered.</summary>
    [BindProperty]
    public string? ConsideredDay { get; set; }

    /// <summary>Who considered it.</summary>
    [BindProperty]
    public string? Who { get; set; }

    /// <summary>What came of it.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>Why it is taken down: a <see cref="TakenDown"/>.</summary>
    [BindProperty]
    public string? Why { get; set; }

    /// <summary>What is read in its place.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The submission.</summary>
    public WrittenSubmission Submission { get; private set; } = null!;

    /// <summary>The submission as the public has it.</summary>
    public SubmissionFacts Facts { get; private set; } = null!;

    /// <summary>Who sent it; null when no name is kept.</summary>
    public string? PersonName { get; private set; }

    /// <summary>Whether the form to take it down was sent and is shown again.</summary>
    public bool IsTakingDown { get; private set; }

    private string Here => $"{Root}/submissions/{Number}";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindSubmissionAsync() ? Page() : NotFound();

    /// <summary>The document.</summary>
    public async Task<IActionResult> OnGetFileAsync() => await FindSubmissionAsync() && await files.SendAsync(Submission, HttpContext.RequestAborted) is { } file ? file : NotFound();

    /// <summary>Notes that it was considered.</summary>
    public async Task<IActionResult> OnPostConsiderAsync()
    {
        if (!await FindSubmissionAsync()) { return NotFound(); }
        if (Submission.TakenDown is not null) { return Redirect(Here); }
        var day = ReadDay(nameof(ConsideredDay), ConsideredDay, "the day it was considered", isNeeded: true);
        if (day < Submission.ReceivedOn) { ModelState.AddModelError(nameof(ConsideredDay), $"It came on {Wording.Day(Submission.ReceivedOn)} and cannot be considered before"); }
        if (day > WallClock.Day(Now, Zone)) { ModelState.AddModelError(nameof(ConsideredDay), "The day it was considered must not be in the future"); }
        var who = ReadLine(nameof(Who), Who, WrittenSubmission.MaxNameLength, "who considered it", isNeeded: true);
        var outcome = ReadText(nameof(Outcome), Outcome, WrittenSubmission.MaxReasonLength, "what came of it", isNeeded: true);
        if (!ModelState.IsValid) { return Page(); }
        Submission.Consider(day!.Value, who, outcome, Now, Actor);
        await register.SaveAsync(Survey, Submission, "submission-considered", Actor, cancellationToken: HttpContext.RequestAborted);
        return Done(Here, "The entry is added.");
    }

    /// <summary>Puts it in the public register.</summary>
    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await FindSubmissionAsync()) { return NotFound(); }
        if (Submission.TakenDown is not null || Phase == SurveyPhase.Draft) { return Redirect(Here); }
        Submission.Publish(Now);
        await register.SaveAsync(Survey, Submission, "submission-published", Actor, cancellationToken: HttpContext.RequestAborted);
        return Done(Here, "It is in the public register.");
    }

    /// <summary>Takes it down.</summary>
    public async Task<IActionResult> OnPostTakeDownAsync()
    {
        if (!await FindSubmissionAsync()) { return NotFound(); }
        if (Submission.TakenDown is not null) { return Redirect(Here); }
        if (Why is not (nameof(TakenDown.Redacted) or nameof(TakenDown.Withdrawn))) { ModelState.AddModelError(nameof(Why), "Select why it is taken down"); }
        var reason = ReadText(nameof(Reason), Reason, WrittenSubmission.MaxReasonLength, "what everybody reads in its place", isNeeded: true);
        IsTakingDown = true;
        if (!ModelState.IsValid) { return Page(); }
        Submission.TakeDown(Enum.Parse<TakenDown>(Why!), reason, Now, Actor);
        await register.SaveAsync(Survey, Submission, "submission-taken-down", Actor, Why, HttpContext.RequestAborted);
        return Done(Here, "It is taken down.");
    }

    /// <summary>Forgets who sent it.</summary>
    public async Task<IActionResult> OnPostForgetAsync()
    {
        if (!await FindSubmissionAsync()) { return NotFound(); }
        await register.ForgetAsync(Survey, Submission, Actor, HttpContext.RequestAborted);
        return Done(Here, "Who sent it is forgotten.");
    }

    private async Task<bool> FindSubmissionAsync()
    {
        if (!await FindRecordAsync() || await register.FindAsync(Survey.Id, Number, HttpContext.RequestAborted) is not { } submission) { return false; }
        Submission = submission;
        Facts = register.Facts(submission, await register.ThemesAsync(Survey.Id, HttpContext.RequestAborted));
        PersonName = register.NameOf(submission);
        return true;
    }
}
