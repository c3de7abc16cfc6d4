using Engage.Domain.Reports.Consultation;
using Engage.Web.Consultations;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>The register of written submissions, without the names of people who did not agree.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class SubmissionsModel(EngageDb db, SubmissionRegister register, TimeProvider time) : RecordPageModel(db, time)
{
    /// <summary>The register in the order of its numbers.</summary>
    public IReadOnlyList<SubmissionFacts> Register { get; private set; } = [];

    /// <summary>Whether this person may see who sent them and change the register.</summary>
    public bool MayKeep { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindRegisterAsync()) { return NotFound(); }
        MayKeep = await MayAsync(Permissions.KeepRecord);
        return Page();
    }

    /// <summary>The register as a file.</summary>
    public async Task<IActionResult> OnGetCsvAsync() =>
        await FindRegisterAsync() ? new CsvResult($"{Survey.Slug}-submissions.csv", SubmissionRegister.Rows(Register)) : NotFound();

    private async Task<bool> FindRegisterAsync()
    {
        if (!await FindRecordAsync()) { return false; }
        Register = await register.FactsAsync(Survey.Id, HttpContext.RequestAborted);
        return true;
    }
}
