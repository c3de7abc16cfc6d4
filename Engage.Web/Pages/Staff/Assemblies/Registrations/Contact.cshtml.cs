using Engage.Domain.Assemblies;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Security.Participants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Registrations;

/// <summary>An officer puts contact details right, for somebody who asked for it.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class ContactModel(EngageDb db, ParticipantContacts contacts, EmailChanges changes, AuditTrail audit, TimeProvider time) : RegistrationPageModel(db, time)
{
    /// <summary>Name, address, number.</summary>
    [BindProperty]
    public PersonFields Given { get; set; } = new();

    /// <summary>What the person needs.</summary>
    [BindProperty]
    public NeedsFields Fields { get; set; } = new();

    /// <summary>Shows what is kept.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindPersonAsync() || Person.State == RegistrationState.Withdrawn) { return NotFound(); }
        var contact = contacts.Read(Person)!;
        Given = new PersonFields { Name = contact.Name, Email = contact.Email, Telephone = contact.Telephone };
        Fields = NeedsFields.Of(contact.Needs);
        audit.Record(Db, Actor, "participant-seen", AuditSubject);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>Keeps it. A changed e-mail address ends the sessions of the old one, which is told.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindPersonAsync() || Person.State == RegistrationState.Withdrawn) { return NotFound(); }
        Given.Judge(ModelState, nameof(Given));
        if (Fields.Judge(ModelState, nameof(Fields)) is not { } needs || !ModelState.IsValid) { return Page(); }
        var (before, address) = (Person.EmailHash, contacts.EmailOf(Person));
        await Db.WriteAsync(
            async db =>
            {
                contacts.Write(Person, contacts.Read(Person)! with { Name = Given.CleanName, Email = Given.GivenEmail, Telephone = Given.GivenTelephone, Needs = needs });
                await changes.FollowAsync(Person, address, HttpContext.RequestAborted);
                audit.Record(db, Actor, "participant-contact-changed", AuditSubject);
                if (before is not null && before != Person.EmailHash) { await ParticipantSignIn.EndAllAsync(db, before); }
            },
            HttpContext.RequestAborted);
        return Done(Here, "The contact details are saved.");
    }
}
