using Engage.Web.Settings;

namespace Engage.Web.Mail;

/// <summary>How a connection is encrypted.</summary>
public enum SmtpSecurity
{
    /// <summary>Begins in clear and changes over; a relay that cannot is refused.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte, usually on port 465.</summary>
    Tls,

    /// <summary>Not at all: for a relay on the same machine only, and never with a password.</summary>
    None,
}

/// <summary>An SMTP relay: section "Mail:Smtp".</summary>
public sealed class SmtpSettings
{
    /// <summary>The relay.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>The account; empty for a relay that knows this machine.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Certificates (PEM) by which the relay's is judged instead of the machine's own list, for a relay with a private authority.</summary>
    public string AuthorityFile { get; set; } = "";

    /// <summary>Where an access token is had for the client below, for relays that take no passwords (XOAUTH2).</summary>
    public Uri? TokenAddress { get; set; }

    /// <summary>The client that asks for the token.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Its secret.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What the token is for.</summary>
    public string Scope { get; set; } = "https://outlook.office365.com/.default";

    /// <summary>Every fault found.</summary>
    internal IEnumerable<SettingProblem> Faults()
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown) { yield return new("Smtp:Host", "write a host, like smtp.example.org."); }
        if (Port is < 1 or > 65535) { yield return new("Smtp:Port", "write a port, like 587."); }
        if (UserName.Length > 0 && Security == SmtpSecurity.None) { yield return new("Smtp:Security", "write StartTls or Tls: a password is never sent in clear."); }
        if (UserName.Length > 0 && Password.Length == 0 && TokenAddress is null) { yield return new("Smtp:Password", "the setting is missing."); }
        if (TokenAddress is { } token && !(token.IsAbsoluteUri && token.Scheme is "https")) { yield return new("Smtp:TokenAddress", "write an address that begins with https://."); }
        if (TokenAddress is not null && (ClientId.Length == 0 || ClientSecret.Length == 0)) { yield return new("Smtp:ClientId", "the setting is needed with Mail:Smtp:TokenAddress, and so is Mail:Smtp:ClientSecret."); }
        if (AuthorityFile.Length > 0 && !File.Exists(AuthorityFile)) { yield return new("Smtp:AuthorityFile", "there is no such file."); }
    }
}
