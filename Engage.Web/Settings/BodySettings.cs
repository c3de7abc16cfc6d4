using System.Net.Mail;

namespace Engage.Web.Settings;

/// <summary>The body that runs the site: section "Body". Nothing about any one body is in the code.</summary>
public sealed class BodySettings : ICheckedSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Body";

    /// <summary>The least contrast of the brand colour with white, as WCAG asks of text.</summary>
    public const double LeastContrast = 4.5;

    /// <summary>The name in full.</summary>
    public string Name { get; set; } = "";

    /// <summary>The name where there is little room.</summary>
    public string ShortName { get; set; } = "";

    /// <summary>What the site is called.</summary>
    public string ServiceName { get; set; } = "";

    /// <summary>Who holds the office; may be empty.</summary>
    public string OfficeHolder { get; set; } = "";

    /// <summary>The office, such as Police and Crime Commissioner.</summary>
    public string OfficeHolderTitle { get; set; } = "";

    /// <summary>Where people write by e-mail; may be empty.</summary>
    public string ContactEmail { get; set; } = "";

    /// <summary>The telephone number as people read it; may be empty.</summary>
    public string ContactTelephone { get; set; } = "";

    /// <summary>When the telephone is answered; may be empty.</summary>
    public string ContactHours { get; set; } = "";

    /// <summary>The postal address, one line an entry.</summary>
    public IReadOnlyList<string> ContactAddress { get; set; } = [];

    /// <summary>Where people ask about their personal data; <see cref="ContactEmail"/> when empty.</summary>
    public string DataProtectionEmail { get; set; } = "";

    /// <summary>The body's own site; may be empty.</summary>
    public Uri? Website { get; set; }

    /// <summary>The colour of the header, as #rrggbb.</summary>
    public string BrandColour { get; set; } = "#12436d";

    /// <summary>The zone of all dates people read.</summary>
    public string TimeZone { get; set; } = "Europe/London";

    /// <summary>The day the accessibility statement was written for this body; null before it is.</summary>
    public DateOnly? AccessibilityPrepared { get; set; }

    /// <summary>The day the site was last tested for accessibility, and by whom, as a sentence; may be empty.</summary>
    public string AccessibilityTested { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Faults()
    {
        if (string.IsNullOrWhiteSpace(Name)) { yield return new(nameof(Name), "the setting is missing."); }
        if (string.IsNullOrWhiteSpace(ShortName)) { yield return new(nameof(ShortName), "the setting is missing."); }
        if (string.IsNullOrWhiteSpace(ServiceName)) { yield return new(nameof(ServiceName), "the setting is missing."); }
        if (Colour.TryParse(BrandColour) is not { } colour) { yield return new(nameof(BrandColour), "write a colour as #rrggbb."); }
        else if (colour.ContrastWithWhite < LeastContrast) { yield return new(nameof(BrandColour), $"the colour is too pale: its contrast with white must be at least {LeastContrast} to 1."); }
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _)) { yield return new(nameof(TimeZone), "write a time zone, like Europe/London."); }
        foreach (var (key, address) in new[] { (nameof(ContactEmail), ContactEmail), (nameof(DataProtectionEmail), DataProtectionEmail) })
        {
            if (address.Length > 0 && !MailAddress.TryCreate(address, out _)) { yield return new(key, "write an e-mail address, like office@example.org."); }
        }

        if (Website is { } site && !(site.IsAbsoluteUri && site.Scheme is "https" or "http")) { yield return new(nameof(Website), "write an address that begins with https://."); }
    }
}
