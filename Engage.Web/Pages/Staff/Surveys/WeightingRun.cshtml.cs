using System.Globalization;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>One set of weights: what went in, what came out, and the weight of every cell as a file.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class WeightingRunModel(EngageDb db, AuditTrail audit, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The run's number, from the address.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>The run.</summary>
    public WeightingRun Run { get; private set; } = null!;

    /// <summary>Its tables.</summary>
    public IReadOnlyList<Block> Blocks { get; private set; } = [];

    /// <summary>Whether the person may take it out of use.</summary>
    public bool MayWeight { get; private set; }

    /// <summary>Shows the run.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindRunAsync()) { return NotFound(); }
        // Staff see small numbers; what is published hides them.
        Blocks = [.. WeightingTables.Of(Run, new Disclosure(1))];
        MayWeight = await MayAsync(Permissions.WeightResponses);
        return Page();
    }

    /// <summary>The cells with their weights, so that the weights can be checked and used elsewhere.</summary>
    public async Task<IActionResult> OnPostCellsAsync()
    {
        if (!await FindRunAsync()) { return NotFound(); }
        if (!await MayAsync(Permissions.ExportResponses)) { return Forbid(); }
        audit.Record(Db, Actor, "weights-exported", $"survey:{Survey.Slug}", $"Weighting {Number}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        var content = Run.Read();
        return new CsvResult($"{Survey.Slug}-weighting-{Number}.csv",
        [
            [.. content.Margins.Select(m => m.Variable), "responses", "weight"],
            .. content.Cells.Select(c => (IReadOnlyList<string>)
            [
                .. c.Categories.Select((category, m) => category < 0 ? "" : content.Margins[m].Categories[category].Key),
                c.Responses.ToString(CultureInfo.InvariantCulture),
                c.Weight.ToString("G15", CultureInfo.InvariantCulture),
            ]),
        ]);
    }

    /// <summary>Takes the run out of use.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        if (!await FindRunAsync()) { return NotFound(); }
        if (!await MayAsync(Permissions.WeightResponses)) { return Forbid(); }
        if (Run.WithdrawnAt is null)
        {
            Run.Withdraw(Now);
            audit.Record(Db, Actor, "weights-withdrawn", $"survey:{Survey.Slug}", $"Weighting {Number}");
            await Db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        return Redirect($"/staff/surveys/{Survey.Slug}/weighting");
    }

    private async Task<bool> FindRunAsync()
    {
        if (!await FindAsync() || await Db.WeightingRuns.SingleOrDefaultAsync(w => w.SurveyId == Survey.Id && w.Number == Number, HttpContext.RequestAborted) is not { } run) { return false; }
        Run = run;
        return true;
    }
}
