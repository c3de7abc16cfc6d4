using Engage.Domain.Assemblies;
using Engage.Web.Data;

namespace Engage.Web.Assemblies;

/// <summary>One thing kept about a participant, as they see it in what they download.</summary>
/// <param name="Part">What part of the program keeps it, such as Sessions.</param>
/// <param name="Name">What it is, such as Access needs.</param>
/// <param name="Value">As people read it.</param>
public sealed record ParticipantFact(string Part, string Name, string Value);

/// <summary>
/// One part of the program that keeps something about participants. Each part registers its own, so that what a person
/// downloads is whole and erasing them forgets nothing.
/// </summary>
public interface IParticipantData
{
    /// <summary>What is kept about a person.</summary>
    Task<IReadOnlyList<ParticipantFact>> ReadAsync(EngageDb db, Registration person, CancellationToken cancellationToken);

    /// <summary>
    /// Takes away what says who the person is, within the caller's <see cref="EngageDb.WriteAsync"/>; counts that no longer
    /// point to anybody may stay. Runs before <see cref="Registration.Erase"/>.
    /// </summary>
    Task EraseAsync(EngageDb db, Registration person, CancellationToken cancellationToken);
}
