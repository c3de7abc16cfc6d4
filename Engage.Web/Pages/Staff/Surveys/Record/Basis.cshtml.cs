using Engage.Domain.Surveys.Consultations;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>The basis of a consultation as staff see it, with what is missing.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class BasisModel(EngageDb db, TimeProvider time) : RecordPageModel(db, time)
{
    /// <summary>The basis as it stands.</summary>
    public ConsultationBasis Basis => Consultation?.Basis ?? ConsultationBasis.Empty;

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<BasisNeed> Needs { get; private set; } = [];

    /// <summary>Whether this person may change it.</summary>
    public bool MayKeep { get; private set; }

    /// <summary>Whether this person may let it open with something missing.</summary>
    public bool MayExcept { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindRecordAsync()) { return NotFound(); }
        if (!IsConsultation) { return Redirect(Root); }
        Needs = BasisNeed.Of(Consultation?.Basis, ConsultationRecord.LastDayOf(Survey));
        (MayKeep, MayExcept) = (await MayAsync(Permissions.KeepRecord), await MayAsync(Permissions.ExceptOpening));
        return Page();
    }
}
