using Engage.Domain.Messages;
using Engage.Web.Settings;

namespace Engage.Web.Mail;

/// <summary>The ways mail leaves.</summary>
public enum MailTransport
{
    /// <summary>Not at all: messages wait in the outbox.</summary>
    None,

    /// <summary>Into files of the data folder; nobody gets them.</summary>
    Pickup,

    /// <summary>Through an SMTP relay.</summary>
    Smtp,

    /// <summary>Through GOV.UK Notify.</summary>
    Notify,
}

/// <summary>How mail is sent: section "Mail".</summary>
public sealed class MailSettings : ICheckedSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>The way; outside Development messages wait until one is set.</summary>
    public MailTransport Transport { get; set; } = MailTransport.None;

    /// <summary>Whether messages may leave this machine: asked for apart, so that a copied configuration mails nobody by accident.</summary>
    public bool Live { get; set; }

    /// <summary>The site as people reach it, such as https://engage.example.org: where links in messages lead.</summary>
    public Uri? SiteAddress { get; set; }

    /// <summary>A path of this site as a whole address; null when the site does not know its own.</summary>
    public string? Absolute(string path) => SiteAddress is { } site ? new Uri(site, path).AbsoluteUri : null;

    /// <summary>Other hosts that links in messages may lead to.</summary>
    public IReadOnlyList<string> LinkHosts { get; set; } = [];

    /// <summary>The address messages come from.</summary>
    public string From { get; set; } = "";

    /// <summary>The name they come from; the body's when empty.</summary>
    public string FromName { get; set; } = "";

    /// <summary>Where answers go; to <see cref="From"/> when empty.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>Where reports of failed delivery go; to <see cref="From"/> when empty.</summary>
    public string BounceAddress { get; set; } = "";

    /// <summary>The most messages in a minute; the transport's own limit when not set.</summary>
    public int? PerMinute { get; set; }

    /// <summary>The most messages in a day; the transport's own limit when not set.</summary>
    public int? PerDay { get; set; }

    /// <summary>How many sessions with the relay this program holds at once.</summary>
    public int Sessions { get; set; } = 3;

    /// <summary>How long the relay may take over one message, in seconds.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>The relay.</summary>
    public SmtpSettings Smtp { get; set; } = new();

    /// <summary>GOV.UK Notify.</summary>
    public NotifySettings Notify { get; set; } = new();

    /// <summary>What stands behind the @ of every Message-ID.</summary>
    internal string MessageIdDomain => From.Length > 0 ? From[(From.IndexOf('@', StringComparison.Ordinal) + 1)..] : "engage.invalid";

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Faults()
    {
        foreach (var (key, address) in new[] { (nameof(From), From), (nameof(ReplyTo), ReplyTo), (nameof(BounceAddress), BounceAddress) })
        {
            if (address.Length > 0 && !EmailAddress.IsUsable(address)) { yield return new(key, "write an e-mail address, like office@example.org."); }
        }
        if (SiteAddress is { } site && !(site.IsAbsoluteUri && site.Scheme is "https" or "http" && site.AbsolutePath == "/")) { yield return new(nameof(SiteAddress), "write the address of the site, like https://engage.example.org."); }
        for (var i = 0; i < LinkHosts.Count; i++)
        {
            if (Uri.CheckHostName(LinkHosts[i]) != UriHostNameType.Dns) { yield return new($"{nameof(LinkHosts)}:{i}", "write a host, like www.example.org."); }
        }
        if (PerMinute is < 1 or > 100_000) { yield return new(nameof(PerMinute), "write a number from 1 to 100,000."); }
        if (PerDay is < 1) { yield return new(nameof(PerDay), "write a number above 0."); }
        if (Sessions is < 1 or > 32) { yield return new(nameof(Sessions), "write a number from 1 to 32."); }
        if (TimeoutSeconds is < 5 or > 600) { yield return new(nameof(TimeoutSeconds), "write a number of seconds from 5 to 600."); }
        if (Transport is MailTransport.None) { yield break; }

        if (SiteAddress is null) { yield return new(nameof(SiteAddress), "the setting is missing: links in messages lead there."); }
        if (Transport is MailTransport.Smtp or MailTransport.Pickup && From.Length == 0) { yield return new(nameof(From), "the setting is missing."); }
        if (Transport is MailTransport.Smtp or MailTransport.Notify && !Live) { yield return new(nameof(Live), "write true to let messages leave this machine, or set Mail:Transport to Pickup."); }
        foreach (var fault in Transport switch { MailTransport.Smtp => Smtp.Faults(), MailTransport.Notify => Notify.Faults(), _ => [] }) { yield return fault; }
    }
}
