using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.My;

/// <summary>A member votes, once and in secret.</summary>
public sealed class VoteModel(EngageDb db, BallotBox box, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>The vote's id, from the address.</summary>
    [FromRoute(Name = "vote")]
    public string VoteId { get; init; } = "";

    /// <summary>The vote.</summary>
    public Vote Vote { get; private set; } = null!;

    /// <summary>Whether nobody can vote any more.</summary>
    public bool IsOver => !Vote.AcceptsAt(Now);

    /// <summary>Whether and how the member's turn was used.</summary>
    public TurnState TurnState { get; private set; }

    /// <summary>The ballot.</summary>
    public BallotForm Ballot { get; private set; } = null!;

    /// <summary>Shows the ballot, or that it was sent.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindVoteAsync() ? Page() : NotFound();

    /// <summary>Counts the ballot.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindVoteAsync()) { return NotFound(); }
        if (!IsOver && TurnState == TurnState.Unused)
        {
            if (!Ballot.IsComplete(ModelState)) { return Page(); }
            await box.CastAsync(Db, Vote, Me.Id, Ballot.Answers, HttpContext.RequestAborted);
        }
        // Whatever came of it, the page says where the member's turn stands now.
        return LocalRedirect($"{Root}/vote/{Vote.Id}");
    }

    private async Task<bool> FindVoteAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (!await FindAsync() || !Me.IsMember) { return false; }
        if (await Db.Polls.OfType<Vote>().SingleOrDefaultAsync(v => v.Id == VoteId && v.AssemblyId == Assembly.Id && v.State != PollState.Draft, stop) is not { } vote) { return false; }
        Vote = vote;
        TurnState = await Db.Turns.Where(t => t.PollId == vote.Id && t.Member == Me.Id).Select(t => (TurnState?)t.State).SingleOrDefaultAsync(stop) ?? TurnState.Unused;
        Ballot = await BallotForm.ReadAsync(Db, vote, Request, stop);
        return true;
    }
}
