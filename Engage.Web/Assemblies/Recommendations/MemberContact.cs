using Engage.Domain.Assemblies;
using Engage.Web.Security.Contacts;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>Reads the fields of a registration that are kept encrypted.</summary>
internal static class MemberContact
{
    /// <summary>The field of the e-mail address.</summary>
    public const string EmailField = "participant-email";

    /// <summary>The field of the name.</summary>
    public const string NameField = "participant-name";

    /// <summary>A person's name; null once erased.</summary>
    public static string? NameOf(ContactCipher cipher, Registration person) => person.Name is { } name ? cipher.Unprotect(NameField, name) : null;
}
