using System.Security.Claims;
using Engage.Web.Security;

namespace Engage.Web.Pages.Staff;

/// <summary>One task of the staff side.</summary>
/// <param name="Text">The task.</param>
/// <param name="Href">Its first page.</param>
/// <param name="Role">The role that is shown it; null for all staff. The pages themselves decide who may enter.</param>
/// <param name="Below">Other paths that belong to it.</param>
public sealed record StaffTask(string Text, string Href, string? Role, params IReadOnlyList<string> Below)
{
    /// <summary>Whether a page belongs to this task.</summary>
    public bool Holds(PathString path) => path == Href || Below.Any(below => path.StartsWithSegments(below, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The left navigation, by task.</summary>
public static class StaffNavigation
{
    private static readonly StaffTask[] _tasks =
    [
        new("Consultations", "/staff", StaffRoles.Viewer, "/staff/surveys"),
        new("Assemblies", "/staff/assemblies", StaffRoles.Viewer, "/staff/assemblies"),
        new("Sessions", "/staff/sessions", StaffRoles.Facilitator, "/staff/sessions"),
        new("Priorities", "/staff/priorities", StaffRoles.Viewer, "/staff/priorities"),
        new("Plans", "/staff/plans", StaffRoles.Viewer, "/staff/plans"),
        new("Local areas", "/staff/local", StaffRoles.AreaEditor, "/staff/local"),
        new("Engagement", "/staff/engagements", StaffRoles.AreaEditor, "/staff/engagements"),
        new("Places", "/staff/places", StaffRoles.Viewer, "/staff/places"),
        new("Messages", "/staff/messages", StaffRoles.Editor, "/staff/messages"),
        new("Staff accounts", "/staff/accounts", StaffRoles.Administrator, "/staff/accounts"),
        new("Audit trail", "/staff/audit", StaffRoles.Editor, "/staff/audit"),
        new("Your security", "/staff/security", null, "/staff/security"),
    ];

    /// <summary>The tasks a person is shown.</summary>
    public static IEnumerable<StaffTask> For(ClaimsPrincipal person) => _tasks.Where(task => task.Role is null || person.IsInRole(task.Role));

    /// <summary>Where a person begins: the first task they are shown.</summary>
    public static string FirstPage(ClaimsPrincipal person) => For(person).First().Href;
}
