using System.Globalization;

namespace Engage.Domain.Reports;

/// <summary>The links a report or a text by an editor may hold: http, https and mailto, and nothing that can run.</summary>
public static class SafeLink
{
    private const int MaxLength = 2000;

    /// <summary>The link in ASCII, ready to be encoded into HTML or a PDF; null when it is not allowed.</summary>
    /// <param name="address">What an editor wrote.</param>
    public static string? Of(string? address)
    {
        if (address is null || address.Length > MaxLength || address.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '"' or '<' or '>' or '\\')) { return null; }
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)) { return null; }
        if (uri.Scheme is "mailto")
        {
            return uri.UserInfo.Length > 0 ? uri.AbsoluteUri : null;
        }
        // A user name in front of the host is only ever used to make one address look like another.
        if (uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Host.Length == 0) { return null; }
        var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(CultureInfo.InvariantCulture);
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return $"{uri.Scheme}://{host}{port}{uri.PathAndQuery}{uri.Fragment}";
    }

    /// <summary>Whether it is a link as <see cref="Of"/> gives it.</summary>
    public static bool IsSafe(string address) => string.Equals(Of(address), address, StringComparison.Ordinal);
}
