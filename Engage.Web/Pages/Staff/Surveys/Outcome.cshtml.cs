using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>What became of a consultation: written, asked for, and published by a second person.</summary>
[Authorize(Permissions.ViewPriorities)]
public sealed class OutcomeModel(EngageDb db, OutcomePublication publication, AuditTrail audit, TimeProvider time) : SurveyPageModel(db, time)
{
    private IReadOnlyList<int> _reports = [];

    /// <summary>What was asked.</summary>
    [BindProperty]
    public string? Asked { get; set; }

    /// <summary>What people said.</summary>
    [BindProperty]
    public string? Said { get; set; }

    /// <summary>What was decided.</summary>
    [BindProperty]
    public string? Decided { get; set; }

    /// <summary>Why not otherwise.</summary>
    [BindProperty]
    public string? WhyNot { get; set; }

    /// <summary>What was done.</summary>
    [BindProperty]
    public string? DoneSoFar { get; set; }

    /// <summary>When it is looked at next.</summary>
    [BindProperty]
    public string? ReviewOn { get; set; }

    /// <summary>The version of the report the figures come from.</summary>
    [BindProperty]
    public int? ReportNumber { get; set; }

    /// <summary>When what the person has before them was written, in ticks; 0 when nothing was.</summary>
    [BindProperty]
    public long Stamp { get; set; }

    /// <summary>The outcome; null while nothing is written.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Whether the person may write it.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Whether the person may publish what was asked for.</summary>
    public bool MayPublish => MayManage && Outcome?.MayBePublishedBy(Actor) == true;

    /// <summary>Whether the texts are shown as they will be read.</summary>
    public bool ShowsPreview { get; private set; }

    /// <summary>The day in the survey's zone.</summary>
    public DateOnly Today => WallClock.Day(Now, Zone);

    /// <summary>The newest version of the report that is public; null when none is.</summary>
    public int? NewestReport => _reports.Count > 0 ? _reports[0] : null;

    /// <summary>What is said under the field of what people said.</summary>
    public string SaidHint => ReportNumber is { } from ? $"The figures come from version {from} of the report."
        : NewestReport is null ? "No report is public yet. Once one is, its findings can be put here."
        : "With the button below, the findings of the report are put above what stands here. Hidden figures stay hidden.";

    /// <summary>What is wrong with where the figures come from; null when nothing is.</summary>
    public string? ReportWarning => Outcome?.ReportNumber is not { } from ? null
        : !_reports.Contains(from) ? $"The figures come from version {from} of the report, which is not public any more. Write “You said” from the report again and publish an update."
        : NewestReport > from ? $"The figures come from version {from} of the report; version {NewestReport} is public now. Check the figures and publish an update."
        : null;

    /// <summary>The texts as they are read: the draft asked for, or what is in the form.</summary>
    public OutcomeView Shown => new(Outcome?.AskedForAt is null ? Text(DayText.Read(ReviewOn)) : Outcome.Text, Survey.Slug, IsOverdue: false);

