using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.My;

/// <summary>A member says what they think of the assembly, once and in secret.</summary>
public sealed class EvaluationModel(EngageDb db, BallotBox box, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>The evaluation.</summary>
    public Evaluation Poll { get; private set; } = null!;

    /// <summary>Whether nobody can answer any more.</summary>
    public bool IsOver => !Poll.AcceptsAt(Now);

    /// <summary>Whether the member has answered, or was given paper.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The form.</summary>
    public BallotForm Ballot { get; private set; } = null!;

    /// <summary>Shows the form, or that it was sent.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindEvaluationAsync() ? Page() : NotFound();

    /// <summary>Counts the answers.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindEvaluationAsync()) { return NotFound(); }
        if (!IsOver && !IsDone)
        {
            if (!Ballot.IsComplete(ModelState)) { return Page(); }
            await box.CastAsync(Db, Poll, Me.Id, Ballot.Answers, HttpContext.RequestAborted);
        }
        return LocalRedirect($"{Root}/evaluation");
    }

    private async Task<bool> FindEvaluationAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (!await FindAsync() || !Me.IsMember) { return false; }
        if (await Db.Polls.OfType<Evaluation>().SingleOrDefaultAsync(p => p.AssemblyId == Assembly.Id && p.State != PollState.Draft, stop) is not { } poll) { return false; }
        Poll = poll;
        IsDone = await Db.Turns.AnyAsync(t => t.PollId == poll.Id && t.Member == Me.Id && t.State != TurnState.Unused, stop);
        Ballot = await BallotForm.ReadAsync(Db, poll, Request, stop);
        return true;
    }
}
