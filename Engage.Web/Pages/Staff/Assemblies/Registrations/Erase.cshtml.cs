using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Registrations;

/// <summary>An officer erases somebody's details at their request.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class EraseModel(EngageDb db, ParticipantErasure erasure, TimeProvider time) : RegistrationPageModel(db, time)
{
    /// <summary>Says what it means.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindPersonAsync() && Person.ErasedAt is null ? Page() : NotFound();

    /// <summary>Erases.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindPersonAsync() || Person.ErasedAt is not null) { return NotFound(); }
        await erasure.EraseAsync(Person, Actor, HttpContext.RequestAborted);
        return Done(Here, $"The details of registration {Reference} are erased. Give the person this reference and today’s date as a receipt.");
    }
}
