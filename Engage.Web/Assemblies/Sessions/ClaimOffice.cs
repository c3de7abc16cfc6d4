using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Expenses;
using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>Takes claims in, decides on them and hands them to finance.</summary>
public sealed class ClaimOffice(EngageDb db, Outbox outbox, Attendees attendees, AuditTrail audit, TimeProvider time)
{
    /// <summary>Takes in a claim.</summary>
    /// <param name="enteredBy">The member of staff who enters it for the participant; null when the participant does.</param>
    public async Task EnterAsync(Registration person, ClaimKind kind, int pence, string note, string? sessionId, string? enteredBy, string? id = null)
    {
        // The id comes with the form: sent twice, it is one claim.
        var known = id ?? NewId.Make();
        await db.WriteAsync(async _ =>
        {
            if (await db.Claims.AnyAsync(c => c.Id == known)) { return; }
            db.Claims.Add(new Claim { Id = known, AssemblyId = person.AssemblyId, SessionId = sessionId, Kind = kind, Pence = pence, EnteredBy = enteredBy, EnteredAt = time.GetUtcNow() }.For(person.Id, attendees.SealNote(note)));
            if (enteredBy is not null) { audit.Record(db, enteredBy, "claim-entered", $"claim:{known}"); }
        });
    }

    /// <summary>Approves or refuses a claim and tells the person.</summary>
    /// <param name="reason">Why it is refused; null approves it.</param>
    /// <returns>Whether it was decided now: not when somebody else was first or it is the officer's own entry.</returns>
    public async Task<bool> DecideAsync(string claimId, string assemblyId, string officer, string? reason)
    {
        var isDecided = false;
        await db.WriteAsync(async _ =>
        {
            if (await db.Claims.SingleOrDefaultAsync(c => c.Id == claimId && c.AssemblyId == assemblyId) is not { } claim || !claim.MayBeDecidedBy(officer)) { return; }
            if (reason is null) { claim.Approve(officer, time.GetUtcNow()); }
            else { claim.Refuse(officer, time.GetUtcNow(), reason); }
            audit.Record(db, officer, reason is null ? "claim-approved" : "claim-refused", $"claim:{claim.Id}");
            await TellAsync(claim);
            isDecided = true;
        });
        return isDecided;
    }

    /// <summary>Marks everything approved as handed to finance, with the next batch.</summary>
    /// <returns>The batch and its claims; none when nothing was approved.</returns>
    public async Task<(int Batch, IReadOnlyList<Claim> Claims)> ExportAsync(Assembly assembly, string officer)
    {
        (int, IReadOnlyList<Claim>) outcome = (0, []);
        await db.WriteAsync(async _ =>
        {
            // One export at a time: the rows are updated before they are read, so that a second one finds none.
            var batch = (await db.Claims.Where(c => c.AssemblyId == assembly.Id).MaxAsync(c => c.Batch) ?? 0) + 1;
            var claims = await db.Claims.Where(c => c.AssemblyId == assembly.Id && c.State == ClaimState.Approved).OrderBy(c => c.EnteredAt).ToListAsync();
            if (claims.Count == 0) { return; }
            foreach (var claim in claims) { claim.Export(batch); }
            audit.Record(db, officer, "claims-exported", AssemblyAddress.Subject(assembly), $"Batch {batch}: {claims.Count} claims, {ClaimWords.Amount(claims.Sum(c => c.Pence))}.");
            outcome = (batch, claims);
        });
        return outcome;
    }

    private async Task TellAsync(Claim claim)
    {
        if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == claim.RegistrationId) is not { } person || attendees.EmailOf(person) is not { } address) { return; }
        var words = claim.State == ClaimState.Approved ? $"{ClaimWords.Name(claim.Kind)}: approved." : $"{ClaimWords.Name(claim.Kind)}: we cannot pay this. {claim.Reason}";
        await outbox.QueueAsync(db, new MessageRequest(MessageKind.Expenses, $"claim:{claim.Id}", person.Id, "", address, attendees.NameOf(person), new Dictionary<string, string>(StringComparer.Ordinal) { ["amount"] = ClaimWords.Amount(claim.Pence), ["detail"] = words }));
    }
}
