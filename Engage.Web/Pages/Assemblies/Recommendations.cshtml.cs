using Engage.Domain;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Reports;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies;

/// <summary>What an assembly recommended, and what the office-holder made of it.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class RecommendationsModel(EngageDb db, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>The published recommendations in order.</summary>
    public IReadOnlyList<RecommendationRow> Rows { get; private set; } = [];

    /// <summary>Whether a report is published.</summary>
    public bool HasReport { get; private set; }

    /// <summary>What became of all of them, in a sentence or two.</summary>
    public string Summary
    {
        get
        {
            var responses = Rows.Select(r => r.PublicResponse).OfType<RecommendationResponse>().ToList();
            var recommended = $"Members voted on {Wording.Count(Rows.Count, "recommendation", "recommendations")}. {Wording.Count(Rows.Count(r => r.Result?.IsAdopted == true))} {(Rows.Count(r => r.Result?.IsAdopted == true) == 1 ? "was" : "were")} adopted.";
            if (responses.Count == 0) { return recommended; }
            var overdue = responses.Count(r => r.IsOverdueOn(Today));
            return $"{recommended} {Count(Decision.Accept)} accepted, {Count(Decision.AcceptInPart)} accepted in part and {Count(Decision.Reject)} rejected. {Wording.Count(responses.Count(r => r.Status == ProgressStatus.Done))} done{(overdue > 0 ? $", {Wording.Count(overdue)} overdue" : "")}.";

            string Count(Decision decision) => Wording.Count(responses.Count(r => r.Decision == decision));
        }
    }

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(isIndexed: true)) { return NotFound(); }
        Rows = await RecommendationList.PublishedAsync(Db, Assembly.Id, HttpContext.RequestAborted);
        HasReport = await Db.ReportVersions.AnyAsync(v => v.SubjectId == Assembly.Id && v.State == ReportState.Published, HttpContext.RequestAborted);
        return Page();
    }
}
