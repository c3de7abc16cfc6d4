using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Assemblies;

/// <summary>One recommendation: the words, the vote, and what the office-holder made of it.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class RecommendationModel(EngageDb db, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>Its number, from the address.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>The recommendation.</summary>
    public RecommendationRow Row { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(isIndexed: true) || (await RecommendationList.PublishedAsync(Db, Assembly.Id, HttpContext.RequestAborted)).FirstOrDefault(r => r.Recommendation.Number == Number) is not { } row) { return NotFound(); }
        Row = row;
        return Page();
    }
}
