using Engage.Web.Security.Access;
using Microsoft.AspNetCore.Authorization;

namespace Engage.Web.Security;

/// <summary>
/// What staff may do, by name; a page states its permission as <c>[Authorize(Permissions.X)]</c>. Each has the least role
/// that holds it. The roles stand above one another: whoever signs in carries their own role and all below it.
/// </summary>
public static class Permissions
{
    /// <summary>See one's own sign-in settings; the only thing open to somebody who still lacks a second factor.</summary>
    public const string OwnSecurity = "own-security";

    /// <summary>Set a password of one's own; open even to somebody who signed in with a one-time password.</summary>
    public const string OwnPassword = "own-password";

    /// <summary>Change how one signs in: asks who is there, unless they have just shown it.</summary>
    public const string ChangeOwnSecurity = "change-own-security";

    /// <summary>See surveys and results.</summary>
    public const string ViewResults = "view-results";

    /// <summary>Take responses out as a file.</summary>
    public const string ExportResponses = "export-responses";

    /// <summary>Make weights and take them out of use.</summary>
    public const string WeightResponses = "weight-responses";

    /// <summary>Read what people wrote, and code it.</summary>
    public const string CodeFreeText = "code-free-text";

    /// <summary>Write surveys and change their definitions.</summary>
    public const string EditSurveys = "edit-surveys";

    /// <summary>Open and close surveys.</summary>
    public const string OpenSurveys = "open-surveys";

    /// <summary>Keep the record of a consultation: its basis, its calendar, its written submissions with who sent them.</summary>
    public const string KeepRecord = "keep-record";

    /// <summary>Let a consultation open although its basis is not complete.</summary>
    public const string ExceptOpening = "except-opening";

    /// <summary>Write commentary and make reports.</summary>
    public const string PrepareReports = "prepare-reports";

    /// <summary>Publish a report that somebody else made.</summary>
    public const string PublishReports = "publish-reports";

    /// <summary>See programmes, assemblies and their figures, without the people.</summary>
    public const string ViewAssemblies = "view-assemblies";

    /// <summary>Set up programmes and assemblies, letters, sessions, speakers and recommendations.</summary>
    public const string ManageAssemblies = "manage-assemblies";

    /// <summary>See who takes part and how to reach them.</summary>
    public const string SeeParticipants = "see-participants";

    /// <summary>Make, publish and hold draws of panels.</summary>
    public const string DrawPanels = "draw-panels";

    /// <summary>Run sessions: check people in, see tables, write notes.</summary>
    public const string RunSessions = "run-sessions";

    /// <summary>Change what is said of areas: officers, bases, events, projects, engagement. In which areas, <see cref="AreaScope"/> says.</summary>
    public const string EditAreas = "edit-areas";

    /// <summary>Keep the office's list of themes of engagements.</summary>
    public const string ManageThemes = "manage-themes";

    /// <summary>Approve honoraria and expenses and take them out for finance.</summary>
    public const string ApproveExpenses = "approve-expenses";

    /// <summary>See plans, priorities and what became of consultations, with what is not public yet.</summary>
    public const string ViewPriorities = "view-priorities";

    /// <summary>Write plans, priorities and what became of consultations, and publish what somebody else wrote.</summary>
    public const string ManagePriorities = "manage-priorities";

    /// <summary>See the outbox, addresses masked, and what messages say.</summary>
    public const string ViewMessages = "view-messages";

    /// <summary>See addresses, send again and withdraw messages, change their texts and the suppression list.</summary>
    public const string ManageMessages = "manage-messages";

    /// <summary>Read the audit trail.</summary>
    public const string ReadAudit = "read-audit";

    /// <summary>Check the seals of the audit trail.</summary>
    public const string VerifyAudit = "verify-audit";

    /// <summary>Add, change and close accounts: asks who is there, unless they have just shown it.</summary>
    public const string ManageAccounts = "manage-accounts";

    /// <summary>See the list of accounts.</summary>
    public const string ViewAccounts = "view-accounts";

    /// <summary>The least role of each permission that depends on one.</summary>
    public static IReadOnlyDictionary<string, string> LeastRole { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ViewResults] = StaffRoles.Viewer,
        [ExportResponses] = StaffRoles.Analyst,
        [WeightResponses] = StaffRoles.Analyst,
        [CodeFreeText] = StaffRoles.Analyst,
        [EditSurveys] = StaffRoles.Editor,
        [OpenSurveys] = StaffRoles.Editor,
        [KeepRecord] = StaffRoles.Editor,
        [ExceptOpening] = StaffRoles.Administrator,
        [PrepareReports] = StaffRoles.Editor,
        [PublishReports] = StaffRoles.Editor,
        [ViewAssemblies] = StaffRoles.Viewer,
        [ManageAssemblies] = StaffRoles.Editor,
        [SeeParticipants] = StaffRoles.Editor,
        [DrawPanels] = StaffRoles.Editor,
        [RunSessions] = StaffRoles.Facilitator,
        [EditAreas] = StaffRoles.AreaEditor,
        [ManageThemes] = StaffRoles.Editor,
        [ApproveExpenses] = StaffRoles.Editor,
        [ViewPriorities] = StaffRoles.Viewer,
        [ManagePriorities] = StaffRoles.Editor,
        [ViewMessages] = StaffRoles.Editor,
        [ManageMessages] = StaffRoles.Editor,
        [ReadAudit] = StaffRoles.Editor,
        [VerifyAudit] = StaffRoles.Administrator,
        [ViewAccounts] = StaffRoles.Administrator,
        [ManageAccounts] = StaffRoles.Administrator,
    };

    /// <summary>Adds a policy for each permission.</summary>
    internal static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(OwnPassword, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(OwnSecurity, policy => policy.RequireAuthenticatedUser().AddRequirements(new OwnPasswordRequirement()));
        options.AddPolicy(ChangeOwnSecurity, policy => policy.RequireAuthenticatedUser().AddRequirements(new OwnPasswordRequirement(), new RecentProofRequirement()));
        foreach (var (permission, role) in LeastRole)
        {
            options.AddPolicy(permission, policy =>
            {
                policy.RequireAuthenticatedUser().RequireRole(role).AddRequirements(new OwnPasswordRequirement(), new SecondFactorRequirement());
                if (permission is ManageAccounts) { policy.AddRequirements(new RecentProofRequirement()); }
            });
        }
        options.AddPolicy(StaffFolder, policy => policy.RequireAuthenticatedUser());
    }

    /// <summary>What every page under /staff asks for, beside its own permission.</summary>
    internal const string StaffFolder = "staff-folder";
}
