using Engage.Domain.Assemblies;
using Engage.Web.Data;

namespace Engage.Web.Assemblies.Participants;

/// <summary>What everybody can do with their own registration.</summary>
internal sealed class DetailsTasks : IParticipantTasks
{
    public Task<IReadOnlyList<ParticipantTask>> ListAsync(EngageDb db, ParticipantPlace place, CancellationToken cancellationToken)
    {
        List<ParticipantTask> tasks = [];
        if (place.Person.State != RegistrationState.Withdrawn)
        {
            tasks.Add(new ParticipantTask(TaskGroup.Details, "Tell us what you need", $"{place.Root}/needs", place.Person.Needs is null ? "Nothing said" : "Told", Hint: "Access, food, travel, care for others"));
            tasks.Add(new ParticipantTask(TaskGroup.Details, "Change your name, telephone number or e-mail address", $"{place.Root}/details"));
        }
        tasks.Add(new ParticipantTask(TaskGroup.Details, "See or download what we keep about you", $"{place.Root}/data"));
        if (place.Person.State != RegistrationState.Withdrawn) { tasks.Add(new ParticipantTask(TaskGroup.Details, "Withdraw", $"{place.Root}/withdraw")); }
        tasks.Add(new ParticipantTask(TaskGroup.Details, "Have your details erased", $"{place.Root}/erase"));
        return Task.FromResult<IReadOnlyList<ParticipantTask>>(tasks);
    }
}
