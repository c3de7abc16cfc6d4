using Engage.Domain.Reports.Analysis;
using Engage.Domain.Statistics;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>A table of staff's own choosing: an answer by groups, for some people, weighted or not, with its test.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class AnalysisModel(EngageDb db, SurveyAnalysis analysis, AuditTrail audit, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The answer in the table.</summary>
    [FromQuery(Name = "row")]
    public string? Row { get; init; }

    /// <summary>The groups; nothing for everybody together.</summary>
    [FromQuery(Name = "column")]
    public string? Column { get; init; }

    /// <summary>Whose answers count, as variable=category; nothing for everybody's.</summary>
    [FromQuery(Name = "only")]
    public string? Only { get; init; }

    /// <summary>"no" leaves the weights in use out.</summary>
    [FromQuery(Name = "weights")]
    public string? Weights { get; init; }

    /// <summary>All variables.</summary>
    public IReadOnlyList<AnalysisVariable> Variables { get; private set; } = [];

    /// <summary>The weighting in use; null when there is none.</summary>
    public WeightingRun? Weighting { get; private set; }

    /// <summary>Whether the table is weighted.</summary>
    public bool IsWeighted => Weighting is not null && Weights != "no";

    /// <summary>How many responses there are.</summary>
    public int Responses { get; private set; }

    /// <summary>Whether the area tree has policing communities.</summary>
    public bool HasCommunities { get; private set; }

    /// <summary>The table; null until an answer was chosen.</summary>
    public CrossAnalysis? Table { get; private set; }

    /// <summary>Whether the person may take the figures out.</summary>
    public bool MayExport { get; private set; }

    /// <summary>Shows the choices and the table.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await AnalyseAsync()) { return NotFound(); }
        MayExport = await MayAsync(Permissions.ExportResponses);
        return Page();
    }

    /// <summary>The figures as a file.</summary>
    public async Task<IActionResult> OnPostCsvAsync()
    {
        if (!await MayAsync(Permissions.ExportResponses)) { return Forbid(); }
        if (!await AnalyseAsync() || Table is null) { return NotFound(); }
        audit.Record(Db, Actor, "analysis-exported", $"survey:{Survey.Slug}", $"{Row} by {Column}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return new CsvResult($"{Survey.Slug}-analysis.csv", Table.Rows());
    }

    private async Task<bool> AnalyseAsync()
    {
        if (!await FindAsync()) { return false; }
        var (results, communities) = await analysis.RecentAsync(Survey, HttpContext.RequestAborted);
        (Variables, Weighting, Responses) = (AnalysisVariable.Of(results.Definition, results.Groupings), results.Weighting, results.Count);
        HasCommunities = communities.Groups.Count > 0;
        if (Responses > 0 && Find(Row) is { } row)
        {
            var only = Only?.Split('=') is [var variable, var category] && Find(variable)?.Categories.Any(c => c.Code == category) == true ? (variable, category) : ((string, string)?)null;
            Table = new CrossAnalysis(results.Columns, row, Find(Column) is { } column && column != row ? column : null, only, IsWeighted ? results.Weights : null);
        }
        return true;
    }

    private AnalysisVariable? Find(string? code) => Variables.FirstOrDefault(v => v.Code == code);
}
