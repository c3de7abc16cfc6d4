using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Recommendations;

/// <summary>The response to one recommendation: written until it is published, followed up afterwards.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class ResponseModel(EngageDb db, AuditTrail audit, IOutputCacheStore cache, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The recommendation's id, from the address.</summary>
    [FromRoute]
    public string Id { get; init; } = "";

    /// <summary>What was decided.</summary>
    [BindProperty]
    public string? Decided { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>Who sees to it.</summary>
    [BindProperty]
    public string? Owner { get; set; }

    /// <summary>By which day.</summary>
    [BindProperty]
    public string? DueOn { get; set; }

    /// <summary>How far it is.</summary>
    [BindProperty]
    public string? Status { get; set; }

    /// <summary>What happened.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>A new day.</summary>
    [BindProperty]
    public string? NewDay { get; set; }

    /// <summary>The recommendation.</summary>
    public Recommendation Recommendation { get; private set; } = null!;

    /// <summary>The response; null while none is written.</summary>
    public RecommendationResponse? Answer { get; private set; }

    /// <summary>The decisions to choose from.</summary>
    public static IReadOnlyList<ChoiceItem> Decisions { get; } = [.. Enum.GetValues<Decision>().Select(d => new ChoiceItem(d.ToString(), ResponseWords.Of(d)))];

    /// <summary>What an entry can say.</summary>
    public static IReadOnlyList<ChoiceItem> Statuses { get; } = [.. Enum.GetValues<ProgressStatus>().Select(s => new ChoiceItem(s.ToString(), ResponseWords.Of(s)))];

    /// <summary>Shows the response.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAnswerAsync()) { return NotFound(); }
        if (Answer is { } answer) { (Decided, Reasons, Owner, DueOn) = (answer.Decision.ToString(), answer.Reasons, answer.Owner, DayText.Write(answer.DueOn)); }
        return Page();
    }

    /// <summary>Keeps what was written.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAnswerAsync()) { return NotFound(); }
        if (Answer?.PublishedAt is not null) { return RedirectToPage(new { programme = ProgrammeSlug, slug = Slug, id = Id }); }
        var decision = Enum.TryParse<Decision>(Decided, out var known) ? known : (Decision?)null;
        if (decision is null) { ModelState.AddModelError(nameof(Decided), "Select what was decided"); }
        if (string.IsNullOrWhiteSpace(Reasons)) { ModelState.AddModelError(nameof(Reasons), "Enter the reasons"); }
        if (Reasons?.Length > RecommendationResponse.MaxReasonsLength) { ModelState.AddModelError(nameof(Reasons), $"The reasons must be {RecommendationResponse.MaxReasonsLength:N0} characters or fewer"); }
        if (Owner?.Length > RecommendationResponse.MaxOwnerLength) { ModelState.AddModelError(nameof(Owner), $"Who sees to it must be {RecommendationResponse.MaxOwnerLength} characters or fewer"); }
        var isPromise = decision is Decision.Accept or Decision.AcceptInPart;
        var due = ReadDay(nameof(DueOn), DueOn, isNeeded: isPromise);
        if (isPromise && string.IsNullOrWhiteSpace(Owner)) { ModelState.AddModelError(nameof(Owner), "Enter who sees to it"); }
        if (!ModelState.IsValid) { return Page(); }

        if (Answer is null) { Db.RecommendationResponses.Add(Answer = new RecommendationResponse { RecommendationId = Id }); }
        Answer.Prepare(decision!.Value, Reasons!.ReplaceLineEndings("\n").Trim(), (Owner ?? "").Trim(), due, Now, Actor);
        audit.Record(Db, Actor, "response-written", $"recommendation:{Id}", ResponseWords.Of(Answer.Decision));
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Root}/recommendations/responses", "The response is kept. A colleague can publish it.");
    }

    /// <summary>Adds what became of it.</summary>
    public async Task<IActionResult> OnPostProgressAsync()
    {
        if (!await FindAnswerAsync() || Answer is not { PublishedAt: not null, Decision: not Decision.Reject }) { return NotFound(); }
        var status = Enum.TryParse<ProgressStatus>(Status, out var known) ? known : (ProgressStatus?)null;
        if (status is null) { ModelState.AddModelError(nameof(Status), "Select how far it is"); }
        if (status is { } reached && RecommendationResponse.NeedsReason(reached) && string.IsNullOrWhiteSpace(Note)) { ModelState.AddModelError(nameof(Note), "Enter why it is late or dropped"); }
        if (Note?.Length > RecommendationResponse.MaxNoteLength) { ModelState.AddModelError(nameof(Note), $"What happened must be {RecommendationResponse.MaxNoteLength:N0} characters or fewer"); }
        var day = ReadDay(nameof(NewDay), NewDay, isNeeded: false);
        if (!ModelState.IsValid) { return Page(); }

        Answer.Report(status!.Value, (Note ?? "").ReplaceLineEndings(" ").Trim(), day, Now, Actor);
        audit.Record(Db, Actor, "response-progress", $"recommendation:{Id}", ResponseWords.Of(status.Value));
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return Done($"{Root}/recommendations/{Id}/response", "The entry is public.");
    }

    private DateOnly? ReadDay(string field, string? text, bool isNeeded)
    {
        if (string.IsNullOrWhiteSpace(text) && !isNeeded) { return null; }
        if (DayText.Read(text) is { } day) { return day; }
        ModelState.AddModelError(field, "Enter a day, like 30/9/2027");
        return null;
    }

    private async Task<bool> FindAnswerAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (!await FindAsync() || await Db.Recommendations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id && r.AssemblyId == Assembly.Id && r.State == RecommendationState.Published, stop) is not { } recommendation) { return false; }
        Recommendation = recommendation;
        Answer = await Db.RecommendationResponses.SingleOrDefaultAsync(r => r.RecommendationId == Id, stop);
        return true;
    }
}
