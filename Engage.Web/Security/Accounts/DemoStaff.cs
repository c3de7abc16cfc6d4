using Engage.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security.Accounts;

/// <summary>The accounts of a Development site. Their password is known to everybody who reads this, so they are made nowhere else.</summary>
public static class DemoStaff
{
    /// <summary>The password of all of them.</summary>
    public const string Password = "orchard-lantern-seven";

    /// <summary>The accounts: address, name, role, and the area of an area editor. Two editors, since a second person publishes a report.</summary>
    public static IReadOnlyList<(string Email, string Name, string Role, string? Area)> Accounts { get; } =
    [
        ("administrator@engage.example", "Demo Administrator", StaffRoles.Administrator, null),
        ("editor@engage.example", "Demo Editor", StaffRoles.Editor, null),
        ("editor2@engage.example", "Second Demo Editor", StaffRoles.Editor, null),
        ("analyst@engage.example", "Demo Analyst", StaffRoles.Analyst, null),
        ("viewer@engage.example", "Demo Viewer", StaffRoles.Viewer, null),
        ("facilitator@engage.example", "Demo Facilitator", StaffRoles.Facilitator, null),
        ("areaeditor@engage.example", "Demo Area Editor", StaffRoles.AreaEditor, "lpu-crewe"),
    ];

    /// <summary>Makes those that are not there.</summary>
    /// <exception cref="InvalidOperationException">The site is not in Development.</exception>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment()) { throw new InvalidOperationException("Development accounts are made in Development only."); }
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        var audit = scope.ServiceProvider.GetRequiredService<AuditTrail>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var (email, name, role, area) in Accounts)
        {
            if (await accounts.FindByEmailAsync(email) is not null) { continue; }
            var account = new StaffAccount(email, name, now) { EmailConfirmed = true, AreaCode = area };
            await db.WriteAsync(
                async _ =>
                {
                    SecondFactor.SecondFactors.Check(await accounts.CreateAsync(account, Password));
                    SecondFactor.SecondFactors.Check(await accounts.AddToRoleAsync(account, role));
                    audit.Record(db, "system", "account-added", SecondFactor.SecondFactors.Subject(account), "Development account.");
                },
                cancellationToken);
        }
    }

    /// <summary>The lines the site prints at start-up.</summary>
    public static IEnumerable<string> Lines() =>
        ["Development accounts:", .. Accounts.Select(a => $"  {StaffRoles.Words(a.Role),-14} {a.Email,-30} {Password}")];
}
