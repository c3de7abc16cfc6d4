using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff;

/// <summary>Where a person goes after signing in: only ever a page of the staff side of this site.</summary>
public static class ReturnAddress
{
    /// <summary>Where one goes without a wish.</summary>
    public const string Start = "/staff";

    /// <summary>The address wished for when it is a local one under /staff; the start otherwise.</summary>
    public static string Safe(IUrlHelper url, string? wished) =>
        wished is not null && url.IsLocalUrl(wished) && !wished.Contains('\\', StringComparison.Ordinal) && !wished.Any(char.IsControl) && IsStaff(wished) ? wished : Start;

    private static bool IsStaff(string address)
    {
        var path = address.Split('?', '#')[0];
        // Dots would lead out again, and signing out or in is no place to return to.
        return (path == Start || path.StartsWith("/staff/", StringComparison.Ordinal)) && !path.Contains("..", StringComparison.Ordinal) && !path.StartsWith("/staff/sign-", StringComparison.Ordinal);
    }
}
