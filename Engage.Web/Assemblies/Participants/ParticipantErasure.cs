using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security;
using Engage.Web.Security.Participants;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Participants;

/// <summary>Takes away everything by which a participant can be recognised: in every part of the program, in one transaction, and then in the database's own leftovers.</summary>
public sealed class ParticipantErasure(EngageDb db, IEnumerable<IParticipantData> parts, AuditTrail audit, TimeProvider time)
{
    /// <summary>Erases; what nobody can be recognised by stays counted.</summary>
    /// <param name="person">The registration.</param>
    /// <param name="by">The account that asked for it, or participant, or system.</param>
    public async Task EraseAsync(Registration person, string by, CancellationToken cancellationToken)
    {
        await db.WriteAsync(_ => EraseWithinAsync(person, by, cancellationToken), cancellationToken);
        await db.ScrubAsync(cancellationToken);
    }

    /// <summary>Erases within the caller's <see cref="EngageDb.WriteAsync"/>, who scrubs afterwards.</summary>
    internal async Task EraseWithinAsync(Registration person, string by, CancellationToken cancellationToken)
    {
        var hash = person.EmailHash;
        foreach (var part in parts) { await part.EraseAsync(db, person, cancellationToken); }
        await Outbox.EraseAsync(db, person.Id, cancellationToken);
        if (hash is not null && !await db.Registrations.AnyAsync(r => r.EmailHash == hash && r.Id != person.Id, cancellationToken))
        {
            await db.SignInLinks.Where(l => l.Person == hash).ExecuteDeleteAsync(cancellationToken);
            await ParticipantSignIn.EndAllAsync(db, hash);
        }
        person.Erase(time.GetUtcNow());
        audit.Record(db, by, "participant-erased", $"registration:{person.Id}");
    }
}
