using System.Globalization;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Expenses;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>A claim as officers see it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Session">The session's title; null when for none.</param>
/// <param name="Note">What was said of it.</param>
/// <param name="MayDecide">Whether this officer may decide on it.</param>
public sealed record ClaimRow(Claim Claim, string Name, string? Session, string Note, bool MayDecide);

/// <summary>Honoraria and expenses of an assembly: approving, refusing, handing to finance.</summary>
[Authorize(Permissions.ApproveExpenses)]
public sealed class ExpensesModel(EngageDb db, ClaimOffice office, Attendees attendees, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The claim decided on.</summary>
    [BindProperty]
    public string? ClaimId { get; set; }

    /// <summary>Why it is refused.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The member a claim is entered for.</summary>
    [BindProperty]
    public string? MemberId { get; set; }

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

    /// <summary>The claims to be decided, then the others, newest first.</summary>
    public IReadOnlyList<ClaimRow> Rows { get; private set; } = [];

    /// <summary>The members.</summary>
    public IReadOnlyList<(Registration Member, string Name)> Members { get; private set; } = [];

    /// <summary>How much is approved and not yet with finance.</summary>
    public int ApprovedPence => Rows.Where(r => r.Claim.State == ClaimState.Approved).Sum(r => r.Claim.Pence);

    /// <summary>The members as choices.</summary>
    public IEnumerable<ChoiceItem> MemberChoices => [new("", "Choose a member"), .. Members.Select(m => new ChoiceItem(m.Member.Id, m.Name))];

    /// <summary>The kinds an officer enters by hand.</summary>
    public static IEnumerable<ChoiceItem> Kinds => new[] { ClaimKind.Travel, ClaimKind.Care, ClaimKind.Other }.Select(k => new ChoiceItem(k.ToString(), ClaimWords.Name(k)));

    /// <summary>The batches handed to finance.</summary>
    public IEnumerable<int> Batches => Rows.Select(r => r.Claim.Batch).OfType<int>().Distinct().OrderDescending();

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        FormId = NewId.Make();
        return Page();
    }

    /// <summary>Approves one.</summary>
    public async Task<IActionResult> OnPostApproveAsync() => await DecideAsync(null, "The claim is approved.");

    /// <summary>Refuses one.</summary>
    public async Task<IActionResult> OnPostRefuseAsync()
    {
        var reason = Reason?.Trim() ?? "";
        if (reason.Length is > 0 and <= Claim.MaxNoteLength) { return await DecideAsync(reason, "The claim is refused, and the reason is sent."); }
        if (!await FindAllAsync()) { return NotFound(); }
        return Wrong($"Reason-{ClaimId}", reason.Length == 0 ? "Enter a reason: the person reads it" : $"The reason must be {Claim.MaxNoteLength} characters or fewer");
    }

    /// <summary>Enters one for a participant.</summary>
    public async Task<IActionResult> OnPostEnterAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        var member = Members.FirstOrDefault(m => m.Member.Id == MemberId).Member;
        if (member is null) { ModelState.AddModelError(nameof(MemberId), "Choose a member"); }
        if (Kind is null or ClaimKind.Honorarium) { ModelState.AddModelError(nameof(Kind), "Select what it is for"); }
        if (ClaimWords.Pence(Amount) is null) { ModelState.AddModelError(nameof(Amount), "Enter an amount in pounds up to £1,000, like 12.50"); }
        if (Note?.Length > Claim.MaxNoteLength) { ModelState.AddModelError(nameof(Note), $"The note must be {Claim.MaxNoteLength} characters or fewer"); }
        if (!ModelState.IsValid) { return Page(); }

        await office.EnterAsync(member!, Kind!.Value, ClaimWords.Pence(Amount)!.Value, Note?.Trim() ?? "", null, Actor, PublicId.IsWellFormed(FormId) ? FormId : null);
        return Done($"{Root}/sessions/expenses", "The claim is entered. Somebody else decides on it.");
    }

    /// <summary>Hands everything approved to finance.</summary>
    public async Task<IActionResult> OnPostExportAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        var (batch, _) = await office.ExportAsync(Assembly, Actor);
        return batch == 0 ? Done($"{Root}/sessions/expenses", "Nothing is approved and waiting.") : await FileAsync(batch);
    }

    /// <summary>Sends a batch again.</summary>
    public async Task<IActionResult> OnPostBatchAsync(int batch) => await FindAllAsync() ? await FileAsync(batch) : NotFound();

    private async Task<IActionResult> FileAsync(int batch)
    {
        await LoadAsync();
        var rows = Rows.Where(r => r.Claim.Batch == batch).OrderBy(r => r.Claim.EnteredAt).ToList();
        if (rows.Count == 0) { return NotFound(); }
        return new CsvResult($"{Slug}-expenses-batch-{batch}.csv",
        [
            ["batch", "claim", "name", "for", "session", "amount", "note", "approved_by", "approved_on"],
            .. rows.Select(r => (IReadOnlyList<string>)
            [
                batch.ToString(CultureInfo.InvariantCulture), r.Claim.Id, r.Name, ClaimWords.Name(r.Claim.Kind), r.Session ?? "", (r.Claim.Pence / 100m).ToString("0.00", CultureInfo.InvariantCulture), r.Note,
                r.Claim.DecidedBy ?? "", r.Claim.DecidedAt is { } at ? WallClock.Day(at, Programme.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
            ]),
        ]);
    }

    private async Task<IActionResult> DecideAsync(string? reason, string notice)
    {
        if (!await FindAllAsync()) { return NotFound(); }
        if (Rows.All(r => r.Claim.Id != ClaimId)) { return NotFound(); }
        var isDecided = await office.DecideAsync(ClaimId!, Assembly.Id, Actor, reason);
        return Done($"{Root}/sessions/expenses", isDecided ? notice : "That claim was decided already, or it is your own entry, which somebody else decides on.");
    }

    private async Task<bool> FindAllAsync()
    {
        if (!await FindAsync()) { return false; }
        Members = await attendees.MembersAsync(Db, Assembly.Id, HttpContext.RequestAborted);
        await LoadAsync();
        return true;
    }

    private async Task LoadAsync()
    {
        var stop = HttpContext.RequestAborted;
        var titles = await Db.Sessions.AsNoTracking().IgnoreAutoIncludes().Where(s => s.AssemblyId == Assembly.Id).ToDictionaryAsync(s => s.Id, s => s.Title, StringComparer.Ordinal, stop);
        var claims = await (
            from c in Db.Claims.AsNoTracking()
            join r in Db.Registrations on c.RegistrationId equals r.Id into people
            from r in people.DefaultIfEmpty()
            where c.AssemblyId == Assembly.Id
            select new { c, r }).ToListAsync(stop);
        Rows = [.. claims.OrderBy(x => x.c.State).ThenByDescending(x => x.c.EnteredAt).Select(x => new ClaimRow(
            x.c, x.r is null ? "Erased" : attendees.NameOf(x.r), x.c.SessionId is { } id ? titles.GetValueOrDefault(id) : null, attendees.OpenNote(x.c.Note), x.c.MayBeDecidedBy(Actor)))];
    }
}
