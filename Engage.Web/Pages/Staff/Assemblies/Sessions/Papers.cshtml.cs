using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Surveys;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>The papers of a session.</summary>
[Authorize(Permissions.ManageAssemblies)]
[RequestSizeLimit(SessionFiles.MaxPaperRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = SessionFiles.MaxPaperRequest)]
public sealed class PapersModel(EngageDb db, SessionFiles files, SessionPlans plans, AuditTrail audit, TimeProvider time) : SessionPageModel(db, time)
{
    /// <summary>What a paper is called.</summary>
    [BindProperty]
    public string? PaperTitle { get; set; }

    /// <summary>The file.</summary>
    [BindProperty]
    public IFormFile? Pdf { get; set; }

    /// <summary>"public" or "members".</summary>
    [BindProperty]
    public string? Audience { get; set; }

    /// <summary>Whose evidence it is; empty for the office's.</summary>
    [BindProperty]
    public string? SpeakerId { get; set; }

    /// <summary>The papers, in the order they came.</summary>
    public IReadOnlyList<Paper> All { get; private set; } = [];

    /// <summary>The speakers of the programme.</summary>
    public IReadOnlyList<Speaker> Speakers { get; private set; } = [];

    /// <summary>The speakers as choices.</summary>
    public IEnumerable<ChoiceItem> SpeakerChoices => [new("", "The office"), .. Speakers.Select(s => new ChoiceItem(s.Id, s.Name))];

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAllAsync() ? Page() : NotFound();

    /// <summary>Sends one.</summary>
    public async Task<IActionResult> OnGetFileAsync(string? paper) =>
        await FindAllAsync() && All.FirstOrDefault(p => p.Id == paper) is { } found && files.Send(found) is { } file ? file : NotFound();

    /// <summary>Takes one in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        var title = CleanText.Line(PaperTitle ?? "");
        if (title.Length is 0 or > Paper.MaxTitleLength) { ModelState.AddModelError(nameof(PaperTitle), title.Length == 0 ? "Enter a title" : $"The title must be {Paper.MaxTitleLength} characters or fewer"); }
        if (Audience is not ("public" or "members")) { ModelState.AddModelError(nameof(Audience), "Select who can read it"); }
        var bytes = await BytesAsync();
        if (bytes is null) { ModelState.AddModelError(nameof(Pdf), "Choose a PDF"); }
        else if (UploadedFile.PaperProblem(bytes) is { } problem) { ModelState.AddModelError(nameof(Pdf), problem); }
        if (!ModelState.IsValid) { return Page(); }

        var speaker = Speakers.FirstOrDefault(s => s.Id == SpeakerId)?.Id;
        var paper = await files.KeepAsync(Session, title, Pdf!.FileName, speaker, Audience == "public", bytes!, Now, HttpContext.RequestAborted);
        Db.Papers.Add(paper);
        audit.Record(Db, Actor, "paper-added", $"paper:{paper.Id}", $"SHA-256 {paper.Sha256}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Here}/papers", "The paper is there. Tell everybody who has booked when all papers are.");
    }

    /// <summary>Removes one.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string? paper)
    {
        if (!await FindAllAsync()) { return NotFound(); }
        if (All.FirstOrDefault(p => p.Id == paper) is { } found)
        {
            Db.Papers.Remove(found);
            audit.Record(Db, Actor, "paper-removed", $"paper:{found.Id}");
            await Db.SaveChangesAsync(HttpContext.RequestAborted);
            files.Delete(found);
        }
        return Done($"{Here}/papers", "The paper is removed.");
    }

    /// <summary>Tells everybody who has booked.</summary>
    public async Task<IActionResult> OnPostTellAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        if (All.Count > 0 && !Session.IsCancelled) { await plans.TellOfPapersAsync(Session, All[^1], Actor); }
        return Done($"{Here}/papers", "Everybody who has booked is told; those who were told of the newest paper already get no second message.");
    }

    private async Task<byte[]?> BytesAsync()
    {
        if (Pdf is not { Length: > 0 }) { return null; }
        using var bytes = new MemoryStream();
        await Pdf.CopyToAsync(bytes, HttpContext.RequestAborted);
        return bytes.ToArray();
    }

    private async Task<bool> FindAllAsync()
    {
        if (!await FindSessionAsync()) { return false; }
        All = await Db.Papers.Where(p => p.SessionId == Session.Id).OrderBy(p => p.AddedAt).ToListAsync(HttpContext.RequestAborted);
        Speakers = await Db.Speakers.AsNoTracking().Where(s => s.ProgrammeId == Programme.Id).OrderBy(s => s.Name).ToListAsync(HttpContext.RequestAborted);
        return true;
    }
}
