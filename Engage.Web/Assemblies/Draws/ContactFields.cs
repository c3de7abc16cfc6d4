namespace Engage.Web.Assemblies.Draws;

/// <summary>The names under which contact details of registrations are encrypted.</summary>
internal static class ContactFields
{
    /// <summary>The name.</summary>
    public const string Name = "participant-name";

    /// <summary>The e-mail address.</summary>
    public const string Email = "participant-email";
}
