using System.Linq.Expressions;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.My;

/// <summary>What a member's pages of votes and evaluations share: a poll of their assembly, their one turn, a secret ballot.</summary>
public abstract class MyPollPageModel<TPoll>(EngageDb db, BallotBox box, TimeProvider time) : MyPageModel(db, time)
    where TPoll : Poll
{
    /// <summary>The vote or evaluation.</summary>
    public TPoll Poll { get; private set; } = null!;

    /// <summary>Whether nobody can answer any more.</summary>
    public bool IsOver => !Poll.AcceptsAt(Now);

    /// <summary>Whether and how the member's turn was used.</summary>
    public TurnState TurnState { get; private set; }

    /// <summary>The ballot.</summary>
    public BallotForm Ballot { get; private set; } = null!;

    /// <summary>Which of the assembly's polls is on the page.</summary>
    protected abstract Expression<Func<TPoll, bool>> IsMeant { get; }

    /// <summary>The address of the page.</summary>
    protected abstract string Here { get; }

    /// <summary>Shows the ballot, or that it was sent.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindPollAsync() ? Page() : NotFound();

    /// <summary>Counts the ballot.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindPollAsync()) { return NotFound(); }
        if (!IsOver && TurnState == TurnState.Unused)
        {
            if (!Ballot.IsComplete(ModelState)) { return Page(); }
            await box.CastAsync(Db, Poll, Me.Id, Ballot.Answers, HttpContext.RequestAborted);
        }
        // Whatever came of it, the page says where the member's turn stands now.
        return LocalRedirect(Here);
    }

    private async Task<bool> FindPollAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (!await FindAsync() || !Me.IsMember) { return false; }
        if (await Db.Polls.OfType<TPoll>().Where(IsMeant).SingleOrDefaultAsync(p => p.AssemblyId == Assembly.Id && p.State != PollState.Draft, stop) is not { } poll) { return false; }
        Poll = poll;
        TurnState = await Db.Turns.Where(t => t.PollId == poll.Id && t.Member == Me.Id).Select(t => (TurnState?)t.State).SingleOrDefaultAsync(stop) ?? TurnState.Unused;
        Ballot = await BallotForm.ReadAsync(Db, poll, Request, stop);
        return true;
    }
}
