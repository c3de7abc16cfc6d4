using Engage.Web.Settings;

namespace Engage.Web.Security;

/// <summary>How staff sign in: section "Staff".</summary>
public sealed class StaffSettings : ICheckedSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Staff";

    /// <summary>Whether administrators, editors and area editors need a second factor; on everywhere but in Development, unless set.</summary>
    public bool RequireSecondFactor { get; set; } = true;

    /// <summary>Minutes without a request after which a person is signed out; 5 to 480.</summary>
    public int IdleMinutes { get; set; } = 60;

    /// <summary>Hours after which a person signs in again in any case; 1 to 24.</summary>
    public int LongestHours { get; set; } = 12;

    /// <summary>The domain passkeys belong to, such as engage.example.org; the host of the request when empty.</summary>
    public string PasskeyDomain { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Faults()
    {
        if (IdleMinutes is < 5 or > 480) { yield return new(nameof(IdleMinutes), "write a number of minutes from 5 to 480."); }
        if (LongestHours is < 1 or > 24) { yield return new(nameof(LongestHours), "write a number of hours from 1 to 24."); }
        if (PasskeyDomain.Length > 0 && Uri.CheckHostName(PasskeyDomain) != UriHostNameType.Dns) { yield return new(nameof(PasskeyDomain), "write a domain, like engage.example.org."); }
    }
}
