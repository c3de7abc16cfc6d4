using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.My;

/// <summary>A participant puts their own name, telephone number and e-mail address right.</summary>
public sealed class DetailsModel(EngageDb db, ParticipantContacts contacts, EmailChanges changes, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>The name typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The telephone number typed.</summary>
    [BindProperty]
    public string? Telephone { get; set; }

    /// <summary>The e-mail address typed.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Shows what is kept.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync() || Me.State == RegistrationState.Withdrawn) { return NotFound(); }
        var contact = contacts.Read(Me)!;
        (Name, Telephone, Email) = (contact.Name, contact.Telephone, contact.Email);
        return Page();
    }

    /// <summary>Keeps name and number; asks the new e-mail address whether it is theirs.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || Me.State == RegistrationState.Withdrawn) { return NotFound(); }
        if (ContactDetails.ProblemWithName(Name) is { } wrong) { ModelState.AddModelError(nameof(Name), wrong); }
        if (ContactDetails.ProblemWithTelephone(Telephone) is { } problem) { ModelState.AddModelError(nameof(Telephone), problem); }
        if (EmailAddress.Problem(Email) is { } fault) { ModelState.AddModelError(nameof(Email), fault); }
        if (!ModelState.IsValid) { return Page(); }

        contacts.Write(Me, contacts.Read(Me)! with { Name = ContactDetails.Clean(Name), Telephone = Telephone?.Trim() });
        var isNew = contacts.HashOf(Email) != Me.EmailHash;
        if (isNew) { await changes.AskAsync(Me, Assembly, Email!.Trim(), HttpContext.RequestAborted); }
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done(Root, isNew ? "We have sent a link to the new address. Until you open it, we use the old one." : "Your contact details are saved.");
    }
}
