using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>Whether somebody used their turns in votes and evaluations. What they answered is not kept, so nobody can say it.</summary>
public sealed class ParticipantVotes : IParticipantData
{
    private const string Part = "Votes and evaluation";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ParticipantFact>> ReadAsync(EngageDb db, Registration person, CancellationToken cancellationToken)
    {
        var turns = await db.Turns.AsNoTracking().Where(t => t.Member == person.Id).ToDictionaryAsync(t => t.PollId, t => t.State, StringComparer.Ordinal, cancellationToken);
        var polls = await db.Polls.AsNoTracking().Where(p => turns.Keys.Contains(p.Id)).ToListAsync(cancellationToken);
        return [.. polls.OrderBy(p => p.OpenedAt).Select(p => new ParticipantFact(Part, p is Vote vote ? vote.Title : "Evaluation of the assembly", Words(turns[p.Id])))];
    }

    /// <inheritdoc/>
    public async Task EraseAsync(EngageDb db, Registration person, CancellationToken cancellationToken)
    {
        await db.Turns.Where(t => t.Member == person.Id && t.State == TurnState.Unused && db.Polls.Any(p => p.Id == t.PollId && p.State != PollState.Closed)).ExecuteDeleteAsync(cancellationToken);
        // That somebody took part stays as a count; a random text takes the person's place.
        foreach (var poll in await db.Turns.Where(t => t.Member == person.Id).Select(t => t.PollId).ToListAsync(cancellationToken))
        {
            var nobody = NewId.Make();
            await db.Turns.Where(t => t.PollId == poll && t.Member == person.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.Member, nobody), cancellationToken);
        }
    }

    private static string Words(TurnState state) => state switch
    {
        TurnState.Unused => "You have not taken part.",
        TurnState.Online => "You took part online. What you answered is not kept with you.",
        _ => "You took part on paper. What you answered is not kept with you.",
    };
}
