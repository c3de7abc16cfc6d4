using Engage.Web.Data;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security;

/// <summary>Registers staff accounts: passwords, one-time codes, passkeys, lock-out and the session cookie.</summary>
public static class IdentityRegistration
{
    /// <summary>How long a session lasts without a request.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(1);

    /// <summary>Adds ASP.NET Core Identity over <see cref="EngageDb"/>.</summary>
    public static IServiceCollection AddEngageIdentity(this IServiceCollection services)
    {
        services.AddIdentity<StaffAccount, IdentityRole<Guid>>(Configure)
            .AddEntityFrameworkStores<EngageDb>()
            .AddDefaultTokenProviders()
            .AddPasswordValidator<UnguessablePassword>();
        services.AddScoped<IUserConfirmation<StaffAccount>, OpenAccounts>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000); // OWASP, PBKDF2 with HMAC-SHA512
        services.ConfigureApplicationCookie(o =>
        {
            o.LoginPath = "/staff/sign-in";
            o.LogoutPath = "/staff/sign-out";
            o.ExpireTimeSpan = IdleLimit;
            o.SlidingExpiration = true;
            o.Events.OnSigningIn = StaffSession.BeginAsync;
            o.Events.OnValidatePrincipal = StaffSession.ValidateAsync;
            // A person who is signed in and may not: the page that says so, not the sign-in form again.
            o.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        NameCookie(services, IdentityConstants.ApplicationScheme, "staff");
        NameCookie(services, IdentityConstants.TwoFactorUserIdScheme, "staff-second-factor");
        NameCookie(services, IdentityConstants.TwoFactorRememberMeScheme, "staff-remembered");
        NameCookie(services, IdentityConstants.ExternalScheme, "staff-external");
        return services;
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;

        // Length is what makes a password strong; rules on its letters make people write it down.
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;

        options.Lockout.AllowedForNewUsers = true;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);

        // "Confirmed" means here: not closed. See OpenAccounts.
        options.SignIn.RequireConfirmedAccount = true;
    }

    private static void NameCookie(IServiceCollection services, string scheme, string name) =>
        services.AddOptions<CookieAuthenticationOptions>(scheme).PostConfigure<IHostEnvironment>((options, environment) =>
        {
            // Development is served over plain HTTP, where a browser refuses the prefix.
            var isSecure = !environment.IsDevelopment();
            options.Cookie.Name = isSecure ? "__Host-" + name : name;
            options.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
        });

    /// <summary>Lets an account sign in unless it was closed.</summary>
    private sealed class OpenAccounts : IUserConfirmation<StaffAccount>
    {
        public Task<bool> IsConfirmedAsync(UserManager<StaffAccount> manager, StaffAccount user) => Task.FromResult(user.DisabledAt is null);
    }

    /// <summary>Refuses a password that contains the person's own e-mail name.</summary>
    private sealed class UnguessablePassword : IPasswordValidator<StaffAccount>
    {
        public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
        {
            var name = user.Email?.Split('@')[0];
            var isGuessable = name is { Length: >= 3 } && password?.Contains(name, StringComparison.OrdinalIgnoreCase) == true;
            return Task.FromResult(isGuessable
                ? IdentityResult.Failed(new IdentityError { Code = "PasswordContainsName", Description = "The password must not contain your e-mail name." })
                : IdentityResult.Success);
        }
    }
}
