namespace Engage.Domain.Messages;

/// <summary>Addresses mail can be sent to.</summary>
public static class EmailAddress
{
    /// <summary>The most characters of an address (RFC 5321).</summary>
    public const int MaxLength = 254;

    /// <summary>What is wrong with an address, in a sentence; null when mail can be sent to it.</summary>
    public static string? Problem(string? address) =>
        string.IsNullOrWhiteSpace(address) ? "Enter an e-mail address"
        : IsUsable(address.Trim()) ? null
        : "Enter an e-mail address in the correct format, like name@example.com";

    /// <summary>
    /// Whether it is one plain address: something@a.domain in printable ASCII without quotes, brackets, commas or blanks,
    /// so that it can stand in a header or an SMTP command as it is.
    /// </summary>
    public static bool IsUsable(string? address)
    {
        if (address is null || address.Length > MaxLength || address.Any(c => c is <= ' ' or > '~' or '<' or '>' or '(' or ')' or ',' or ';' or ':' or '"' or '\\' or '[' or ']')) { return false; }
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at is < 1 or > 64 || at != address.LastIndexOf('@')) { return false; }
        var (local, domain) = (address[..at], address[(at + 1)..]);
        return HasDotsInside(local) && domain.Contains('.', StringComparison.Ordinal) && domain.Split('.').All(IsLabel);
    }

    /// <summary>An address as somebody may see it who only needs to recognise it: j•••@example.org.</summary>
    public static string Mask(string address) =>
        address.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? $"{address[0]}•••{address[at..]}" : "•••";

    private static bool HasDotsInside(string local) => local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
