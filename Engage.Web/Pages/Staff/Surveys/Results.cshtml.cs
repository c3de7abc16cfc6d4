using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Web.Coding;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>Every question's result, overall and, if asked, by the groups of one grouping; nothing hidden from staff.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class ResultsModel(EngageDb db, SurveyAnalysis analysis, GazetteerSource places, TimeProvider time) : SurveyPageModel(db, time)
{
    // Staff may see small numbers: they can export every response. What is published hides them.
    private static readonly Disclosure Nothing = new(1);

    /// <summary>The grouping to compare by; nothing or unknown for none.</summary>
    [FromQuery(Name = "by")]
    public string? By { get; init; }

    /// <summary>What was counted.</summary>
    public SurveyResults Results { get; private set; } = null!;

    /// <summary>The grouping chosen; null for none.</summary>
    public Grouping? Chosen { get; private set; }

    /// <summary>All questions, with those about the respondent last.</summary>
    public IEnumerable<Question> Questions => Results.Definition.Questions.Concat(Results.Definition.EqualityQuestions);

    /// <summary>Shows the results.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Results = (await analysis.RecentAsync(Survey, HttpContext.RequestAborted)).Results;
        Chosen = By is null ? null : Results.FindGrouping(By);
        return Page();
    }

    /// <summary>Whether people answer a question in their own words, so that its themes are counted apart.</summary>
    public bool IsInOwnWords(Question question) => CodingAnalysis.QuestionsOf(Results.Definition).Contains(question);

    /// <summary>The blocks of one question.</summary>
    public IEnumerable<Block> BlocksOf(Question question)
    {
        foreach (var block in new ResultBlocks(Nothing, places.Current).For(question, Results)) { yield return block; }
        if (Chosen is { } grouping && GroupTables.Table(Results, grouping, question, Nothing) is { } table) { yield return table; }
    }
}
