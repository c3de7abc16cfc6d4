using Engage.Domain;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>What a member finds of votes, the evaluation and recommendations on their page.</summary>
internal sealed class DecisionTasks : IParticipantTasks
{
    public async Task<IReadOnlyList<ParticipantTask>> ListAsync(EngageDb db, ParticipantPlace place, CancellationToken cancellationToken)
    {
        List<ParticipantTask> tasks = [];
        if (place.Person.IsMember)
        {
            var polls = await db.Polls.AsNoTracking().Where(p => p.AssemblyId == place.Assembly.Id && p.State == PollState.Open).ToListAsync(cancellationToken);
            var used = await db.Turns.Where(t => t.Member == place.Person.Id && t.State != TurnState.Unused).Select(t => t.PollId).ToListAsync(cancellationToken);
            tasks.AddRange(polls.Where(p => p.AcceptsAt(place.Now)).OrderBy(p => p.OpenedAt).Select(p => TaskOf(p, place, isDone: used.Contains(p.Id, StringComparer.Ordinal))));
        }
        if (await db.Recommendations.AnyAsync(r => r.AssemblyId == place.Assembly.Id && r.State == RecommendationState.Published, cancellationToken))
        {
            tasks.Add(new ParticipantTask(TaskGroup.Decisions, "Recommendations and what became of them", $"{AssemblyAddress.Public(place.Programme, place.Assembly)}/recommendations"));
        }
        return tasks;
    }

    private static ParticipantTask TaskOf(Poll poll, ParticipantPlace place, bool isDone) => new(
        TaskGroup.Decisions,
        poll is Vote vote ? $"Vote: {vote.Title}" : "Say what you think of the assembly",
        poll is Vote ? $"{place.Root}/vote/{poll.Id}" : $"{place.Root}/evaluation",
        isDone ? "Done" : "To do",
        IsToDo: !isDone,
        Hint: $"Until {Wording.Moment(poll.Until!.Value, place.Programme.Zone)}");
}
