using Engage.Web.Assemblies.Interest;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.My;

/// <summary>Confirms a new e-mail address; opening the page changes nothing and shows nothing of the person.</summary>
public sealed class NewAddressModel(EmailChanges changes) : PageModel
{
    /// <summary>The token, from the address.</summary>
    [FromRoute(Name = "token")]
    public string Token { get; init; } = "";

    /// <summary>Whether it was confirmed; null before it was tried.</summary>
    public bool? Outcome { get; private set; }

    /// <summary>Confirms it.</summary>
    public async Task OnPostAsync() => Outcome = await changes.ConfirmAsync(Token, HttpContext.RequestAborted);
}
