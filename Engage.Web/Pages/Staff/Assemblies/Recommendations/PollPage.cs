using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Recommendations;

/// <summary>What the pages about one vote or evaluation share.</summary>
public abstract class PollPage(EngageDb db, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The poll's id, from the address.</summary>
    [FromRoute]
    public string Id { get; init; } = "";

    /// <summary>The vote or evaluation, once found.</summary>
    public Poll Poll { get; private set; } = null!;

    /// <summary>What it is called.</summary>
    public string Name => Poll is Vote vote ? vote.Title : "Members’ evaluation";

    /// <summary>How many turns are used, and how.</summary>
    public IReadOnlyDictionary<TurnState, int> Turns { get; private set; } = new Dictionary<TurnState, int>();

    /// <summary>What each item is called.</summary>
    public IReadOnlyDictionary<string, string> ItemNames { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many members have a turn.</summary>
    public int Members => Turns.Values.Sum();

    /// <summary>How the audit trail names it.</summary>
    protected string Subject => $"{(Poll is Vote ? "vote" : "evaluation")}:{Poll.Id}";

    /// <summary>Loads the poll of the address; false when there is none.</summary>
    protected async Task<bool> FindPollAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (!await FindAsync() || await Db.Polls.SingleOrDefaultAsync(p => p.Id == Id && p.AssemblyId == Assembly.Id, stop) is not { } poll) { return false; }
        Poll = poll;
        Turns = await VoteResults.TurnsAsync(Db, poll.Id, stop);
        ItemNames = poll is Vote vote ? await TitlesAsync(vote) : Evaluation.Statements.ToDictionary(s => s.Code, s => s.Words, StringComparer.Ordinal);
        return true;
    }

    private async Task<Dictionary<string, string>> TitlesAsync(Vote vote)
    {
        var found = await Db.Recommendations.AsNoTracking().Where(r => r.AssemblyId == Assembly.Id).ToDictionaryAsync(r => r.Id, StringComparer.Ordinal, HttpContext.RequestAborted);
        return vote.VoteItems.ToDictionary(i => i.RecommendationId, i => $"{found[i.RecommendationId].Number}. {found[i.RecommendationId].VersionOf(i.Version).Title}", StringComparer.Ordinal);
    }
}
