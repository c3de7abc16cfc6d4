using Engage.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security;

/// <summary>Registers staff accounts.</summary>
public static class IdentityRegistration
{
    /// <summary>Adds ASP.NET Core Identity with the four roles, passkeys and one-time codes.</summary>
    public static IServiceCollection AddEngageIdentity(this IServiceCollection services)
    {
        services.AddIdentity<StaffAccount, IdentityRole<Guid>>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<EngageDb>()
            .AddDefaultTokenProviders();
        return services;
    }
}
