using Engage.Domain;
using Engage.Domain.Assemblies.Expenses;
using Engage.Domain.Surveys;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.My.Sessions;

/// <summary>A member's expenses: claim, and see what came of it.</summary>
public sealed class ExpensesModel(EngageDb db, ClaimOffice office, Attendees attendees, TimeProvider time) : MyPageModel(db, time)
{
    private const int MostOpen = 50;

    /// <summary>What it is for.</summary>
    [BindProperty]
    public ClaimKind? Kind { get; set; }

    /// <summary>How much.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Names the claim of this form, so that it is one however often it is sent.</summary>
    [BindProperty]
    public string? FormId { get; set; }

    /// <summary>The person's claims, newest first, with their notes.</summary>
    public IReadOnlyList<(Claim Claim, string Note)> Claims { get; private set; } = [];

    /// <summary>What a person can claim.</summary>
    public static IEnumerable<ChoiceItem> Kinds => new[] { ClaimKind.Travel, ClaimKind.Care, ClaimKind.Other }.Select(k => new ChoiceItem(k.ToString(), ClaimWords.Name(k)));

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindMineAsync()) { return NotFound(); }
        FormId = NewId.Make();
        return Page();
    }

    /// <summary>Takes a claim.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindMineAsync()) { return NotFound(); }
        var note = CleanText.Lines(Note ?? "");
        if (Kind is null or ClaimKind.Honorarium) { ModelState.AddModelError(nameof(Kind), "Select what it was for"); }
        if (ClaimWords.Pence(Amount) is null) { ModelState.AddModelError(nameof(Amount), "Enter an amount in pounds up to £1,000, like 12.50"); }
        if (note.Length is 0 or > Claim.MaxNoteLength) { ModelState.AddModelError(nameof(Note), note.Length == 0 ? "Say what you paid for" : $"The note must be {Claim.MaxNoteLength} characters or fewer"); }
        if (Claims.Count(c => c.Claim.State == ClaimState.Submitted) >= MostOpen) { ModelState.AddModelError("", "You have very many claims that wait for us. Ask us about them before you add another"); }
        if (!ModelState.IsValid) { return Page(); }

        await office.EnterAsync(Me, Kind!.Value, ClaimWords.Pence(Amount)!.Value, note, null, null, PublicId.IsWellFormed(FormId) ? FormId : null);
        return Done($"{Root}/expenses", "We have your claim and write to you when it is decided.");
    }

    private async Task<bool> FindMineAsync()
    {
        if (!await FindAsync() || !Me.IsMember) { return false; }
        Claims = [.. (await Db.Claims.AsNoTracking().Where(c => c.RegistrationId == Me.Id).OrderByDescending(c => c.EnteredAt).ToListAsync(HttpContext.RequestAborted)).Select(c => (c, attendees.OpenNote(c.Note)))];
        return true;
    }
}
