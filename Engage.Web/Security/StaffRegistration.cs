using Engage.Web.Security.Access;
using Engage.Web.Security.Accounts;
using Engage.Web.Security.SecondFactor;
using Engage.Web.Security.Sessions;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Security;

/// <summary>Registers how staff sign in and what they may do. Needs <see cref="IdentityRegistration.AddEngageIdentity"/> before it.</summary>
public static class StaffRegistration
{
    private const string SecondStepCookie = "engage-second-step";

    /// <summary>Adds sign-in, sessions, second factors and permissions.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = services.AddSettings<StaffSettings>(configuration, StaffSettings.Section);
        if (configuration[$"{StaffSettings.Section}:{nameof(StaffSettings.RequireSecondFactor)}"] is null) { settings.RequireSecondFactor = !environment.IsDevelopment(); }

        services.AddHttpContextAccessor();
        services.AddScoped<IUserClaimsPrincipalFactory<StaffAccount>, StaffClaims>();
        services.AddScoped<Surveys.SurveyLifecycle>();
        services.AddScoped<StaffSessions>().AddScoped<StaffSignIn>().AddScoped<SignInAttempts>().AddScoped<SecondFactors>().AddScoped<Passkeys>().AddScoped<StaffAccounts>().AddScoped<AreaScope>().AddScoped<Pages.Staff.Accounts.RoleChoices>();
        services.AddAuthorization(Permissions.Configure);
        services.AddSingleton<IAuthorizationHandler, StaffRequirementHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, StaffRefusals>();
        ConfigurePasskeys(services, settings);
        ConfigureCookies(services, settings);
        services.Configure<RazorPagesOptions>(options => Guard(options.Conventions));
        return services;
    }

    private static void ConfigurePasskeys(IServiceCollection services, StaffSettings settings)
    {
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // Verified by finger, face or PIN on the device: then a passkey is two factors in one.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            if (settings.PasskeyDomain.Length > 0) { options.ServerDomain = settings.PasskeyDomain; }
        });
    }

    private static void ConfigureCookies(IServiceCollection services, StaffSettings settings)
    {
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SiteCookies>((options, cookies) =>
        {
            cookies.Configure(options.Cookie, SiteCookies.Staff);
            options.ExpireTimeSpan = TimeSpan.FromMinutes(settings.IdleMinutes);
            options.SlidingExpiration = true;
            options.LoginPath = "/staff/sign-in";
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnValidatePrincipal = StaffSessions.ValidateAsync;
            options.Events.OnRedirectToLogin = context =>
            {
                // A form that was posted without a session is not posted again after sign-in: only a page is returned to.
                var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
                context.Response.Redirect(isRead ? context.RedirectUri : context.Options.LoginPath);
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).Configure<SiteCookies>((options, cookies) =>
        {
            cookies.Configure(options.Cookie, SecondStepCookie);
            options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
        });
    }

    // Whoever adds a page under /staff gets a closed one; the page's own permission is stated beside it.
    private static void Guard(PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/Staff", Permissions.StaffFolder);
        pages.AllowAnonymousToPage("/Staff/SignIn");
        pages.AllowAnonymousToPage("/Staff/SignInCode");
    }
}
