using Engage.Domain;
using Engage.Domain.Places;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>The roles as an administrator chooses between them, and the areas an area editor can have.</summary>
public sealed class RoleChoices(GazetteerSource places, BodySettings body, TimeProvider time)
{
    /// <summary>The least able first: it is the one most people need.</summary>
    public static IReadOnlyList<ChoiceItem> Items { get; } =
    [
        new(StaffRoles.Facilitator, StaffRoles.Facilitator) { Hint = "Runs sessions of assemblies: the list of members, tables and notes. Sees no surveys" },
        new(StaffRoles.AreaEditor, StaffRoles.Words(StaffRoles.AreaEditor)) { Hint = "Keeps the officers, events, projects and engagement of one area. Sees no surveys. Choose the area below" },
        new(StaffRoles.Viewer, StaffRoles.Viewer) { Hint = "Sees surveys and results" },
        new(StaffRoles.Analyst, StaffRoles.Analyst) { Hint = "Also exports responses" },
        new(StaffRoles.Editor, StaffRoles.Editor) { Hint = "Also writes, opens and closes surveys, publishes reports with a second person, and does in all areas what an area editor does in one" },
        new(StaffRoles.Administrator, StaffRoles.Administrator) { Hint = "Also manages accounts" },
    ];

    /// <summary>The areas of today, widest first.</summary>
    public IReadOnlyList<ChoiceItem> Areas => [new("", "Choose an area"), .. Today().Select(a => new ChoiceItem(a.Code, $"{a.Name} ({PlacesModel.Words(a.Kind)})"))];

    /// <summary>Whether a text names a role.</summary>
    public static bool Has(string? role) => role is not null && StaffRoles.All.Contains(role, StringComparer.Ordinal);

    /// <summary>The area that goes with a role: as chosen for an area editor, none for others.</summary>
    public static string? AreaFor(string? role, string? chosen) => role is StaffRoles.AreaEditor ? chosen : null;

    /// <summary>What is wrong with the area chosen for a role, as a sentence; null when nothing is.</summary>
    public string? ProblemWithArea(string? role, string? chosen) =>
        role is not StaffRoles.AreaEditor || Today().Any(a => a.Code == chosen) ? null : "Choose the area of this area editor";

    private IEnumerable<Area> Today()
    {
        var today = WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));
        return places.Current.Areas.Where(a => a.IsValidOn(today));
    }
}

/// <summary>The field for the area of an area editor.</summary>
/// <param name="Areas">What can be chosen.</param>
/// <param name="Chosen">The code of the area they have.</param>
public sealed record RoleArea(IReadOnlyList<ChoiceItem> Areas, string? Chosen);
