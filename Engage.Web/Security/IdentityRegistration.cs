using Engage.Web.Data;
using Engage.Web.Security.Accounts;
using Engage.Web.Security.SecondFactor;
using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security;

/// <summary>Registers staff accounts: where they are kept, what a password must be, how codes are checked.</summary>
public static class IdentityRegistration
{
    /// <summary>Adds ASP.NET Core Identity over <see cref="EngageDb"/>. How people sign in is added by <see cref="StaffRegistration.AddStaff"/>.</summary>
    public static IServiceCollection AddEngageIdentity(this IServiceCollection services)
    {
        var identity = services.AddIdentity<StaffAccount, IdentityRole<Guid>>(Configure)
            .AddEntityFrameworkStores<EngageDb>()
            .AddUserStore<StaffStore>()
            .AddTokenProvider<OneTimeCodeProvider>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<PasswordRules>();
        identity.Services.AddScoped<IUserConfirmation<StaffAccount>, OpenAccounts>();
        identity.Services.Configure<PasswordHasherOptions>(static o => o.IterationCount = 210_000); // OWASP, PBKDF2 with HMAC-SHA512
        return services;
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;

        // PasswordRules says all that is asked; the framework's rules on kinds of letters make people write passwords down.
        options.Password.RequiredLength = 1;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 1;

        options.Lockout.AllowedForNewUsers = true;
        options.Lockout.MaxFailedAccessAttempts = SignInAttempts.Most;
        options.Lockout.DefaultLockoutTimeSpan = SignInAttempts.LockedFor;

        // "Confirmed" means here: not closed. See OpenAccounts.
        options.SignIn.RequireConfirmedAccount = true;
    }

    /// <summary>Lets an account sign in unless it was closed.</summary>
    private sealed class OpenAccounts : IUserConfirmation<StaffAccount>
    {
        public Task<bool> IsConfirmedAsync(UserManager<StaffAccount> manager, StaffAccount user) => Task.FromResult(user.DisabledAt is null);
    }
}
