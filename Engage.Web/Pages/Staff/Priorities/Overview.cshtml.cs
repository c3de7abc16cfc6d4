using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Staff.Priorities;

/// <summary>One local priority: where it stands, what stands behind it, what is done for it, and what is to be done next.</summary>
[Authorize(Permissions.ViewPriorities)]
public sealed class OverviewModel(EngageDb db, PriorityRegister register, FollowerNews news, AuditTrail audit, IOutputCacheStore cache, GazetteerSource places, BodySettings body, TimeProvider time)
    : PriorityPageModel(db, places, body, time)
{
    private int? _faultyEvidence;

    /// <summary>Why it is sent back.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Why it is left aside.</summary>
    [BindProperty]
    public string? AsideNote { get; set; }

    /// <summary>Why a piece of evidence is taken back.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What belongs to it.</summary>
    public PriorityFile All { get; private set; } = null!;

    /// <summary>The part of the plan in words; null for none.</summary>
    public string? PlanWords { get; private set; }

    /// <summary>Whether the person may decide and report.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Whether the person may approve: not whoever decided.</summary>
    public bool MayApprove => MayManage && !string.Equals(Priority.DecidedBy, Actor, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with the reason for taking a piece of evidence back.</summary>
    public string? ReasonError(int evidence) => _faultyEvidence == evidence ? "Enter why it is taken back" : null;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>The second person's approval.</summary>
    public async Task<IActionResult> OnPostApproveAsync()
    {
        if (!await MayManageAsync()) { return Forbid(); }
        if (!await LoadAsync()) { return NotFound(); }
        if (!MayApprove) { return Forbid(); }
        if (Priority.Status != PriorityStatus.Decided || !All.Counting.Any()) { return LocalRedirect(PriorityAddress.Staff(Priority)); }
        Priority.Approve(All.Counting.Count(), Now, Actor);
        await news.TellAsync(Db, PriorityAddress.Subject(Priority), $"entry-{Priority.Entries.Count}", $"New local priority for {AreaName(Priority.AreaCode)}", Priority.Statement, PriorityAddress.Public(Priority), HttpContext.RequestAborted);
        await SaveAsync("priority-approved");
        return Done(PriorityAddress.Staff(Priority), "It is public now.");
    }

    /// <summary>Sends the decision back.</summary>
    public async Task<IActionResult> OnPostSendBackAsync()
    {
        if (!await MayManageAsync()) { return Forbid(); }
        if (!await LoadAsync()) { return NotFound(); }
        if (!MayApprove) { return Forbid(); }
        if (Priority.Status != PriorityStatus.Decided) { return LocalRedirect(PriorityAddress.Staff(Priority)); }
        if (Faulty(Note, nameof(Note), "Enter why you send it back")) { return Page(); }
        Priority.SendBack(Note!.Trim(), Now, Actor);
        await SaveAsync("priority-sent-back");
        return Done(PriorityAddress.Staff(Priority), "It is a proposal again.");
    }

    /// <summary>Leaves the proposal aside.</summary>
    public async Task<IActionResult> OnPostLeaveAsideAsync()
    {
        if (!await MayManageAsync()) { return Forbid(); }
        if (!await LoadAsync()) { return NotFound(); }
        if (!Priority.IsOpen) { return LocalRedirect(PriorityAddress.Staff(Priority)); }
        if (Faulty(AsideNote, nameof(AsideNote), "Enter why it is not taken up")) { return Page(); }
        Priority.LeaveAside(AsideNote!.Trim(), Now, Actor);
        await SaveAsync("priority-left-aside");
        return Done(PriorityAddress.StaffList, $"Priority {Priority.Number} is left aside.");
    }

    /// <summary>Takes a piece of evidence back.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(int evidence)
    {
        if (!await MayManageAsync()) { return Forbid(); }
        if (!await LoadAsync()) { return NotFound(); }
        if (All.Counting.FirstOrDefault(e => e.Evidence.Number == evidence) is not { } piece) { return NotFound(); }
        if (Faulty(Reason, $"reason-{evidence}", "Enter why it is taken back"))
        {
            _faultyEvidence = evidence;
            return Page();
        }
        piece.Evidence.Remove(Reason!.Trim(), Now);
        await SaveAsync("evidence-removed");
        return Done(PriorityAddress.Staff(Priority), $"Evidence {evidence} is taken back.");
    }

    private bool Faulty(string? text, string field, string sentence)
    {
        if (string.IsNullOrWhiteSpace(text)) { ModelState.AddModelError(field, sentence); }
        else if (text.Length > LocalPriority.MaxNoteLength) { ModelState.AddModelError(field, $"The reason must be {LocalPriority.MaxNoteLength:N0} characters or fewer"); }
        return !ModelState.IsValid;
    }

    private async Task SaveAsync(string act)
    {
        audit.Record(Db, Actor, act, PriorityAddress.Subject(Priority));
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindAsync()) { return false; }
        var stop = HttpContext.RequestAborted;
        MayManage = await MayManageAsync();
        All = await register.OpenAsync(Priority, stop);
        PlanWords = (await PlanShelf.ReadAsync(Db, publishedOnly: false, stop)).Words(PlanReference.Parse(Priority.Reference));
        return true;
    }
}
