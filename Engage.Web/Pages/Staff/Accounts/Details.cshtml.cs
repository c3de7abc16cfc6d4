using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>One account, and what can be done to it.</summary>
[Authorize(Permissions.ViewAccounts)]
public sealed class DetailsModel(EngageDb db, GazetteerSource places, StaffSessions sessions, TimeProvider time) : StaffPage
{
    /// <summary>The account.</summary>
    public AccountRow? Row { get; private set; }

    /// <summary>The role in words, with the area of an area editor.</summary>
    public string Role { get; private set; } = "";

    /// <summary>In how many browsers it is signed in.</summary>
    public int Sessions { get; private set; }

    /// <summary>The moment the page was made.</summary>
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await AccountRow.ListAsync(db, id) is not [var row, ..]) { return NotFound(); }
        (Row, Role) = (row, row.RoleInWords(places.Current));
        Sessions = (await sessions.ListAsync(id)).Count;
        return Page();
    }
}
