using Engage.Domain.Assemblies;
using Engage.Domain.Reports;
using Engage.Web.Assemblies.Reporting;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies;

/// <summary>The assemblies of a programme beside one another, as a page, a PDF or open data; kept for some seconds, so that nobody keeps the server drawing.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class CompareModel(EngageDb db, AssemblyReportMaker maker, ReportShelf shelf) : PageModel
{
    /// <summary>The programme's slug, from the address.</summary>
    [FromRoute(Name = "programme")]
    public string ProgrammeSlug { get; init; } = "";

    /// <summary>The form asked for: pdf, csv (every table), or null for the page.</summary>
    [FromRoute]
    public string? Format { get; init; }

    /// <summary>The programme.</summary>
    public AssemblyProgramme Programme { get; private set; } = null!;

    /// <summary>The comparison.</summary>
    public ReportDocument Document { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.AssemblyProgrammes.SingleOrDefaultAsync(p => p.Slug == ProgrammeSlug && p.PublishedAt != null, stop) is not { } programme) { return NotFound(); }
        if (!await db.Assemblies.AnyAsync(a => a.ProgrammeId == programme.Id, stop)) { return NotFound(); }
        Programme = programme;
        Document = await maker.CompareAsync(programme, stop);
        ViewData[Frame.Context] = programme.Title;
        ViewData[Frame.IsIndexed] = true;
        ViewData[Frame.IsDemonstration] = programme.IsDemonstration;
        return Format switch
        {
            "pdf" => File(shelf.Draw(Document), "application/pdf", $"{programme.Slug}-compared.pdf"),
            "csv" => new CsvResult($"{programme.Slug}-compared.csv", OpenData.Rows(Document)),
            _ => Page(),
        };
    }
}
