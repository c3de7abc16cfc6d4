using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Data;

namespace Engage.Web.Assemblies.Participants;

/// <summary>The groups of what a participant can do, in the order of their page.</summary>
public enum TaskGroup
{
    /// <summary>The draw, the tickets in it and the seat.</summary>
    Seat,

    /// <summary>Sessions, papers, expenses.</summary>
    Sessions,

    /// <summary>Recommendations, votes and what came of them.</summary>
    Decisions,

    /// <summary>Needs, contact details and data.</summary>
    Details,
}

/// <summary>One thing a participant can do or read, as their page lists it.</summary>
/// <param name="Group">Where it is listed.</param>
/// <param name="Text">What it is, such as Book a session.</param>
/// <param name="Href">Where it is done: a page below <see cref="ParticipantPlace.Root"/>.</param>
/// <param name="Status">Where it stands in a word or two, such as Done; null for none.</param>
/// <param name="IsToDo">Whether the person is asked to do it: then its status stands out.</param>
/// <param name="Hint">A sentence under it, such as until when; null for none.</param>
public sealed record ParticipantTask(TaskGroup Group, string Text, string Href, string? Status = null, bool IsToDo = false, string? Hint = null);

/// <summary>Whose page it is, and when.</summary>
/// <param name="Person">The registration.</param>
/// <param name="Assembly">Its assembly.</param>
/// <param name="Programme">The programme of the assembly.</param>
/// <param name="Now">The moment.</param>
public sealed record ParticipantPlace(Registration Person, Assembly Assembly, AssemblyProgramme Programme, DateTimeOffset Now)
{
    /// <summary>The address below which the person's pages are.</summary>
    public string Root => $"/my/{Person.Id}";

    /// <summary>Today, on the programme's clocks.</summary>
    public DateOnly Today => WallClock.Day(Now, Programme.Zone);
}

/// <summary>One part of the program that has something for participants to do. Each part registers its own; their page lists what all of them give.</summary>
public interface IParticipantTasks
{
    /// <summary>What there is for a person now; none when nothing.</summary>
    Task<IReadOnlyList<ParticipantTask>> ListAsync(EngageDb db, ParticipantPlace place, CancellationToken cancellationToken);
}
