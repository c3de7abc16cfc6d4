using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;

namespace Engage.Web.Security.Contacts;

/// <summary>
/// Encrypts what identifies a person before it is stored. Each field has a purpose of its own: a text moved into another
/// field cannot be read there.
/// </summary>
public sealed class ContactCipher(IDataProtectionProvider protection)
{
    private readonly ConcurrentDictionary<string, IDataProtector> _protectors = new(StringComparer.Ordinal);

    /// <summary>The text, encrypted: letters, digits, hyphens and underscores; about 1.4 times as long and 120 more.</summary>
    /// <param name="field">What is stored, such as participant-email; the same when it is read.</param>
    public string Protect(string field, string text) => Of(field).Protect(text);

    /// <summary>The text again.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, belongs to another field, or its key is gone.</exception>
    public string Unprotect(string field, string sealedText) => Of(field).Unprotect(sealedText);

    private IDataProtector Of(string field) => _protectors.GetOrAdd(field, static (name, provider) => provider.CreateProtector("Engage.Contacts", name), protection);
}
