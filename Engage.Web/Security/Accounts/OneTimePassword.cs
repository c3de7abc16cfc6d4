using System.Security.Cryptography;

namespace Engage.Web.Security.Accounts;

/// <summary>A password an administrator hands over, good for one sign-in within a week.</summary>
public static class OneTimePassword
{
    /// <summary>How long it can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Makes one: four groups of four from 28 letters and digits that are not mistaken for one another (77 bits).</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstwxyz3456789", 4)));
}
