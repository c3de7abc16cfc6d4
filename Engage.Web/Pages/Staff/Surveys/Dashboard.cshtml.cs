using Engage.Domain;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Charts;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>How a survey is going: how many answered, when, how, where, and who is missing against the census.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class DashboardModel(EngageDb db, SurveyAnalysis analysis, GazetteerSource places, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>What was counted.</summary>
    public SurveyResults Results { get; private set; } = null!;

    /// <summary>How many people have begun and not submitted.</summary>
    public int Begun { get; private set; }

    /// <summary>Responses each day, the channels, the areas.</summary>
    public IReadOnlyList<Block> Blocks { get; private set; } = [];

    /// <summary>The people who answered against the census.</summary>
    public IReadOnlyList<Block> Census { get; private set; } = [];

    /// <summary>Shows the dashboard.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Results = (await analysis.RecentAsync(Survey, HttpContext.RequestAborted)).Results;
        Begun = await Db.Drafts.CountAsync(d => d.SurveyId == Survey.Id && d.Reference == null, HttpContext.RequestAborted);
        Blocks = [.. Received()];
        var population = await Db.PopulationCounts.AsNoTracking().ToListAsync(HttpContext.RequestAborted);
        Census = [.. new CensusComparison(Results, population, places.Current, new Disclosure(1)).Blocks(Results.Groupings.Where(g => g.Code is "age-band" or "sex"))];
        return Page();
    }

    private IEnumerable<Block> Received()
    {
        if (Results.Days.Count > 1)
        {
            yield return TimeChart.Draw([.. Results.Days.Select(d => (d.Key, d.Value))], "responses").ToFigure("Responses each day");
        }
        yield return Table("By channel", "Channel", Enum.GetValues<Channel>().Where(Results.Channels.ContainsKey).Select(c => (ChannelNames.Of(c), Results.Channels[c])));
        foreach (var grouping in Results.Groupings.Where(g => g.Code is Groupings.LocalAuthority or Groupings.LocalPolicingUnit))
        {
            yield return Table(
                grouping.Code == Groupings.LocalAuthority ? "By local authority" : "By Local Policing Unit",
                grouping.Name,
                [.. Results.By(grouping).Select(g => (g.Group.Name, g.Count)), ("Place not given", Results.UnknownIn(grouping))]);
        }
    }

    private TableBlock Table(string caption, string what, IEnumerable<(string Name, int Count)> rows) => new(
        caption,
        [new(what, 3, IsRowHeader: true), new("Responses", 1, IsNumeric: true), new("Share", 1, IsNumeric: true)],
        [.. rows.Select(r => (IReadOnlyList<string>)[r.Name, Wording.Count(r.Count), Results.Count == 0 ? "–" : Wording.Percent((double)r.Count / Results.Count, Results.Count)])],
        [$"Base: all {Wording.Count(Results.Count, "response", "responses")}."]);
}
