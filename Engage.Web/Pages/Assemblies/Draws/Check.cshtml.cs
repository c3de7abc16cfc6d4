using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies.Draws;

/// <summary>Re-checks a draw from its files, the published ones or a visitor's own copies.</summary>
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class CheckModel(EngageDb db, LotteryChecks checks, TimeProvider time) : PublicAssemblyPage(db, time)
{
    private const long LargestRequest = 2 * LotteryChecks.LargestFile;

    /// <summary>The draw's number, from the address.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>A visitor's copy of the lottery; the published file is checked when there is none.</summary>
    [BindProperty]
    public IFormFile? Lottery { get; set; }

    /// <summary>A visitor's copy of the record.</summary>
    [BindProperty]
    public IFormFile? Record { get; set; }

    /// <summary>The draw.</summary>
    public PanelDraw Draw { get; private set; } = null!;

    /// <summary>What was found; null before anything was checked.</summary>
    public IReadOnlyList<LotteryCheck>? Checks { get; private set; }

    /// <summary>Whether the visitor's own copy was checked.</summary>
    public bool IsOwnCopy { get; private set; }

    /// <summary>Where the draw is told of.</summary>
    public string Back => $"{Web.Assemblies.AssemblyAddress.Public(Programme, Assembly)}/draw";

    /// <summary>Shows the form and how to check without it.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Checks.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        IsOwnCopy = Lottery is { Length: > 0 };
        if (Lottery?.Length > LotteryChecks.LargestFile) { ModelState.AddModelError(nameof(Lottery), "The file is larger than any list of panels"); }
        if (Record?.Length > LotteryChecks.LargestFile) { ModelState.AddModelError(nameof(Record), "The file is larger than any record of a draw"); }
        if (!ModelState.IsValid) { return Page(); }
        var lottery = await BytesAsync(Lottery, DrawFileName.Published);
        var record = await BytesAsync(Record, DrawFileName.Record);
        Checks = await checks.RunAsync(lottery!, record is null ? null : (ReadOnlyMemory<byte>)record, Draw.PublishedSha256!, HttpContext.RequestAborted);
        if (Checks is null) { ModelState.AddModelError(nameof(Lottery), "Others are checking at the moment. Try again in a few seconds"); }
        return Page();
    }

    private async Task<byte[]?> BytesAsync(IFormFile? own, DrawFileName published)
    {
        if (own is not { Length: > 0 }) { return await Db.DrawFiles.Where(f => f.DrawId == Draw.Id && f.Name == published).Select(f => f.Bytes).SingleOrDefaultAsync(HttpContext.RequestAborted); }
        using var bytes = new MemoryStream();
        await own.CopyToAsync(bytes, HttpContext.RequestAborted);
        return bytes.ToArray();
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindAsync() || await Db.PanelDraws.AsNoTracking().SingleOrDefaultAsync(d => d.AssemblyId == Assembly.Id && d.Number == Number && d.AnnouncedAt != null, HttpContext.RequestAborted) is not { } draw) { return false; }
        Draw = draw;
        return true;
    }
}
