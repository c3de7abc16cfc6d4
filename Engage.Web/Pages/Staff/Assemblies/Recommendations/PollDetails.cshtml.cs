using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Recommendations;

/// <summary>One vote or evaluation: how many took part, closing it, and what was counted once it is closed.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class PollDetailsModel(EngageDb db, BallotBox box, AuditTrail audit, TimeProvider time) : PollPage(db, time)
{
    /// <summary>What was counted, by item and choice; null while it is open.</summary>
    public IReadOnlyDictionary<(string Item, string Choice), int>? Results { get; private set; }

    /// <summary>The results of a vote in sentences.</summary>
    public IReadOnlyList<(string Item, string Sentence)> Sentences { get; private set; } = [];

    /// <summary>Whether so few took part that no numbers are shown, to staff neither.</summary>
    public bool IsTooSmall { get; private set; }

    /// <summary>Whether the person may close it.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Whether the person may see who was given paper.</summary>
    public bool MaySeeMembers { get; private set; }

    /// <summary>Shows where it stands.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindPollAsync()) { return NotFound(); }
        await ReadAsync();
        return Page();
    }

    /// <summary>Closes it.</summary>
    public async Task<IActionResult> OnPostCloseAsync()
    {
        if (!await MayAsync(Permissions.ManageAssemblies)) { return Forbid(); }
        if (!await FindPollAsync()) { return NotFound(); }
        string? obstacle = null;
        await Db.WriteAsync(
            async inside =>
            {
                obstacle = await box.CloseAsync(inside, Poll, HttpContext.RequestAborted);
                if (obstacle is null) { audit.Record(inside, Actor, Poll is Vote ? "vote-closed" : "evaluation-closed", Subject); }
            },
            HttpContext.RequestAborted);
        if (obstacle is not null)
        {
            await ReadAsync();
            return Wrong("", obstacle);
        }
        return Done($"{Root}/recommendations/polls/{Id}", "It is closed, and what was counted is below.");
    }

    private async Task ReadAsync()
    {
        (MayManage, MaySeeMembers) = (await MayAsync(Permissions.ManageAssemblies), await MayAsync(Permissions.SeeParticipants));
        if (Poll.State != PollState.Closed) { return; }
        Results = (await VoteResults.CountsAsync(Db, Poll, HttpContext.RequestAborted)).Counts;
        IsTooSmall = Results.Where(r => r.Key.Item == Poll.Items[0]).Sum(r => r.Value) < Poll.LeastPrinted;
        if (Poll is Vote vote) { Sentences = [.. (await VoteResults.ReadAsync(Db, vote, HttpContext.RequestAborted)).Select(r => (r.Key, r.Value.Sentence))]; }
    }
}
