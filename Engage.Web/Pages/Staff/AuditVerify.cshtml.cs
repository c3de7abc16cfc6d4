using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Engage.Web.Pages.Staff;

/// <summary>Checks that the audit trail is what was written.</summary>
[Authorize(Permissions.VerifyAudit)]
public sealed class AuditVerifyModel(EngageDb db, AuditTrail audit) : StaffPage
{
    /// <summary>What was found; null before checking.</summary>
    public AuditVerdict? Verdict { get; private set; }

    /// <summary>Checks every entry.</summary>
    public async Task OnPostAsync() => Verdict = await audit.VerifyAsync(db, noted: null, HttpContext.RequestAborted);
}
