using Engage.Web.Security;
using Engage.Web.TagHelpers;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>The roles as an administrator chooses between them.</summary>
public static class RoleChoices
{
    /// <summary>The least able first: it is the one most people need.</summary>
    public static IReadOnlyList<ChoiceItem> Items { get; } =
    [
        new(StaffRoles.Facilitator, StaffRoles.Facilitator) { Hint = "Runs sessions of assemblies: the list of members, tables and notes. Sees no surveys" },
        new(StaffRoles.Viewer, StaffRoles.Viewer) { Hint = "Sees surveys and results" },
        new(StaffRoles.Analyst, StaffRoles.Analyst) { Hint = "Also exports responses" },
        new(StaffRoles.Editor, StaffRoles.Editor) { Hint = "Also writes, opens and closes surveys, and publishes reports with a second person" },
        new(StaffRoles.Administrator, StaffRoles.Administrator) { Hint = "Also manages accounts" },
    ];

    /// <summary>Whether a text names a role.</summary>
    public static bool Has(string? role) => role is not null && StaffRoles.All.Contains(role, StringComparer.Ordinal);
}
