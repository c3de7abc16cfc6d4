namespace Engage.Web.Security.Sessions;

/// <summary>Who makes this request, as the database says at this moment.</summary>
/// <param name="Session">The signed-in browser.</param>
/// <param name="DisplayName">The name colleagues see.</param>
/// <param name="MustChangePassword">Whether the password is still the one-time password an administrator gave.</param>
public sealed record StaffPresence(BrowserSession Session, string DisplayName, bool MustChangePassword)
{
    /// <summary>The presence found for a request; null when nobody is signed in.</summary>
    public static StaffPresence? Of(HttpContext context) => context.Features.Get<StaffPresence>();
}
