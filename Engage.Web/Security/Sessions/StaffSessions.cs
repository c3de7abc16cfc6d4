using System.Security.Claims;
using Engage.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Security.Sessions;

/// <summary>Begins, checks and ends the sessions of staff.</summary>
public sealed class StaffSessions(EngageDb db, SignInManager<StaffAccount> identity, StaffSettings settings, IHttpContextAccessor accessor, TimeProvider time)
{
    /// <summary>The claim that names the session.</summary>
    public const string Claim = "engage:session";

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>
    /// Begins a new session for this browser in place of whatever it had, and sends its cookie. What the caller changed
    /// on the account, and what it noted for the audit trail, is saved with it.
    /// </summary>
    public async Task BeginAsync(StaffAccount account, SignInMethod method)
    {
        var now = time.GetUtcNow();
        var session = new BrowserSession
        {
            Id = NewId.Make(),
            AccountId = account.Id,
            Method = method,
            StartedAt = now,
            EndsAt = now.AddHours(settings.LongestHours),
            ProvedAt = now,
        };
        var before = StaffPresence.Of(Http)?.Session.Id;
        await db.WriteAsync(async _ =>
        {
            await db.Set<BrowserSession>().Where(s => s.Id == before || s.EndsAt < now).ExecuteDeleteAsync();
            db.Add(session);
        });

        var principal = await identity.CreateUserPrincipalAsync(account);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Claim, session.Id));
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties { IsPersistent = false });
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        // The rest of this request is theirs too: it leads them to a page that depends on who they are.
        Http.User = principal;
    }

    /// <summary>Notes that the person of this request has just shown who they are again.</summary>
    public Task ProveAsync()
    {
        var id = StaffPresence.Of(Http)?.Session.Id;
        var now = time.GetUtcNow();
        return db.WriteAsync(_ => db.Set<BrowserSession>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.ProvedAt, now)));
    }

    /// <summary>Ends the session of this browser: its cookie, and any copy of it, is worth nothing from now on.</summary>
    public async Task EndAsync()
    {
        var id = StaffPresence.Of(Http)?.Session.Id;
        await db.WriteAsync(_ => db.Set<BrowserSession>().Where(s => s.Id == id).ExecuteDeleteAsync());
        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
    }

    /// <summary>Ends every session of an account; inside a <see cref="EngageDb.WriteAsync"/> or on its own.</summary>
    public Task EndAllAsync(Guid accountId) =>
        db.WriteAsync(_ => db.Set<BrowserSession>().Where(s => s.AccountId == accountId).ExecuteDeleteAsync());

    /// <summary>The sessions of an account, newest first.</summary>
    public async Task<IReadOnlyList<BrowserSession>> ListAsync(Guid accountId)
    {
        var now = time.GetUtcNow();
        return await db.Set<BrowserSession>().AsNoTracking().Where(s => s.AccountId == accountId && s.EndsAt > now).OrderByDescending(s => s.StartedAt).ToListAsync();
    }

    /// <summary>
    /// Checks a cookie against the database at each request: the session must be there and not over, the account open, and
    /// its security stamp the one of sign-in, so that a changed role or password counts from the next request on.
    /// </summary>
    internal static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var db = services.GetRequiredService<EngageDb>();
        var id = context.Principal?.FindFirstValue(Claim);
        var found = id is null ? null : await (
            from s in db.Set<BrowserSession>().AsNoTracking()
            join a in db.Users on s.AccountId equals a.Id
            where s.Id == id && s.EndsAt > now && a.DisabledAt == null
            select new { Session = s, a.SecurityStamp, a.DisplayName, a.OneTimePasswordUntil }).SingleOrDefaultAsync(context.HttpContext.RequestAborted);

        var stamp = context.Principal?.FindFirstValue(services.GetRequiredService<Microsoft.Extensions.Options.IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType);
        if (found is null || !string.Equals(found.SecurityStamp, stamp, StringComparison.Ordinal))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        context.HttpContext.Features.Set(new StaffPresence(found.Session, found.DisplayName, found.OneTimePasswordUntil is not null));
    }
}
