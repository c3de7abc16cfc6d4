using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Plans;

/// <summary>One part of a plan: its words, what it goes on from, and its commitments.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class PillarModel(EngageDb db, PlanSaving saving, TimeProvider time) : PlanPageModel(db, saving, time)
{
    private const string New = "new";
    private PlanShelf _shelf = new([]);

    /// <summary>The part's code, from the address; "new" for one that is not there yet.</summary>
    [FromRoute(Name = "pillar")]
    public string PillarCode { get; init; } = "";

    /// <summary>The commitment to be changed, from the address; null to add one.</summary>
    [FromQuery(Name = "change")]
    public string? Change { get; set; }

    /// <summary>The code of a new part.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The title.</summary>
    [BindProperty]
    public string? Title { get; set; }

    /// <summary>The summary.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>The parts of earlier plans it goes on from.</summary>
    [BindProperty]
    public IList<string> Earlier { get; set; } = [];

    /// <summary>The code of a new commitment.</summary>
    [BindProperty]
    public string? CommitmentCode { get; set; }

    /// <summary>What is promised.</summary>
    [BindProperty]
    public string? CommitmentText { get; set; }

    /// <summary>The part; null while it is new.</summary>
    public Pillar? Part { get; private set; }

    /// <summary>Its commitments.</summary>
    public IReadOnlyList<Commitment> Commitments => Part is { } part ? Plan.CommitmentsOf(part.Code) : [];

    /// <summary>The code of the commitment being changed; null when one is added.</summary>
    public string? Changed => Commitments.FirstOrDefault(c => c.Code == Change)?.Code;

    /// <summary>The parts of earlier plans to choose from.</summary>
    public IReadOnlyList<ChoiceItem> EarlierChoices =>
    [
        .. _shelf.Plans.Where(p => p.ValidFrom < Plan.ValidFrom).SelectMany(plan => plan.Pillars.Select(pillar => new PlanReference(plan.Slug, pillar.Code).ToString() is var reference
            ? new ChoiceItem(reference, $"{pillar.Title} ({plan.Title})") { IsChecked = Earlier.Contains(reference, StringComparer.Ordinal) } : null!)),
    ];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindPartAsync()) { return NotFound(); }
        ShowPart();
        if (Changed is { } code) { CommitmentText = Plan.FindCommitment(code)!.Text; }
        return Page();
    }

    /// <summary>Keeps the part.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindPartAsync()) { return NotFound(); }
        var (code, title, summary) = (Part?.Code ?? Code?.Trim() ?? "", Title?.Trim() ?? "", (Summary ?? "").ReplaceLineEndings("\n").Trim());
        if (Part is null) { CheckCode(nameof(Code), code, Plan.FindPillar(code) is not null ? $"There is a {Plan.PillarWord} {code} already" : null); }
        if (title.Length is 0 or > PolicePlan.MaxTitleLength) { ModelState.AddModelError(nameof(Title), title.Length == 0 ? "Enter a title" : $"Title must be {PolicePlan.MaxTitleLength} characters or fewer"); }
        if (summary.Length > PolicePlan.MaxTextLength) { ModelState.AddModelError(nameof(Summary), $"Summary must be {PolicePlan.MaxTextLength:N0} characters or fewer"); }
        if (!ModelState.IsValid) { return Page(); }

        Plan.SetPillar(code, title, summary);
        var known = EarlierChoices.Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        Plan.MapPillar(code, Earlier.Where(known.Contains).Select(PlanReference.Parse).OfType<PlanReference>());
        return await SaveAsync("plan-part-saved", code) ? Done($"{Root}/pillars/{code}", "Saved.") : Page();
    }

    /// <summary>Adds a commitment, or changes the one of the address.</summary>
    public async Task<IActionResult> OnPostCommitmentAsync()
    {
        if (!await FindPartAsync() || Part is null) { return NotFound(); }
        var (code, text) = (Changed ?? CommitmentCode?.Trim() ?? "", CommitmentText?.Trim() ?? "");
        if (Changed is null) { CheckCode(nameof(CommitmentCode), code, Plan.FindCommitment(code) is { } there ? $"There is a commitment {code} already, under {there.PillarCode}. Choose another code, or change that one" : null); }
        if (text.Length is 0 or > PolicePlan.MaxTextLength) { ModelState.AddModelError(nameof(CommitmentText), text.Length == 0 ? "Enter what is promised" : $"What is promised must be {PolicePlan.MaxTextLength:N0} characters or fewer"); }
        if (!ModelState.IsValid)
        {
            ShowPart();
            return Page();
        }

        Plan.SetCommitment(Part.Code, code, text);
        return await SaveAsync("plan-commitment-saved", code) ? Done($"{Root}/pillars/{Part.Code}", $"Commitment {code} is saved.") : Page();
    }

    /// <summary>Takes a commitment out while the plan is a draft.</summary>
    public async Task<IActionResult> OnPostRemoveCommitmentAsync()
    {
        if (!await FindPartAsync() || Plan.PublishedAt is not null || Changed is not { } code) { return NotFound(); }
        Plan.RemoveCommitment(code);
        return await SaveAsync("plan-commitment-removed", code) ? Done($"{Root}/pillars/{Part!.Code}", $"Commitment {code} is taken out.") : Page();
    }

    /// <summary>Takes the part out while the plan is a draft.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await FindPartAsync() || Plan.PublishedAt is not null || Part is null) { return NotFound(); }
        Plan.RemovePillar(Part.Code);
        return await SaveAsync("plan-part-removed", Part.Code) ? Done(Root, $"{Part.Code}. {Part.Title} is taken out.") : Page();
    }

    private void CheckCode(string field, string code, string? taken)
    {
        // "new" is an address of its own.
        if (!PolicePlan.IsCode(code) || code == New) { ModelState.AddModelError(field, $"Enter a code of 1 to {PolicePlan.MaxCodeLength} letters, digits, dots and hyphens"); }
        else if (taken is not null) { ModelState.AddModelError(field, taken); }
    }

    private void ShowPart()
    {
        if (Part is null) { return; }
        (Title, Summary) = (Part.Title, Part.Summary);
        Earlier = [.. Plan.Mappings.Where(m => m.PillarCode == Part.Code).Select(m => new PlanReference(m.EarlierPlan, m.EarlierPillar).ToString())];
    }

    private async Task<bool> FindPartAsync()
    {
        if (!await FindAsync()) { return false; }
        Part = Plan.FindPillar(PillarCode);
        if (Part is null && PillarCode != New) { return false; }
        _shelf = await PlanShelf.ReadAsync(Db, publishedOnly: false, HttpContext.RequestAborted);
        return true;
    }
}
