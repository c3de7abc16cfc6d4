using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security;

/// <summary>The four roles of staff, each able to do all that the next one can.</summary>
public static class StaffRoles
{
    /// <summary>Manages accounts, opens and closes surveys, publishes.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Writes surveys and reports, opens and closes surveys, publishes with a second person.</summary>
    public const string Editor = "Editor";

    /// <summary>Sees results and exports responses.</summary>
    public const string Analyst = "Analyst";

    /// <summary>Sees results.</summary>
    public const string Viewer = "Viewer";

    /// <summary>All roles, from the most to the least able.</summary>
    public static IReadOnlyList<string> All { get; } = [Administrator, Editor, Analyst, Viewer];

    /// <summary>The rows of the roles table, the same in every installation.</summary>
    internal static IEnumerable<IdentityRole<Guid>> Rows => All.Select((name, i) => new IdentityRole<Guid>(name)
    {
        Id = new Guid(0x5ea51de0, 0x0e11, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, (byte)(i + 1)),
        NormalizedName = name.ToUpperInvariant(),
        ConcurrencyStamp = name,
    });
}
