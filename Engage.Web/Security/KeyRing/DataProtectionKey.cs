namespace Engage.Web.Security.KeyRing;

/// <summary>One element of the key ring by which cookies and tokens are protected.</summary>
public sealed class DataProtectionKey
{
    /// <summary>A running number.</summary>
    public int Id { get; init; }

    /// <summary>The framework's name for it.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>The key as XML, encrypted when a certificate is configured.</summary>
    public required string Xml { get; init; }
}
