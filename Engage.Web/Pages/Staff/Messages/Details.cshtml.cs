using System.Security.Cryptography;
using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Messages;

/// <summary>One message: whom it goes to, what was tried, and what can be done about it.</summary>
[Authorize(Permissions.ViewMessages)]
public sealed class DetailsModel(EngageDb db, Outbox outbox, AuditTrail audit, TimeProvider time) : StaffPage
{
    /// <summary>The message.</summary>
    public OutboxMessage Message { get; private set; } = null!;

    /// <summary>The log of its attempts, oldest first.</summary>
    public IReadOnlyList<MessageAttempt> Attempts { get; private set; } = [];

    /// <summary>Whom it goes to, as far as this person may see it.</summary>
    public string To { get; private set; } = "";

    /// <summary>Whether this person may do something about it.</summary>
    public bool MayManage { get; private set; }

    /// <summary>An outcome in words.</summary>
    public static string WordsOf(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Sent => "Sent",
        AttemptOutcome.NotSent => "Not sent",
        AttemptOutcome.Refused => "Refused",
        AttemptOutcome.Unknown => "No answer: may have been sent",
        AttemptOutcome.Delivered => "Delivered",
        _ => "Came back",
    };

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await FindAsync(id)) { return NotFound(); }
        MayManage = await MayAsync(Permissions.ManageMessages);
        To = AddressOf(Message);
        Attempts = await db.MessageAttempts.AsNoTracking().Where(a => a.MessageId == id).OrderBy(a => a.Number).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>Has it sent once more, from now on.</summary>
    public async Task<IActionResult> OnPostRequeueAsync(string id)
    {
        if (!await MayAsync(Permissions.ManageMessages)) { return Forbid(); }
        if (!await FindAsync(id)) { return NotFound(); }
        if (!Message.CanBeRequeued) { return Done($"/staff/messages/{id}", "Nothing was done: the message is not one that can be sent again."); }
        var now = time.GetUtcNow();
        await ChangeAsync("message-requeued", messages => messages.Where(m => m.Content != null && (m.State == MessageState.Failed || m.State == MessageState.Deferred || m.State == MessageState.Suppressed))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MessageState.Queued).SetProperty(m => m.DueAt, now).SetProperty(m => m.Attempts, 0).SetProperty(m => m.FinishedAt, (DateTimeOffset?)null)));
        return Done($"/staff/messages/{id}", "The message is waiting to be sent again.");
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(string id)
    {
        if (!await MayAsync(Permissions.ManageMessages)) { return Forbid(); }
        if (!await FindAsync(id)) { return NotFound(); }
        var now = time.GetUtcNow();
        var isDone = await ChangeAsync("message-withdrawn", messages => messages.Where(m => m.State == MessageState.Queued || m.State == MessageState.Deferred)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MessageState.Withdrawn).SetProperty(m => m.FinishedAt, now)));
        return Done($"/staff/messages/{id}", isDone ? "The message is withdrawn and will not be sent." : "It is too late: the message is being sent or was sent.");
    }

    private async Task<bool> ChangeAsync(string action, Func<IQueryable<OutboxMessage>, Task<int>> change)
    {
        var changed = 0;
        await db.WriteAsync(
            async _ =>
            {
                changed = await change(db.OutboxMessages.Where(m => m.Id == Message.Id));
                if (changed == 1) { audit.Record(db, Actor, action, $"message:{Message.Id}"); }
            },
            HttpContext.RequestAborted);
        return changed == 1;
    }

    private async Task<bool> FindAsync(string id)
    {
        if (await db.OutboxMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, HttpContext.RequestAborted) is not { } message) { return false; }
        Message = message;
        return true;
    }

    private string AddressOf(OutboxMessage message)
    {
        try
        {
            return outbox.Open(message) is not { } content ? "Deleted after 30 days" : MayManage ? content.Address : EmailAddress.Mask(content.Address);
        }
        catch (CryptographicException)
        {
            return "Cannot be read: its key is gone";
        }
    }
}
