using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Engage.Web.Security.Links;

/// <summary>What a link for one act lets its holder do.</summary>
/// <param name="Person">Who, by an opaque id.</param>
/// <param name="Subject">With what, such as session:ID.</param>
/// <param name="ValidUntil">Until when.</param>
public sealed record ActLink(string Person, string Subject, DateTimeOffset ValidUntil);

/// <summary>
/// Links in messages by which a person does one thing without signing in, such as giving up a place. The token is
/// encrypted and sealed: it shows nothing of the person, and one for another act, or with any character changed, is
/// nothing. It is only to be shown on GET, and used on POST, because mail scanners open every link.
/// </summary>
public sealed class ActLinks(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Stop a newsletter.</summary>
    public const string Unsubscribe = "unsubscribe";

    /// <summary>Confirm that one wants to hear of a subject.</summary>
    public const string ConfirmFollowing = "confirm-following";

    /// <summary>Stop hearing of a subject.</summary>
    public const string StopFollowing = "stop-following";

    /// <summary>A token for an address, of letters, digits, hyphens and underscores.</summary>
    /// <param name="act">The act, such as confirm-place.</param>
    /// <param name="person">Who may do it, by an opaque id.</param>
    /// <param name="subject">With what, such as session:ID.</param>
    /// <param name="validUntil">Until when: usually the event.</param>
    public string Make(string act, string person, string subject, DateTimeOffset validUntil) =>
        WebEncoders.Base64UrlEncode(Of(act).Protect(JsonSerializer.SerializeToUtf8Bytes(new ActLink(person, subject, validUntil))));

    /// <summary>What a token is for; null when it is for something else, out of time, or none of ours.</summary>
    public ActLink? Read(string act, string? token)
    {
        if (token is not { Length: > 0 and <= 2000 }) { return null; }
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(token);
            // The last character has bits that do not count; another one in its place would decode to the same bytes.
            if (!string.Equals(WebEncoders.Base64UrlEncode(bytes), token, StringComparison.Ordinal)) { return null; }
            var link = JsonSerializer.Deserialize<ActLink>(Of(act).Unprotect(bytes));
            return link?.ValidUntil > time.GetUtcNow() ? link : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Of(string act) => protection.CreateProtector("Engage.ActLinks", act);
}
