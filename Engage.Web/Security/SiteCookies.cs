using Engage.Web.Settings;

namespace Engage.Web.Security;

/// <summary>
/// The names and properties of the site's cookies. Over https they carry the __Host- prefix, which a browser only
/// accepts with Secure, for this host alone and for all its paths; a machine of one's own without https has plain names.
/// </summary>
public sealed class SiteCookies(HostingSettings hosting)
{
    /// <summary>Keeps a resident's answers together until they are sent.</summary>
    public const string Draft = "engage-draft";

    /// <summary>Keeps a member of staff signed in.</summary>
    public const string Staff = "engage-staff";

    /// <summary>Keeps a participant of an assembly signed in.</summary>
    public const string Participant = "engage-participant";

    /// <summary>Keeps what somebody fills in to register for an assembly, encrypted, until it is sent.</summary>
    public const string Registration = "engage-registration";

    /// <summary>Shows that a staff form came from this site.</summary>
    public const string Form = "engage-form";

    /// <summary>Carries a message to the next page.</summary>
    public const string Notice = "engage-notice";

    /// <summary>Whether cookies travel over https only.</summary>
    public bool AreSecure => hosting.RequireHttps;

    /// <summary>The name a cookie really has.</summary>
    public string NameOf(string cookie) => AreSecure ? $"__Host-{cookie}" : cookie;

    /// <summary>Sets the properties every cookie of the site has.</summary>
    public void Configure(CookieBuilder builder, string cookie)
    {
        builder.Name = NameOf(cookie);
        builder.Path = "/";
        builder.HttpOnly = true;
        builder.IsEssential = true;
        builder.SameSite = SameSiteMode.Lax;
        builder.SecurePolicy = AreSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>The properties of a cookie a page writes itself.</summary>
    /// <param name="keepFor">How long the browser keeps it; null until it is closed.</param>
    public CookieOptions Options(TimeSpan? keepFor) => new()
    {
        Path = "/",
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = AreSecure,
        MaxAge = keepFor,
    };
}
