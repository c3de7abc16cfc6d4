using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Plans;

/// <summary>A question of a published survey that is about a part of a plan.</summary>
/// <param name="Text">The question.</param>
/// <param name="Survey">The title of the survey.</param>
/// <param name="Href">Where the survey is read.</param>
/// <param name="Commitment">The code of the commitment it is about; null for the part as a whole.</param>
public sealed record AskedQuestion(string Text, string Survey, string Href, string? Commitment);

/// <summary>One plan: its parts, what they promise, what they go on from, and what people were asked about them.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class PlanModel(EngageDb db, PublishedSurveys surveys, PriorityRegister register, GazetteerSource places, BodySettings body, TimeProvider time) : PageModel
{
    private PlanShelf _shelf = new([]);
    private ILookup<string, AskedQuestion> _asked = Array.Empty<AskedQuestion>().ToLookup(_ => "", StringComparer.Ordinal);

    private ILookup<string, LocalPriority> _priorities = Array.Empty<LocalPriority>().ToLookup(_ => "", StringComparer.Ordinal);

    /// <summary>The plan.</summary>
    public PolicePlan Plan { get; private set; } = null!;

    /// <summary>The plan that holds today; null when none does.</summary>
    public PolicePlan? Current => _shelf.Plans.FirstOrDefault(p => p.IsValidOn(Today));

    /// <summary>The day by the body's clocks.</summary>
    public DateOnly Today => WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    /// <summary>What a part goes on from.</summary>
    public IReadOnlyList<EarlierPart> EarlierOf(Pillar pillar) => EarlierParts.Of(Plan, pillar.Code, _shelf);

    /// <summary>Where a part goes on in later plans.</summary>
    public IReadOnlyList<EarlierPart> LaterOf(Pillar pillar) => EarlierParts.After(Plan, pillar.Code, _shelf);

    /// <summary>What people were asked about a part.</summary>
    public IReadOnlyList<AskedQuestion> AskedAbout(Pillar pillar) => [.. _asked[pillar.Code]];

    /// <summary>The public priorities that serve a part.</summary>
    public IReadOnlyList<LocalPriority> PrioritiesOf(Pillar pillar) => [.. _priorities[pillar.Code]];

    /// <summary>What an area is called.</summary>
    public string AreaName(string code) => places.Current.Find(code)?.Name ?? code;

    /// <summary>Shows the plan; one that is not published is not there.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        _shelf = await PlanShelf.ReadAsync(db, publishedOnly: true, HttpContext.RequestAborted);
        if (_shelf.Plans.FirstOrDefault(p => p.Slug == slug) is not { } plan) { return NotFound(); }
        Plan = plan;
        _asked = (await AskedAsync(slug)).ToLookup(a => a.Pillar, a => a.Question, StringComparer.Ordinal);
        _priorities = (await register.PublicAsync(null, HttpContext.RequestAborted)).Select(p => (Priority: p, Reference: PlanReference.Parse(p.Reference))).Where(p => p.Reference?.Plan == slug).ToLookup(p => p.Reference!.Pillar, p => p.Priority, StringComparer.Ordinal);
        ViewData[Frame.IsDemonstration] = plan.IsDemonstration;
        return Page();
    }

    private async Task<List<(string Pillar, AskedQuestion Question)>> AskedAsync(string slug)
    {
        var beginning = slug + "/";
        var references = await db.QuestionReferences.AsNoTracking().Where(r => r.Reference.StartsWith(beginning)).ToListAsync(HttpContext.RequestAborted);
        var asked = new List<(string, AskedQuestion)>();
        if (references.Count == 0) { return asked; }
        foreach (var survey in (await surveys.AllAsync(HttpContext.RequestAborted)).OrderByDescending(s => s.Survey.OpensAt))
        {
            foreach (var question in survey.Definition.Questions)
            {
                if (references.Find(r => r.SurveyId == survey.Survey.Id && r.QuestionCode == question.Code) is not { } found || PlanReference.Parse(found.Reference) is not { } reference) { continue; }
                asked.Add((reference.Pillar, new AskedQuestion(question.Text, survey.Title, SurveyAddress.Start(survey.Slug), reference.Commitment)));
            }
        }
        return asked;
    }
}
