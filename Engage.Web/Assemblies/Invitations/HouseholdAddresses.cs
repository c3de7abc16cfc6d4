using Engage.Domain.Assemblies.Invitations;
using Engage.Web.Security.Contacts;

namespace Engage.Web.Assemblies.Invitations;

/// <summary>The one place that encrypts and decrypts the addresses and codes of households.</summary>
public sealed class HouseholdAddresses(ContactCipher cipher, ContactHash hash)
{
    private const string Address = "household-address", Code = "household-code";

    /// <summary>The lines of an address, the postcode last; null once forgotten.</summary>
    public string? Read(Household household) => household.Address is null ? null : cipher.Unprotect(Address, household.Address);

    /// <summary>The code for the letter; null once the letter was made.</summary>
    public string? CodeOf(Household household) => household.Code is null ? null : cipher.Unprotect(Code, household.Code);

    /// <summary>Lines, encrypted.</summary>
    public string Close(IEnumerable<string> lines) => cipher.Protect(Address, string.Join('\n', lines));

    /// <summary>A code, encrypted.</summary>
    public string CloseCode(string code) => cipher.Protect(Code, code);

    /// <summary>The hash by which the same address is known again, however it is written: capitals, blanks and punctuation do not count.</summary>
    public string HashOf(IEnumerable<string> lines) => hash.Of("household-address", string.Concat(lines.SelectMany(l => l).Where(char.IsLetterOrDigit)).ToUpperInvariant());

    /// <summary>The hash by which a household is found from its code.</summary>
    public string HashOfCode(string code) => hash.OfCode(code);
}
