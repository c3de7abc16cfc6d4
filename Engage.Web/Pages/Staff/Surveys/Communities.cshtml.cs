using Engage.Domain.Reports;
using Engage.Domain.Reports.Analysis;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>One answer in every policing community.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class CommunitiesModel(EngageDb db, SurveyAnalysis analysis, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The answer, as variable=category.</summary>
    [FromQuery(Name = "answer")]
    public string? Answer { get; init; }

    /// <summary>All variables that are answers.</summary>
    public IReadOnlyList<AnalysisVariable> Variables { get; private set; } = [];

    /// <summary>Whether the area tree has communities.</summary>
    public bool HasCommunities { get; private set; }

    /// <summary>The table; null until an answer was chosen, or when there are no responses.</summary>
    public TableBlock? Table { get; private set; }

    /// <summary>Shows the choice and the table.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var (results, communities) = await analysis.RecentAsync(Survey, HttpContext.RequestAborted);
        Variables = [.. AnalysisVariable.Of(results.Definition, []).Where(v => v.Categories.Count > 0)];
        HasCommunities = communities.Groups.Count > 0;
        if (HasCommunities && results.Count > 0 && Answer?.Split('=') is [var code, var category]
            && Variables.FirstOrDefault(v => v.Code == code) is { } variable && variable.Categories.FirstOrDefault(c => c.Code == category) is { } chosen)
        {
            Table = CommunityTable.Of(results.Columns, communities, variable, chosen, results.Weights);
        }
        return Page();
    }
}
