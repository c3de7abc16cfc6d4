using Engage.Domain.Assemblies.Invitations;
using Engage.Web.Assemblies;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Jobs;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Letters;

/// <summary>One draw of letters: how it was drawn, the files for the printer, the posting.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class RoundModel(EngageDb db, JobQueue queue, LetterFiles files, GazetteerSource places, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The number of the draw, from the address.</summary>
    [FromRoute(Name = "number")]
    public int Number { get; init; }

    /// <summary>The draw.</summary>
    public InvitationRound Round { get; private set; } = null!;

    /// <summary>The newest work on its letters; null when there never was any.</summary>
    public Job? Latest { get; private set; }

    /// <summary>The files, without their content.</summary>
    public IReadOnlyList<(string Id, string Name, int Letters)> Files { get; private set; } = [];

    /// <summary>How it was drawn.</summary>
    public IEnumerable<SummaryRow> Facts => [.. StrataView.Facts(Round), new SummaryRow("Drawn", $"{Moment(Round.DrawnAt)} by {Round.DrawnBy}"), new SummaryRow("Fingerprint of the file (SHA-256)", Round.FileHash)];

    /// <summary>The strata with their chances.</summary>
    public StrataView Strata => StrataView.Of(Round.Strata, places.Current);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindRoundAsync()) { return NotFound(); }
        Latest = await queue.LatestAsync(LetterJob.JobKind, Round.Id, HttpContext.RequestAborted);
        var found = await Db.LetterFiles.Where(f => f.RoundId == Round.Id).OrderBy(f => f.Name).Select(f => new { f.Id, f.Name, f.Letters }).ToListAsync(HttpContext.RequestAborted);
        Files = [.. found.Select(f => (f.Id, f.Name, f.Letters))];
        if (Latest is { IsOver: false }) { Response.Headers["Refresh"] = "2"; }
        return Page();
    }

    /// <summary>Sends a file, decrypted.</summary>
    public async Task<IActionResult> OnGetFileAsync(string? file)
    {
        if (!await FindRoundAsync() || await Db.LetterFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == file && f.RoundId == Round.Id, HttpContext.RequestAborted) is not { } found) { return NotFound(); }
        audit.Record(Db, Actor, "letters-downloaded", AssemblyAddress.Subject(Assembly), found.Name);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return File(files.Open(found), found.Name.EndsWith(".pdf", StringComparison.Ordinal) ? "application/pdf" : "text/csv; charset=utf-8", found.Name);
    }

    /// <summary>Asks for the letters.</summary>
    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!await FindRoundAsync()) { return NotFound(); }
        if (Round.LettersMadeAt is null)
        {
            audit.Record(Db, Actor, "letters-requested", AssemblyAddress.Subject(Assembly), $"Draw {Round.Number}.");
            await queue.EnqueueAsync(LetterJob.JobKind, Round.Id, Actor, HttpContext.RequestAborted);
        }
        return Redirect(Here);
    }

    /// <summary>Asks for the work to stop.</summary>
    public async Task<IActionResult> OnPostCancelAsync()
    {
        if (!await FindRoundAsync()) { return NotFound(); }
        if (await queue.LatestAsync(LetterJob.JobKind, Round.Id, HttpContext.RequestAborted) is { IsOver: false } job) { await queue.RequestCancelAsync(job.Id, HttpContext.RequestAborted); }
        return Redirect(Here);
    }

    /// <summary>Notes that the letters are posted, and deletes the files.</summary>
    public async Task<IActionResult> OnPostSentAsync()
    {
        if (!await FindRoundAsync()) { return NotFound(); }
        if (Round.LettersMadeAt is null || Round.SentAt is not null) { return Redirect(Here); }
        await Db.WriteAsync(
            async _ =>
            {
                Round.NotePosting(Now);
                await Db.Households.Where(h => h.RoundId == Round.Id).ExecuteUpdateAsync(s => s.SetProperty(h => h.State, HouseholdState.LetterSent));
                await Db.LetterFiles.Where(f => f.RoundId == Round.Id).ExecuteDeleteAsync();
                audit.Record(Db, Actor, "letters-posted", AssemblyAddress.Subject(Assembly), $"Draw {Round.Number}.");
            },
            HttpContext.RequestAborted);
        await Db.ScrubAsync(HttpContext.RequestAborted);
        return Done(Here, "The posting is noted, and the files are deleted.");
    }

    private string Here => $"{Root}/letters/{Round.Number}";

    private async Task<bool> FindRoundAsync()
    {
        if (!await FindAsync() || await Db.InvitationRounds.SingleOrDefaultAsync(r => r.AssemblyId == Assembly.Id && r.Number == Number, HttpContext.RequestAborted) is not { } round) { return false; }
        Round = round;
        return true;
    }
}
