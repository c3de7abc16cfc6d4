using System.Security.Cryptography;
using System.Text;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Security.Contacts;

/// <summary>
/// Finds encrypted contacts again: HMAC-SHA256 of an address or code, with a key in <c>keys/contacts.key</c> of the data
/// folder, outside the database. Programs that share a database share this file.
/// </summary>
public sealed class ContactHash(DataDirectory directory, IServiceScopeFactory scopes)
{
    /// <summary>The number of characters of every hash.</summary>
    public const int Length = 64;

    private readonly Lazy<SecretFile> _file = new(() => new SecretFile(
        directory.PathOf("keys/contacts.key"), "The key of contacts", "could not find the people who are there"));

    /// <summary>The hash of an e-mail address; capitals and blanks around it do not count.</summary>
    public string OfEmail(string address) => Of("email", address.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant());

    /// <summary>The hash of a code people type; capitals, blanks and hyphens do not count.</summary>
    public string OfCode(string code) => Of("code", string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());

    /// <summary>The hash of anything else, brought into one form by the caller.</summary>
    /// <param name="field">What it is: the same text in another field has another hash.</param>
    public string Of(string field, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_file.Value.Read(MayMake), Encoding.UTF8.GetBytes($"{field}\0{text}")));

    private bool MayMake()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        return !db.OutboxMessages.AsNoTracking().Any() && !db.Suppressions.AsNoTracking().Any() && !db.Households.AsNoTracking().Any() && !db.Followers.AsNoTracking().Any() && !db.Registrations.AsNoTracking().Any(r => r.EmailHash != null);
    }
}
