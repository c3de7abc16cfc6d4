using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Recommendations;

/// <summary>Writes a recommendation down or changes a draft; after the vote, adds minority views.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class EditModel(EngageDb db, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    private const string New = "new";

    /// <summary>The recommendation's id, or new.</summary>
    [FromRoute]
    public string Id { get; init; } = "";

    /// <summary>Its title.</summary>
    [BindProperty]
    public string? Title { get; set; }

    /// <summary>What should be done.</summary>
    [BindProperty]
    public string? Wording { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>What must hold.</summary>
    [BindProperty]
    public string? Conditions { get; set; }

    /// <summary>What those thought who did not agree.</summary>
    [BindProperty]
    public string? MinorityViews { get; set; }

    /// <summary>What was changed.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The version that was open when the form was made.</summary>
    [BindProperty]
    public int BaseVersion { get; set; }

    /// <summary>The recommendation; null for a new one.</summary>
    public Recommendation? Known { get; private set; }

    /// <summary>Whether it was put to a vote, so that only minority views can be added.</summary>
    public bool IsAfterVote => Known?.State == RecommendationState.Final;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindRecommendationAsync()) { return NotFound(); }
        if (Known?.Newest is { } newest) { (Title, Wording, Reasons, Conditions, MinorityViews, BaseVersion) = (newest.Title, newest.Wording, newest.Reasons, newest.Conditions, newest.MinorityViews, newest.Number); }
        return Page();
    }

    /// <summary>Keeps what was written as a version.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindRecommendationAsync()) { return NotFound(); }
        Check();
        if (!ModelState.IsValid) { return Page(); }

        var text = new RecommendationText(Clean(Title), Clean(Wording), Clean(Reasons), Clean(Conditions), Clean(MinorityViews));
        if (Known is null) { return await AddAsync(text); }
        var isChanged = IsAfterVote ? Known.AddMinorityViews(text.MinorityViews, Now, Actor) : Known.Revise(text, Clean(Note), Now, Actor);
        if (isChanged) { audit.Record(Db, Actor, "recommendation-changed", $"recommendation:{Known.Id}", $"Version {Known.Newest.Number}"); }
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Root}/recommendations/{Known.Id}", isChanged ? $"Version {Known.Newest.Number} is kept." : "Nothing was changed.");
    }

    private async Task<IActionResult> AddAsync(RecommendationText text)
    {
        Recommendation? added = null;
        await Db.WriteAsync(
            async inside =>
            {
                var all = await inside.Recommendations.Where(r => r.AssemblyId == Assembly.Id).ToListAsync(HttpContext.RequestAborted);
                added = new Recommendation(NewId.Make(), Assembly.Id, RecommendationOrder.Next(all), text, Now, Actor);
                inside.Recommendations.Add(added);
                audit.Record(inside, Actor, "recommendation-written", $"recommendation:{added.Id}");
            },
            HttpContext.RequestAborted);
        return Done($"{Root}/recommendations", $"“{text.Title}” is number {added!.Number}.");
    }

    private void Check()
    {
        Limit(nameof(MinorityViews), MinorityViews, RecommendationText.MaxPartLength, "Minority views");
        if (Known is not null && Known.Newest.Number != BaseVersion)
        {
            ModelState.AddModelError("", $"Somebody else wrote version {Known.Newest.Number} while you were writing. Your text is below: compare it with the history, then save again");
            ModelState.Remove(nameof(BaseVersion));
            BaseVersion = Known.Newest.Number;
        }
        if (IsAfterVote) { return; }
        if (string.IsNullOrWhiteSpace(Title)) { ModelState.AddModelError(nameof(Title), "Enter a title"); }
        if (string.IsNullOrWhiteSpace(Wording)) { ModelState.AddModelError(nameof(Wording), "Enter what is recommended"); }
        if (string.IsNullOrWhiteSpace(Reasons)) { ModelState.AddModelError(nameof(Reasons), "Enter the reasons"); }
        if (Known is not null && string.IsNullOrWhiteSpace(Note)) { ModelState.AddModelError(nameof(Note), "Enter what you changed, and why"); }
        Limit(nameof(Title), Title, RecommendationText.MaxTitleLength, "The title");
        Limit(nameof(Wording), Wording, RecommendationText.MaxPartLength, "The recommendation");
        Limit(nameof(Reasons), Reasons, RecommendationText.MaxPartLength, "The reasons");
        Limit(nameof(Conditions), Conditions, RecommendationText.MaxPartLength, "The conditions");
        Limit(nameof(Note), Note, Recommendation.MaxNoteLength, "The note");
    }

    private void Limit(string field, string? text, int most, string what)
    {
        if (text?.Length > most) { ModelState.AddModelError(field, $"{what} must be {most:N0} characters or fewer"); }
    }

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private async Task<bool> FindRecommendationAsync()
    {
        if (!await FindAsync()) { return false; }
        if (Id == New) { return true; }
        Known = await Db.Recommendations.SingleOrDefaultAsync(r => r.Id == Id && r.AssemblyId == Assembly.Id, HttpContext.RequestAborted);
        return Known?.State is RecommendationState.Draft or RecommendationState.Final;
    }
}