    /// <summary>Shows the draft.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindOutcomeAsync()) { return NotFound(); }
        var text = Outcome?.Text ?? OutcomeText.Empty;
        (Asked, Said, Decided, WhyNot, DoneSoFar, ReviewOn, ReportNumber) = (text.Asked, text.Said, text.Decided, text.WhyNot, text.Done, DayText.Write(text.ReviewOn), text.ReportNumber);
        Stamp = Outcome?.PreparedAt.UtcTicks ?? 0;
        return Page();
    }

    /// <summary>Keeps the draft.</summary>
    public Task<IActionResult> OnPostAsync() => KeepAsync(isAsked: false);

    /// <summary>Keeps the draft and asks a second person to publish it.</summary>
    public Task<IActionResult> OnPostAskAsync() => KeepAsync(isAsked: true);

    /// <summary>Puts the findings of the newest public report above what people said; nothing is kept yet.</summary>
    public async Task<IActionResult> OnPostReportAsync()
    {
        if (!await MayAsync(Permissions.ManagePriorities)) { return Forbid(); }
        if (!await FindOutcomeAsync()) { return NotFound(); }
        if (NewestReport is { } number)
        {
            var content = await Db.ReportVersions.Where(v => v.SubjectId == Survey.Id && v.Number == number).Select(v => v.Content).SingleAsync(HttpContext.RequestAborted);
            var (found, before) = (SaidInReport.Of(ReportDocument.Parse(content)), (Said ?? "").ReplaceLineEndings("\n").Trim());
            Said = before.Contains(found, StringComparison.Ordinal) ? before : $"{found}\n\n{before}".Trim();
            ReportNumber = number;
            // What was sent would be shown again in the place of what was just written.
            ModelState.Clear();
        }
        return Page();
    }

    /// <summary>Shows the texts as they will be read, without keeping them.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await MayAsync(Permissions.ManagePriorities)) { return Forbid(); }
        if (!await FindOutcomeAsync()) { return NotFound(); }
        ShowsPreview = Check(isAsked: false) is not null;
        return Page();
    }

    /// <summary>Takes back the request for publication, to go on writing.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        if (!await MayAsync(Permissions.ManagePriorities)) { return Forbid(); }
        if (!await FindOutcomeAsync() || Outcome is null) { return NotFound(); }
        Outcome.TakeBack();
        audit.Record(Db, Actor, "outcome-taken-back", SurveyLifecycle.Subject(Survey));
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"/staff/surveys/{Survey.Slug}/outcome", "The draft can be changed again.");
    }

    /// <summary>Publishes what was asked for: the second person's approval.</summary>
    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await MayAsync(Permissions.ManagePriorities)) { return Forbid(); }
        if (!await FindOutcomeAsync() || Outcome is null) { return NotFound(); }
        if (Outcome.AskedForAt is not null && !Outcome.MayBePublishedBy(Actor)) { return Forbid(); }
        var version = await publication.PublishAsync(Survey, new DateTimeOffset(Stamp, TimeSpan.Zero), Actor, HttpContext.RequestAborted);
        return Done($"/staff/surveys/{Survey.Slug}/outcome", version is null ? "Nothing was published: the draft was changed or taken back meanwhile. Read it again." : $"Version {version.Number} is public. Those who asked to hear are told.");
    }

    private OutcomeText Text(DateOnly? reviewOn)
    {
        return new OutcomeText(Clean(Asked), Clean(Said), Clean(Decided), Clean(WhyNot), Clean(DoneSoFar), reviewOn, ReportNumber is { } number && _reports.Contains(number) ? number : null);

        static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
    }

    /// <summary>The texts as they were sent; null when something is wrong with them.</summary>
    private OutcomeText? Check(bool isAsked)
    {
        var text = Text(DayText.Read(ReviewOn));
        foreach (var (field, words, needed, missing) in new[]
        {
            (nameof(Asked), text.Asked, true, "Enter what was asked"), (nameof(Said), text.Said, true, "Enter what people said"), (nameof(Decided), text.Decided, true, "Enter what was decided"),
            (nameof(WhyNot), text.WhyNot, true, "Enter why it was not decided otherwise"), (nameof(DoneSoFar), text.Done, false, ""),
        })
        {
            if (isAsked && needed && words.Length == 0) { ModelState.AddModelError(field, missing); }
            if (words.Length > OutcomeText.MaxLength) { ModelState.AddModelError(field, $"Use {OutcomeText.MaxLength:N0} characters or fewer"); }
        }
        if (text.ReviewOn is null && !string.IsNullOrWhiteSpace(ReviewOn)) { ModelState.AddModelError(nameof(ReviewOn), "Enter a day, like 30 September 2027, or leave it empty"); }
        if (isAsked && text.ReviewOn <= Today) { ModelState.AddModelError(nameof(ReviewOn), "The day you look at it next must be in the future"); }
        return ModelState.IsValid ? text : null;
    }

    private async Task<IActionResult> KeepAsync(bool isAsked)
    {
        if (!await MayAsync(Permissions.ManagePriorities)) { return Forbid(); }
        if (!await FindOutcomeAsync()) { return NotFound(); }
        if ((Outcome?.PreparedAt.UtcTicks ?? 0) != Stamp || Outcome?.AskedForAt is not null)
        {
            Stamp = Outcome?.PreparedAt.UtcTicks ?? 0;
            ModelState.AddModelError("", $"{Outcome?.PreparedBy} changed the draft meanwhile. Your text is still here and is not saved: look at theirs first, then save");
            return Page();
        }
        if (isAsked && Phase != SurveyPhase.Closed) { ModelState.AddModelError("", "The outcome can be published once the survey has closed"); }
        if (Check(isAsked) is not { } text) { return Page(); }
        if (isAsked && text == Outcome?.Newest?.Text) { return Wrong("", "Nothing is new since the last version"); }

        if (Outcome is null) { Db.Outcomes.Add(Outcome = new Outcome { SurveyId = Survey.Id }); }
        if (text != Outcome.Text) { Outcome.Write(text, Now, Actor); }
        if (isAsked) { Outcome.AskForPublication(Now); }
        audit.Record(Db, Actor, isAsked ? "outcome-asked-for" : "outcome-written", SurveyLifecycle.Subject(Survey));
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"/staff/surveys/{Survey.Slug}/outcome", isAsked ? "The draft is saved. A colleague can publish it." : "The draft is saved.");
    }

    private async Task<bool> FindOutcomeAsync()
    {
        if (!await FindAsync()) { return false; }
        Outcome = await Db.Outcomes.SingleOrDefaultAsync(o => o.SurveyId == Survey.Id, HttpContext.RequestAborted);
        _reports = await PublishedOutcomes.ReportsAsync(Db, Survey.Id, HttpContext.RequestAborted);
        MayManage = await MayAsync(Permissions.ManagePriorities);
        return true;
    }
}
