using Engage.Domain;
using Engage.Domain.Assemblies.Interest;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.My;

/// <summary>A participant has everything erased that says who they are (UK GDPR, article 17), and gets a receipt.</summary>
public sealed class EraseModel(EngageDb db, ParticipantErasure erasure, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>Whether the box was ticked.</summary>
    [BindProperty]
    public bool IsSure { get; set; }

    /// <summary>Says what it means.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    /// <summary>Erases.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (!IsSure)
        {
            ModelState.AddModelError(nameof(IsSure), "Select “Yes, erase my details” if you are sure");
            return Page();
        }
        await erasure.EraseAsync(Me, "participant", HttpContext.RequestAborted);
        TempData[ErasedModel.Reference] = RegistrationReference.Of(Me.Id);
        TempData[ErasedModel.When] = Wording.Moment(Now, Programme.Zone);
        return Redirect("/my/erased");
    }
}
