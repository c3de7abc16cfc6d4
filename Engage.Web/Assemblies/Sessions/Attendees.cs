using System.Text.Json;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Security.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>A booking with the registration of the member who made it.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="Member">The registration; null for somebody from outside.</param>
public sealed record Attendee(Booking Booking, Registration? Member);

/// <summary>Who comes to sessions, and the one place that reads and writes the encrypted fields of those from outside.</summary>
public sealed class Attendees(ParticipantContacts contacts, ContactCipher cipher, ContactHash hash)
{
    private const string Name = "attendee-name", Email = "attendee-email", Needs = "attendee-needs", Note = "claim-note";

    /// <summary>Everybody with a booking of a session that is of account, in the order of asking.</summary>
    /// <param name="isToChange">Whether the bookings are to be changed and saved.</param>
    public static async Task<IReadOnlyList<Attendee>> OfAsync(EngageDb db, string sessionId, bool isToChange = false, CancellationToken cancellationToken = default) =>
        [.. (await (
            from b in isToChange ? db.Bookings : db.Bookings.AsNoTracking()
            join r in db.Registrations on b.RegistrationId equals r.Id into members
            from r in members.DefaultIfEmpty()
            where b.SessionId == sessionId && b.State != BookingState.Unconfirmed && b.State != BookingState.Cancelled
            orderby b.Turn
            select new { b, r }).ToListAsync(cancellationToken)).Select(x => new Attendee(x.b, x.r))];

    /// <summary>The members of an assembly, by their names.</summary>
    public async Task<IReadOnlyList<(Registration Member, string Name)>> MembersAsync(EngageDb db, string assemblyId, CancellationToken cancellationToken = default) =>
        [.. (await db.Registrations.Where(r => r.AssemblyId == assemblyId && r.Seat == SeatState.Confirmed).ToListAsync(cancellationToken))
            .Select(r => (r, NameOf(r))).OrderBy(m => m.Item2, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>The name of a member; their code in the lottery once it is erased.</summary>
    public string NameOf(Registration member) => contacts.NameOf(member) ?? member.Pseudonym;

    /// <summary>The name of whoever booked.</summary>
    public string NameOf(Attendee attendee) => attendee switch
    {
        { Member: { } member } => NameOf(member),
        { Booking.Name: { } name } => cipher.Unprotect(Name, name),
        _ => "Erased",
    };

    /// <summary>The e-mail address of a member; null when there is none.</summary>
    public string? EmailOf(Registration member) => contacts.EmailOf(member);

    /// <summary>The e-mail address of whoever booked; null when there is none.</summary>
    public string? EmailOf(Attendee attendee) => attendee.Member is { } member ? EmailOf(member) : attendee.Booking.Email is { } email ? cipher.Unprotect(Email, email) : null;

    /// <summary>What whoever booked needs: with a member's registration, with anybody else's booking.</summary>
    public ParticipantNeeds NeedsOf(Attendee attendee) => attendee switch
    {
        { Member: { } member } => contacts.NeedsOf(member),
        { Booking.Needs: { } kept } => JsonSerializer.Deserialize<ParticipantNeeds>(cipher.Unprotect(Needs, kept))!,
        _ => ParticipantNeeds.None,
    };

    /// <summary>How somebody from outside is known by their e-mail address.</summary>
    public string PersonOf(string email) => hash.OfEmail(email);

    /// <summary>Writes down who somebody from outside is.</summary>
    public void Introduce(Booking booking, string name, string email) => (booking.Name, booking.Email) = (cipher.Protect(Name, name), cipher.Protect(Email, email));

    /// <summary>Writes down what somebody from outside needs.</summary>
    public void SetNeeds(Booking booking, ParticipantNeeds needs) => booking.Needs = needs.IsEmpty ? null : cipher.Protect(Needs, JsonSerializer.Serialize(needs));

    /// <summary>A note of a claim as it is kept.</summary>
    public string? SealNote(string note) => note.Length == 0 ? null : cipher.Protect(Note, note);

    /// <summary>A note of a claim as it was written.</summary>
    public string OpenNote(string? note) => note is null ? "" : cipher.Unprotect(Note, note);
}
