using Engage.Domain.Assemblies;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.My;

/// <summary>What a participant needs in order to take part: they change it themselves.</summary>
public sealed class NeedsModel(EngageDb db, ParticipantContacts contacts, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public NeedsFields Fields { get; set; } = new();

    /// <summary>Shows what was said before.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync() || Me.State == RegistrationState.Withdrawn) { return NotFound(); }
        Fields = NeedsFields.Of(contacts.NeedsOf(Me));
        return Page();
    }

    /// <summary>Keeps it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || Me.State == RegistrationState.Withdrawn) { return NotFound(); }
        if (Fields.Judge(ModelState, nameof(Fields)) is not { } needs) { return Page(); }
        contacts.Write(Me, contacts.Read(Me)! with { Needs = needs });
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done(Root, "We have noted what you need.");
    }
}
