using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Security.Participants;

/// <summary>
/// How participants are signed in: by a cookie of their own that carries the keyed hash of their e-mail address and
/// nothing else, so that one sign-in opens every assembly they take part in and a staff session opens none.
/// </summary>
public static class ParticipantSignIn
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "participant";

    /// <summary>The policy of everything under /my.</summary>
    public const string Policy = "participant";

    private const string HashClaim = "email-hash";

    /// <summary>The keyed hash of the address of whoever is signed in, or null.</summary>
    public static string? EmailHashOf(ClaimsPrincipal person) => person.Identities.FirstOrDefault(i => i.AuthenticationType == Scheme)?.FindFirst(HashClaim)?.Value;

    /// <summary>Signs somebody in who has shown that an address is theirs.</summary>
    /// <param name="emailHash">The keyed hash of the address.</param>
    public static Task SignInAsync(HttpContext context, string emailHash) =>
        context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(HashClaim, emailHash)], Scheme)));

    /// <summary>Adds the scheme and the policy, and closes /my to everybody else.</summary>
    public static IServiceCollection AddParticipants(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<SiteCookies>((options, cookies) =>
        {
            cookies.Configure(options.Cookie, SiteCookies.Participant);
            options.ExpireTimeSpan = TimeSpan.FromHours(1);
            options.SlidingExpiration = true;
            options.LoginPath = "/my/sign-in";
            options.ReturnUrlParameter = "returnUrl";
        });
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser());
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AuthorizeFolder("/My", Policy);
        });
        return services;
    }
}
