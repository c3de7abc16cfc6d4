using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>Saves what was changed in a plan with its audit entry, and throws the kept public pages away.</summary>
public sealed class PlanSaving(EngageDb db, AuditTrail audit, IOutputCacheStore? pages = null)
{
    /// <summary>Saves the plan.</summary>
    /// <param name="action">What was done, for the audit trail.</param>
    /// <param name="reason">With what, where that says more; null otherwise.</param>
    /// <returns>False when somebody else changed the plan meanwhile; nothing is saved then.</returns>
    public async Task<bool> SaveAsync(PolicePlan plan, string by, string action, string? reason = null, CancellationToken cancellationToken = default)
    {
        // A change of its parts alone would leave the row of the plan, and with it the count of changes, as it was.
        db.Entry(plan).State = db.Entry(plan).State == EntityState.Unchanged ? EntityState.Modified : db.Entry(plan).State;
        audit.Record(db, by, action, PlanAddress.Subject(plan), reason);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        if (pages is not null) { await pages.EvictByTagAsync(PublicPageCache.Tag, CancellationToken.None); }
        return true;
    }
}
