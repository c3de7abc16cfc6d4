using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Votes;

/// <summary>
/// A member votes by the link of a message, without signing in. Opening it, as mail scanners do, changes nothing and shows
/// nothing of the person, not even whether they have voted: the same ballot for everybody.
/// </summary>
public sealed class ByLinkModel(EngageDb db, ActLinks links, BallotBox box, TimeProvider time) : PageModel
{
    /// <summary>The token, from the address.</summary>
    [FromRoute]
    public string Token { get; init; } = "";

    /// <summary>The vote; null when the link is no good.</summary>
    public Vote? Vote { get; private set; }

    /// <summary>The assembly's title.</summary>
    public string AssemblyTitle { get; private set; } = "";

    /// <summary>The ballot.</summary>
    public BallotForm Ballot { get; private set; } = null!;

    /// <summary>What became of the ballot that was sent; null when none was.</summary>
    public CastOutcome? Outcome { get; private set; }

    /// <summary>Shows the ballot.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindVoteAsync() is null) { Response.StatusCode = StatusCodes.Status404NotFound; }
        return Page();
    }

    /// <summary>Counts the ballot.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindVoteAsync() is not { } member)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        if (!Ballot.IsComplete(ModelState)) { return Page(); }
        Outcome = await box.CastAsync(db, Vote!, member, Ballot.Answers, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>Whose link it is; null when it is no good or the vote does not take ballots.</summary>
    private async Task<string?> FindVoteAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (links.Read(MemberMessages.VoteAct, Token) is not { } link) { return null; }
        // Whether the person is still a member is said on POST only.
        var open = await db.Polls.OfType<Vote>().Where(v => v.State == PollState.Open).ToListAsync(stop);
        if (open.Find(v => MemberMessages.Subject(v) == link.Subject && v.AcceptsAt(time.GetUtcNow())) is not { } vote) { return null; }
        Vote = vote;
        Ballot = await BallotForm.ReadAsync(db, vote, Request, stop);
        var assembly = await db.Assemblies.AsNoTracking().SingleAsync(a => a.Id == vote.AssemblyId, stop);
        AssemblyTitle = assembly.Title;
        ViewData[Frame.Context] = assembly.Title;
        ViewData[Frame.IsDemonstration] = await db.AssemblyProgrammes.AnyAsync(p => p.Id == assembly.ProgrammeId && p.IsDemonstration, stop);
        return link.Person;
    }
}
