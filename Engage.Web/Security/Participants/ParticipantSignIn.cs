using System.Security.Claims;
using Engage.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Security.Participants;

/// <summary>
/// How participants are signed in: by a cookie of their own that carries the keyed hash of their e-mail address and names
/// its session, so that one sign-in opens every assembly they take part in, a staff session opens none, and signing out
/// ends it here and not only in the browser.
/// </summary>
public static class ParticipantSignIn
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "participant";

    /// <summary>The policy of everything under /my.</summary>
    public const string Policy = "participant";

    private const string HashClaim = "email-hash";
    private const string SessionClaim = "session";

    /// <summary>The keyed hash of the address of whoever is signed in, or null.</summary>
    public static string? EmailHashOf(ClaimsPrincipal person) => Claim(person, HashClaim);

    /// <summary>Signs somebody in who has shown that an address is theirs, in a new session in place of what the browser had.</summary>
    /// <param name="emailHash">The keyed hash of the address.</param>
    public static async Task SignInAsync(HttpContext context, string emailHash)
    {
        var before = await SessionOfAsync(context);
        var now = Now(context);
        var session = new ParticipantSession { Id = NewId.Make(), EmailHash = emailHash, EndsAt = now + ParticipantSession.Longest };
        var db = Db(context);
        await db.WriteAsync(async _ =>
        {
            await db.Set<ParticipantSession>().Where(s => s.Id == before || s.EndsAt < now).ExecuteDeleteAsync();
            db.Add(session);
        });
        await context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(HashClaim, emailHash), new Claim(SessionClaim, session.Id)], Scheme)));
    }

    /// <summary>Signs out: the cookie, and any copy of it, is worth nothing from now on.</summary>
    public static async Task SignOutAsync(HttpContext context)
    {
        var id = await SessionOfAsync(context);
        await Db(context).WriteAsync(db => db.Set<ParticipantSession>().Where(s => s.Id == id).ExecuteDeleteAsync());
        await context.SignOutAsync(Scheme);
    }

    /// <summary>Ends every session of an address; inside a <see cref="EngageDb.WriteAsync"/> or on its own.</summary>
    public static Task EndAllAsync(EngageDb db, string emailHash) =>
        db.WriteAsync(_ => db.Set<ParticipantSession>().Where(s => s.EmailHash == emailHash).ExecuteDeleteAsync());

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
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToLogin = context =>
            {
                // A form that was posted without a session is not posted again after sign-in: only a page is returned to.
                var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
                context.Response.Redirect(isRead ? context.RedirectUri : context.Options.LoginPath);
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser());
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AuthorizeFolder("/My", Policy);
            foreach (var page in (string[])["/My/SignIn", "/My/SignInSent", "/My/SignInLink", "/My/NewAddress", "/My/Erased"]) { options.Conventions.AllowAnonymousToPage(page); }
        });
        return services;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var (id, hash, now) = (Claim(context.Principal, SessionClaim), Claim(context.Principal, HashClaim), Now(context.HttpContext));
        if (await Db(context.HttpContext).Set<ParticipantSession>().AnyAsync(s => s.Id == id && s.EmailHash == hash && s.EndsAt > now, context.HttpContext.RequestAborted)) { return; }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    private static async Task<string?> SessionOfAsync(HttpContext context) => Claim((await context.AuthenticateAsync(Scheme)).Principal, SessionClaim);

    private static string? Claim(ClaimsPrincipal? person, string type) => person?.Identities.FirstOrDefault(i => i.AuthenticationType == Scheme)?.FindFirst(type)?.Value;

    private static EngageDb Db(HttpContext context) => context.RequestServices.GetRequiredService<EngageDb>();

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
