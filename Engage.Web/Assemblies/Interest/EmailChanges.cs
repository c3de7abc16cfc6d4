using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Interest;

/// <summary>Changes the e-mail address of a registration: at the person's wish once the new one was shown to be theirs, or by an officer. The old one is told.</summary>
public sealed class EmailChanges(EngageDb db, ParticipantContacts contacts, ContactCipher cipher, ContactHash hash, ActLinks links, Outbox outbox, TimeProvider time)
{
    private const string Act = "confirm-new-address", Field = "participant-new-email";
    private static readonly TimeSpan Within = TimeSpan.FromDays(1);

    /// <summary>Mails a link to a new address, in place of an earlier new one; saved with the caller's changes.</summary>
    public async Task AskAsync(Registration person, Assembly assembly, string email, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Within;
        if (await db.EmailChanges.FindAsync([person.Id], cancellationToken) is not { } change)
        {
            change = db.EmailChanges.Add(new EmailChange { RegistrationId = person.Id, Email = "", EmailHash = "", ValidUntil = until }).Entity;
        }
        (change.Email, change.EmailHash, change.ValidUntil) = (cipher.Protect(Field, email), hash.OfEmail(email), until);
        var programme = await db.AssemblyProgrammes.SingleAsync(p => p.Id == assembly.ProgrammeId, cancellationToken);
        outbox.Queue(db, new MessageRequest(
            MessageKind.ConfirmAddress, AssemblyAddress.Subject(assembly), person.Id, NewId.Make(), email, contacts.NameOf(person) ?? "",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["survey"] = assembly.Title, ["link"] = $"/my/new-address/{links.Make(Act, person.Id, change.EmailHash, until)}", ["until"] = Wording.Moment(until, programme.Zone) },
            ExpiresAt: until));
    }

    /// <summary>Uses a link: the new address takes the place of the old one.</summary>
    /// <returns>False when there is no such change, or not any more.</returns>
    public async Task<bool> ConfirmAsync(string token, CancellationToken cancellationToken)
    {
        if (links.Read(Act, token) is not { } link) { return false; }
        var now = time.GetUtcNow();
        if (await db.EmailChanges.SingleOrDefaultAsync(c => c.RegistrationId == link.Person && c.EmailHash == link.Subject && c.ValidUntil > now, cancellationToken) is not { } change) { return false; }
        var person = await db.Registrations.SingleAsync(r => r.Id == change.RegistrationId, cancellationToken);
        var before = contacts.EmailOf(person);
        contacts.WriteEmail(person, cipher.Unprotect(Field, change.Email));
        await FollowAsync(person, before, cancellationToken);
        db.EmailChanges.Remove(change);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>After an address was changed or taken out: what waits goes to the new one, and the old one is told that it is not written to any more. Saved with the caller's changes.</summary>
    /// <param name="person">The registration, with its new address.</param>
    /// <param name="before">The address it had; null when it had none.</param>
    public async Task FollowAsync(Registration person, string? before, CancellationToken cancellationToken)
    {
        if (before is null || contacts.HashOf(before) == person.EmailHash) { return; }
        await outbox.ReaddressAsync(db, person.Id, before, contacts.EmailOf(person), cancellationToken);
        var assembly = await db.Assemblies.SingleAsync(a => a.Id == person.AssemblyId, cancellationToken);
        outbox.Queue(db, new MessageRequest(
            MessageKind.AddressChanged, AssemblyAddress.Subject(assembly), person.Id, NewId.Make(), before, contacts.NameOf(person) ?? "",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["assembly"] = assembly.Title }));
    }
}
