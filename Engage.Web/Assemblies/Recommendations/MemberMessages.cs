using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>What the members of an assembly are told about votes and responses. Who has no e-mail address is told by staff.</summary>
public sealed class MemberMessages(Outbox outbox, ActLinks links, ParticipantContacts contacts)
{
    /// <summary>The act of the link in the message on a vote.</summary>
    public const string VoteAct = "vote";

    /// <summary>How a link and a message name a poll.</summary>
    public static string Subject(Poll poll) => $"vote:{poll.Id}";

    /// <summary>Queues the message that a vote is open, each with a link for its one act.</summary>
    public async Task VoteOpenAsync(EngageDb db, AssemblyProgramme programme, Assembly assembly, Vote vote, CancellationToken cancellationToken = default)
    {
        var until = vote.Until ?? throw new InvalidOperationException($"Vote {vote.Id} is not open.");
        foreach (var member in await MembersAsync(db, assembly, cancellationToken))
        {
            await QueueAsync(db, MessageKind.VoteOpen, Subject(vote), "", member, until, cancellationToken,
                ("assembly", assembly.Title), ("link", $"/vote/{links.Make(VoteAct, member.Id, Subject(vote), until)}"), ("until", Wording.Moment(until, programme.Zone)));
        }
    }

    /// <summary>Queues the message that the members' evaluation is open. Its link leads to the member's own area: who answers signs in.</summary>
    public async Task EvaluationOpenAsync(EngageDb db, AssemblyProgramme programme, Assembly assembly, Evaluation evaluation, CancellationToken cancellationToken = default)
    {
        var until = evaluation.Until ?? throw new InvalidOperationException($"Evaluation {evaluation.Id} is not open.");
        foreach (var member in await MembersAsync(db, assembly, cancellationToken))
        {
            await QueueAsync(db, MessageKind.EvaluationOpen, Subject(evaluation), "", member, until, cancellationToken,
                ("assembly", assembly.Title), ("link", $"/my/{member.Id}/evaluation"), ("until", Wording.Moment(until, programme.Zone)));
        }
    }

    /// <summary>Queues the message that responses were published.</summary>
    /// <param name="slot">Which publication it is, for responses come in several.</param>
    public async Task ResponsePublishedAsync(EngageDb db, AssemblyProgramme programme, Assembly assembly, string slot, CancellationToken cancellationToken = default)
    {
        foreach (var member in await MembersAsync(db, assembly, cancellationToken))
        {
            await QueueAsync(db, MessageKind.ResponsePublished, AssemblyAddress.Subject(assembly), slot, member, null, cancellationToken,
                ("title", assembly.Title), ("link", $"{AssemblyAddress.Public(programme, assembly)}/recommendations"));
        }
    }

    private static Task<List<Registration>> MembersAsync(EngageDb db, Assembly assembly, CancellationToken cancellationToken) =>
        db.Registrations.AsNoTracking().Where(r => r.AssemblyId == assembly.Id && r.Seat == SeatState.Confirmed && r.Email != null).OrderBy(r => r.Id).ToListAsync(cancellationToken);

    private async Task QueueAsync(EngageDb db, MessageKind kind, string subject, string slot, Registration member, DateTimeOffset? expiresAt, CancellationToken cancellationToken, params (string Name, string Value)[] values)
    {
        var request = new MessageRequest(kind, subject, member.Id, slot, contacts.EmailOf(member)!, contacts.NameOf(member) ?? "", values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal), ExpiresAt: expiresAt);
        await outbox.QueueAsync(db, request, cancellationToken);
    }
}
