using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff;

/// <summary>Where a person goes after signing in: only ever a page of the staff side of this site.</summary>
public static class ReturnAddress
{
    private const string Root = "/staff";

    /// <summary>The address wished for when it is a local one under /staff; the person's own first page otherwise.</summary>
    public static string Safe(IUrlHelper url, string? wished, ClaimsPrincipal person) =>
        wished is not null && url.IsLocalUrl(wished) && !wished.Contains('\\', StringComparison.Ordinal) && !wished.Any(char.IsControl) && IsStaff(wished) && wished != Root
            ? wished : StaffNavigation.FirstPage(person);

    private static bool IsStaff(string address)
    {
        var path = address.Split('?', '#')[0];
        // Dots would lead out again, and signing out or in is no place to return to.
        return (path == Root || path.StartsWith("/staff/", StringComparison.Ordinal)) && !path.Contains("..", StringComparison.Ordinal) && !path.StartsWith("/staff/sign-", StringComparison.Ordinal);
    }
}
