using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Security.Participants;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Participants;

/// <summary>
/// Deletes what its time has run out for: people of assemblies that ended twelve months ago with the addresses written to,
/// registrations nobody confirmed, letters nobody noted as posted, sessions that are over. What was deleted is recorded by number.
/// </summary>
public sealed class ParticipantRetention(EngageDb db, ParticipantErasure erasure, LetterFiles files, AuditTrail audit, TimeProvider time)
{
    private const string By = "system";

    /// <summary>Deletes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isChanged = await ForgetEndedAsync(cancellationToken);
        isChanged |= await DropUnconfirmedAsync(cancellationToken);
        var now = time.GetUtcNow();
        await db.WriteAsync(
            async _ =>
            {
                isChanged |= await files.DeleteOldAsync(db, cancellationToken) > 0;
                isChanged |= await db.EmailChanges.Where(c => c.ValidUntil < now).ExecuteDeleteAsync(cancellationToken) > 0;
                await db.Set<ParticipantSession>().Where(s => s.EndsAt < now).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
        if (isChanged) { await db.ScrubAsync(cancellationToken); }
    }

    private async Task<bool> ForgetEndedAsync(CancellationToken cancellationToken)
    {
        var candidates = await db.Assemblies.Where(a => db.Registrations.Any(r => r.AssemblyId == a.Id && r.ErasedAt == null) || db.Households.Any(h => h.AssemblyId == a.Id)).ToListAsync(cancellationToken);
        var zones = await db.AssemblyProgrammes.ToDictionaryAsync(p => p.Id, p => p.Zone, StringComparer.Ordinal, cancellationToken);
        var ended = candidates.Where(a => ParticipantTerm.Of(a) <= WallClock.Day(time.GetUtcNow(), zones[a.ProgrammeId])).ToList();
        foreach (var assembly in ended) { await db.WriteAsync(_ => ForgetAsync(assembly, cancellationToken), cancellationToken); }
        return ended.Count > 0;
    }

    private async Task ForgetAsync(Assembly assembly, CancellationToken cancellationToken)
    {
        var people = await db.Registrations.Where(r => r.AssemblyId == assembly.Id && r.ErasedAt == null).ToListAsync(cancellationToken);
        foreach (var person in people) { await erasure.EraseWithinAsync(person, By, cancellationToken); }
        await db.SaveChangesAsync(cancellationToken);
        await db.Households.Where(h => h.AssemblyId == assembly.Id).ExecuteDeleteAsync(cancellationToken);
        audit.Record(db, By, "participants-deleted", AssemblyAddress.Subject(assembly), $"{Wording.Count(people.Count, "person", "people")}, twelve months after the end.");
    }

    private async Task<bool> DropUnconfirmedAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - ParticipantTerm.Unconfirmed;
        var people = await db.Registrations.Where(r => r.State == RegistrationState.Unconfirmed && r.RegisteredHour < before).ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            await db.WriteAsync(
                async _ =>
                {
                    await erasure.EraseWithinAsync(person, By, cancellationToken);
                    db.Registrations.Remove(person);
                },
                cancellationToken);
        }
        return people.Count > 0;
    }
}
