using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Engage.Web.Security.Sessions;

/// <summary>Makes the principal of an account: each role brings what StaffRoles says.</summary>
public sealed class StaffClaims(UserManager<StaffAccount> accounts, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffAccount, IdentityRole<Guid>>(accounts, roles, options)
{
    /// <summary>The highest role of a person; null when they have none.</summary>
    public static string? RoleOf(ClaimsPrincipal person) => StaffRoles.All.FirstOrDefault(person.IsInRole);

    /// <summary>The user name of a person, by which the audit trail knows them.</summary>
    public static string ActorOf(ClaimsPrincipal person) => person.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <inheritdoc/>
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var held = StaffRoles.All.Where(role => identity.HasClaim(identity.RoleClaimType, role)).ToList();
        foreach (var role in StaffRoles.All.Where(role => !held.Contains(role) && held.Exists(own => StaffRoles.Brings(own, role)))) { identity.AddClaim(new Claim(identity.RoleClaimType, role)); }
        return identity;
    }
}
