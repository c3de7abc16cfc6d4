using Engage.Domain.Reports;
using Engage.Web.Settings;

namespace Engage.Web.Mail.Templates;

/// <summary>Where links in messages may lead: to this site, to hosts of the settings, and to the body's own mailboxes.</summary>
internal sealed class LinkHosts(MailSettings settings, BodySettings body)
{
    // While messages wait the address may be missing; previews are shown all the same.
    private readonly Uri _site = settings.SiteAddress ?? new Uri("https://site.invalid");

    /// <summary>The hosts, for people.</summary>
    public IEnumerable<string> Names => new[] { settings.SiteAddress?.Host, body.Website?.Host }.OfType<string>().Concat(settings.LinkHosts).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>A link as it may stand in a message; null when it may not. Paths become addresses of this site.</summary>
    public string? Of(string link)
    {
        if (link.StartsWith('/')) { return Uri.TryCreate(_site, link, out var here) && here.Authority == _site.Authority ? SafeLink.Of(here.AbsoluteUri) : null; }
        return SafeLink.Of(link) is { } safe && IsAllowed(new Uri(safe)) ? safe : null;
    }

    private bool IsAllowed(Uri link) => link.Scheme == Uri.UriSchemeMailto
        ? new[] { body.ContactEmail, body.DataProtectionEmail }.Any(mailbox => mailbox.Length > 0 && string.Equals($"{link.UserInfo}@{link.Host}", mailbox, StringComparison.OrdinalIgnoreCase))
        : Names.Contains(link.Host, StringComparer.OrdinalIgnoreCase);
}
