using Engage.Domain;
using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Links;
using Engage.Web.Settings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Participants;

/// <summary>Mails the link by which a participant signs in; to an address nobody registered with, nothing.</summary>
public sealed class SignInMail(EngageDb db, ContactHash hash, ParticipantContacts contacts, SignInLinks links, Outbox outbox, BodySettings body, TimeProvider time)
{
    private const string Subject = "sign-in";

    /// <summary>Sends a link to the participant with this address, if there is one and too many links are not open already.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="returnUrl">A page of theirs to go to afterwards, checked; null for their first page.</param>
    public async Task SendAsync(string email, string? returnUrl, CancellationToken cancellationToken)
    {
        var found = hash.OfEmail(email);
        if (await db.Registrations.AsNoTracking().Where(r => r.EmailHash == found).OrderByDescending(r => r.RegisteredHour).ThenBy(r => r.Id).FirstOrDefaultAsync(cancellationToken) is not { } person) { return; }
        if (contacts.Read(person) is not { Email: { } address } contact || await links.IssueAsync(db, found, cancellationToken) is not { } token) { return; }

        var until = time.GetUtcNow() + SignInLinks.Lifetime;
        var link = returnUrl is null ? $"/my/sign-in/{token}" : QueryHelpers.AddQueryString($"/my/sign-in/{token}", "returnUrl", returnUrl);
        outbox.Queue(db, new MessageRequest(
            MessageKind.SignInLink, Subject, person.Id, NewId.Make(), address, contact.Name,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["link"] = link, ["until"] = Wording.Moment(until, TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone)) },
            ExpiresAt: until));
        await db.SaveChangesAsync(cancellationToken);
    }
}
