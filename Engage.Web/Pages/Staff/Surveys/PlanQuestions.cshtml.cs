using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>Which part of a plan each question of a survey is about.</summary>
[Authorize(Permissions.ViewPriorities)]
public sealed class PlanQuestionsModel(EngageDb db, AuditTrail audit, IOutputCacheStore cache, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>How the names of the fields begin; the code of the question follows.</summary>
    public const string Prefix = "About.";

    private PlanShelf _shelf = new([]);
    private List<QuestionReference> _kept = [];

    /// <summary>The questions that can be about a part: all but those of the person.</summary>
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>Everything to point at: plans that hold now or held when the survey opened, and what is chosen already.</summary>
    public IReadOnlyList<ChoiceItem> Choices { get; private set; } = [];

    /// <summary>Whether the person may change it.</summary>
    public bool MayManage { get; private set; }

    /// <summary>What is chosen, in words.</summary>
    public IEnumerable<SummaryRow> Rows => Questions.Select(q => new SummaryRow(q.Text, _shelf.Words(PlanReference.Parse(Chosen(q.Code))) ?? "Nothing in the plan"));

    /// <summary>The choices of one question.</summary>
    public IEnumerable<ChoiceItem> ChoicesOf(string code)
    {
        var chosen = Chosen(code);
        return Choices.Select(c => c with { IsChecked = c.Value == chosen }).Prepend(new ChoiceItem("", "Nothing in the plan") { IsChecked = chosen is null });
    }

    /// <summary>Shows what is chosen.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindQuestionsAsync() ? Page() : NotFound();

    /// <summary>Keeps what was chosen.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await MayAsync(Permissions.ManagePriorities)) { return Forbid(); }
        if (!await FindQuestionsAsync()) { return NotFound(); }
        var known = Choices.Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        var changed = 0;
        foreach (var question in Questions)
        {
            var (before, now) = (_kept.Find(r => r.QuestionCode == question.Code), Request.Form[Prefix + question.Code].ToString());
            if (now.Length > 0 && !known.Contains(now)) { ModelState.AddModelError(Prefix + question.Code, "Select something from the list"); }
            if ((before?.Reference ?? "") == now) { continue; }
            if (before is not null) { Db.QuestionReferences.Remove(before); }
            if (now.Length > 0) { Db.QuestionReferences.Add(new QuestionReference(Survey.Id, question.Code, now)); }
            changed++;
        }
        if (!ModelState.IsValid) { return Page(); }
        if (changed > 0)
        {
            audit.Record(Db, Actor, "questions-mapped", SurveyLifecycle.Subject(Survey), Wording.Count(changed, "question", "questions"));
            await Db.SaveChangesAsync(HttpContext.RequestAborted);
            await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        }
        return Done($"/staff/surveys/{Survey.Slug}/plan", "Saved.");
    }

    private string? Chosen(string code) => _kept.Find(r => r.QuestionCode == code)?.Reference;

    private async Task<bool> FindQuestionsAsync()
    {
        if (!await FindAsync()) { return false; }
        _shelf = await PlanShelf.ReadAsync(Db, publishedOnly: false, HttpContext.RequestAborted);
        _kept = await Db.QuestionReferences.Where(r => r.SurveyId == Survey.Id).ToListAsync(HttpContext.RequestAborted);
        Questions = [.. SurveyDefinition.FromStored(Survey.Newest.Definition).Questions.Where(q => q.Variable is null or "headline" && q is not (PlaceQuestion or CouncilTaxBandQuestion))];
        var (today, asked) = (WallClock.Day(Now, Zone), Survey.OpensAt is { } opens ? WallClock.Day(opens, Zone) : (DateOnly?)null);
        var pointedAt = _kept.Select(r => PlanReference.Parse(r.Reference)?.Plan).ToHashSet(StringComparer.Ordinal);
        Choices = _shelf.Choices(p => p.IsValidOn(today) || (asked is { } day && p.IsValidOn(day)) || pointedAt.Contains(p.Slug));
        MayManage = await MayAsync(Permissions.ManagePriorities);
        return true;
    }
}
