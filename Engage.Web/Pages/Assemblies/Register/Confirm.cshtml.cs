using Engage.Web.Assemblies;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies.Register;

/// <summary>Confirms the e-mail address of a registration. Opening the page changes nothing and shows nothing of the person, for mail scanners open every link.</summary>
public sealed class ConfirmModel(EngageDb db, ActLinks links, RegistrationDesk desk, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>The token, from the address.</summary>
    [FromRoute(Name = "token")]
    public string Token { get; init; } = "";

    /// <summary>Whether it was confirmed; null before it was tried.</summary>
    public bool? Outcome { get; private set; }

    /// <summary>Where the form goes.</summary>
    public string Action => $"{AssemblyAddress.Public(Programme, Assembly)}/register/confirm/{Token}";

    /// <summary>Shows the button.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    /// <summary>Confirms.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var link = links.Read(RegistrationDesk.ConfirmAct, Token);
        var person = link?.Subject == AssemblyAddress.Subject(Assembly) ? await Db.Registrations.SingleOrDefaultAsync(r => r.Id == link.Person && r.AssemblyId == Assembly.Id && r.State != Domain.Assemblies.RegistrationState.Withdrawn, HttpContext.RequestAborted) : null;
        Outcome = person is not null && await desk.ConfirmAsync(person, HttpContext.RequestAborted);
        return Page();
    }
}
