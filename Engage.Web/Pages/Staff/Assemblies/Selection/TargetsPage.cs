using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>What the pages that set a panel's quotas share.</summary>
public abstract class TargetsPage(EngageDb db, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The targets as they are.</summary>
    public SelectionTargets Targets => Assembly.Targets;

    /// <summary>Whether people have begun to register, so that what was asked must keep its meaning.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>The address of the editor.</summary>
    public string Editor => $"{Root}/selection/targets";

    /// <summary>Loads the assembly and whether its targets are locked; false when there is none.</summary>
    protected async Task<bool> FindTargetsAsync()
    {
        if (!await FindAsync()) { return false; }
        IsLocked = Phase >= AssemblyPhase.Registering || await Db.Registrations.AnyAsync(r => r.AssemblyId == Assembly.Id, HttpContext.RequestAborted);
        return true;
    }

    /// <summary>What is wrong with new targets, here and now.</summary>
    protected IReadOnlyList<TargetsProblem> ProblemsOf(SelectionTargets targets) =>
        [.. IsLocked ? TargetsCheck.Locked(Targets, targets) : [], .. TargetsCheck.Problems(targets, Assembly.PanelSize)];

    /// <summary>Keeps new targets.</summary>
    protected async Task<IActionResult> KeepAsync(SelectionTargets targets, string what, string notice)
    {
        Assembly.Aim(targets);
        audit.Record(Db, Actor, "quotas-changed", AssemblyAddress.Subject(Assembly), what);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done(Editor, notice);
    }
}
