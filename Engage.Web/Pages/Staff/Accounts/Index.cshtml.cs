using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>Who can sign in, with what role, and where each account stands.</summary>
[Authorize(Permissions.ViewAccounts)]
public sealed class AccountsModel(EngageDb db, GazetteerSource places, TimeProvider time) : StaffPage
{
    /// <summary>The accounts.</summary>
    public IReadOnlyList<AccountRow> Rows { get; private set; } = [];

    /// <summary>The moment the page was made.</summary>
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    /// <summary>The role in words, with the area of an area editor.</summary>
    public string RoleOf(AccountRow row) => row.RoleInWords(places.Current);

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync() => Rows = await AccountRow.ListAsync(db);
}
