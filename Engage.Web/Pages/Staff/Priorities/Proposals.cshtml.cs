using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Priorities;

/// <summary>Proposes priorities by rule from a published report, for an officer to choose from.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class ProposalsModel(EngageDb db, ProposalDesk desk, GazetteerSource places, BodySettings body, TimeProvider time) : PrioritiesPage(db, places, body, time)
{
    /// <summary>Survey and question, with a colon between; null before it is chosen.</summary>
    [FromQuery]
    public string? From { get; init; }

    /// <summary>The keys of what was ticked.</summary>
    [BindProperty]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    /// <summary>The questions to choose from.</summary>
    public IReadOnlyList<ChoiceItem> Choices { get; private set; } = [];

    /// <summary>What the rule proposes.</summary>
    public IReadOnlyList<ProposalRow> Rows { get; private set; } = [];

    /// <summary>Shows what the rule proposes.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Makes proposals of what was ticked.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        var chosen = Rows.Where(r => !r.IsTaken && Chosen.Contains(r.Key, StringComparer.Ordinal)).ToList();
        if (chosen.Count == 0)
        {
            ModelState.AddModelError(nameof(Chosen), "Tick at least one proposal");
            return Page();
        }
        foreach (var row in chosen) { await desk.ProposeAsync(row, Actor, cancellationToken: HttpContext.RequestAborted); }
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done(PriorityAddress.StaffList, chosen.Count == 1 ? "One proposal is made. Open it to decide." : $"{chosen.Count} proposals are made. Open each to decide.");
    }

    private async Task<bool> LoadAsync()
    {
        var questions = await desk.QuestionsAsync(HttpContext.RequestAborted);
        Choices = [.. questions.Select(q => new ChoiceItem(q.Key, $"{q.Question.Text} ({q.Survey.Title})"))];
        if (From is null) { return true; }
        if (questions.FirstOrDefault(q => q.Key == From) is not { } question) { return false; }
        Rows = await desk.RowsAsync(question, HttpContext.RequestAborted);
        return true;
    }
}
