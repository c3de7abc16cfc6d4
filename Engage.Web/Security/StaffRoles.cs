using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security;

/// <summary>The roles of staff. Four stand above one another, each able to do all that the next one can; facilitators and area editors stand beside them.</summary>
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

    /// <summary>Runs sessions of assemblies: the list of members, tables and notes. Editors can do so too; viewers and analysts, who see figures, cannot.</summary>
    public const string Facilitator = "Facilitator";

    /// <summary>
    /// Keeps what is said of one area and the areas within it: its officers, events, projects and engagement. Editors can do so everywhere;
    /// which area it is stands on the account, and <see cref="Access.AreaScope"/> judges by it.
    /// </summary>
    public const string AreaEditor = "AreaEditor";

    /// <summary>The roles that stand above one another, from the most to the least able.</summary>
    public static IReadOnlyList<string> Ladder { get; } = [Administrator, Editor, Analyst, Viewer];

    /// <summary>All roles, in the order in which a person is named by one.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Ladder, Facilitator, AreaEditor];

    /// <summary>Whether a role brings all that another one can do.</summary>
    public static bool Brings(string role, string other) =>
        string.Equals(role, other, StringComparison.Ordinal)
        || (other is Facilitator or AreaEditor ? role is Administrator or Editor : Ladder.TakeWhile(r => r != other).Contains(role, StringComparer.Ordinal) && Ladder.Contains(other, StringComparer.Ordinal));

    /// <summary>A role as people read it.</summary>
    public static string Words(string role) => role is AreaEditor ? "Area editor" : role;

    /// <summary>The rows of the roles table, the same in every installation.</summary>
    internal static IEnumerable<IdentityRole<Guid>> Rows => All.Select((name, i) => new IdentityRole<Guid>(name)
    {
        Id = new Guid(0x5ea51de0, 0x0e11, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, (byte)(i + 1)),
        NormalizedName = name.ToUpperInvariant(),
        ConcurrencyStamp = name,
    });
}
