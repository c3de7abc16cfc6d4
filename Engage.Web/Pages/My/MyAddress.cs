using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.My;

/// <summary>Where a participant goes after signing in: only ever a page of their own area.</summary>
public static class MyAddress
{
    /// <summary>Their first page.</summary>
    public const string Start = "/my";

    /// <summary>The address wished for when it is a local one under /my; null otherwise.</summary>
    public static string? Safe(IUrlHelper url, string? wished)
    {
        if (wished is not { Length: <= 200 } || !url.IsLocalUrl(wished) || wished.Any(c => c is '\\' || char.IsControl(c))) { return null; }
        var path = wished.Split('?', '#')[0];
        return path.StartsWith(Start + "/", StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal) && !path.StartsWith("/my/sign-", StringComparison.Ordinal) ? wished : null;
    }
}
