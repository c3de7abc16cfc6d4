using Engage.Domain;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Staff.Plans;

/// <summary>Brings the parts of a plan in from a CSV file: whole or not at all.</summary>
[Authorize(Permissions.ManagePriorities)]
[RequestSizeLimit(2 * MaxSize)]
[RequestFormLimits(MultipartBodyLengthLimit = 2 * MaxSize)]
public sealed class ImportModel(EngageDb db, PlanFile files, PlanSaving saving, IOutputCacheStore cache, TimeProvider time) : PlanPageModel(db, saving, time)
{
    private const int MaxSize = 1024 * 1024, MostShown = 100;

    /// <summary>The file chosen.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What is wrong with it, line by line; the first hundred.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; private set; } = [];

    /// <summary>What is said beside the field.</summary>
    public string? FileError => ModelState.TryGetValue(nameof(Upload), out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>Asks for the file.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    /// <summary>Takes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (Upload is not { Length: > 0 }) { return Wrong(nameof(Upload), "Choose a CSV file"); }
        if (Upload.Length > MaxSize) { return Wrong(nameof(Upload), "The file must be smaller than 1 MB"); }
        var outcome = await files.ImportAsync(Plan.Id, Upload.OpenReadStream(), Path.GetFileName(Upload.FileName), Actor, HttpContext.RequestAborted);
        if (outcome.Problems.Count > 0)
        {
            Problems = [.. outcome.Problems.Take(MostShown)];
            return Wrong(nameof(Upload), $"Nothing was brought in: mend {Wording.Count(outcome.Problems.Count, "line", "lines")} of the file and choose it again");
        }
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return Done(Root, $"{Wording.Count(outcome.Pillars, "part", "parts")} and {Wording.Count(outcome.Commitments, "commitment", "commitments")} were brought in.");
    }
}
