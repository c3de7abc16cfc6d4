using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Surveys;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>Adds or changes a speaker, and publishes them once their interests are declared.</summary>
[Authorize(Permissions.ManageAssemblies)]
[RequestSizeLimit(SessionFiles.MaxPhotoRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = SessionFiles.MaxPhotoRequest)]
public sealed class SpeakerModel(EngageDb db, SessionFiles files, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    private const string New = "new";

    /// <summary>The speaker's id, or new.</summary>
    [FromRoute(Name = "speaker")]
    public string SpeakerId { get; init; } = "";

    /// <summary>The name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Whom they speak for.</summary>
    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>Who they are.</summary>
    [BindProperty]
    public string? Biography { get; set; }

    /// <summary>Who proposed them.</summary>
    [BindProperty]
    public string? ProposedBy { get; set; }

    /// <summary>What they base it on.</summary>
    [BindProperty]
    public string? Evidence { get; set; }

    /// <summary>Their declaration.</summary>
    [BindProperty]
    public string? Interests { get; set; }

    /// <summary>Their photo.</summary>
    [BindProperty]
    public IFormFile? Photo { get; set; }

    /// <summary>Whether they are to be published.</summary>
    [BindProperty]
    public bool IsToPublish { get; set; }

    /// <summary>The speaker; null while a new one is written.</summary>
    public Speaker? Speaker { get; private set; }

    /// <summary>The address of the form.</summary>
    public string Here => $"{Root}/sessions/speakers/{SpeakerId}";

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSpeakerAsync()) { return NotFound(); }
        if (Speaker is { } s) { (Name, Organisation, Biography, ProposedBy, Evidence, Interests, IsToPublish) = (s.Name, s.Organisation, s.Biography, s.ProposedBy, s.Evidence, s.Interests, s.IsPublished); }
        return Page();
    }

    /// <summary>Keeps what was typed.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindSpeakerAsync()) { return NotFound(); }
        var (name, interests) = (Text(nameof(Name), Name, "a name", Speaker.MaxLineLength, isNeeded: true), Text(nameof(Interests), Interests, "the declaration", Speaker.MaxTextLength));
        var (organisation, proposed) = (Text(nameof(Organisation), Organisation, "the organisation", Speaker.MaxLineLength), Text(nameof(ProposedBy), ProposedBy, "who proposed them", Speaker.MaxLineLength, isNeeded: true));
        var (biography, evidence) = (Text(nameof(Biography), Biography, "the biography", Speaker.MaxTextLength), Text(nameof(Evidence), Evidence, "the evidence", Speaker.MaxTextLength));
        if (IsToPublish && interests.Length == 0) { ModelState.AddModelError(nameof(Interests), "Enter the declaration of interests before you publish the speaker. “None” is one"); }
        var (bytes, type) = await PhotoAsync();
        if (!ModelState.IsValid) { return Page(); }

        var speaker = Speaker ?? Db.Speakers.Add(new Speaker { Id = NewId.Make(), ProgrammeId = Programme.Id }).Entity;
        speaker.Describe(name, organisation, biography, proposed, evidence);
        if (interests != speaker.Interests) { speaker.Declare(interests, Today); }
        if (IsToPublish) { speaker.Publish(Now); }
        else { speaker.Hide(); }
        if (bytes is not null)
        {
            await files.KeepPhotoAsync(speaker, bytes, HttpContext.RequestAborted);
            speaker.Picture(type);
        }
        audit.Record(Db, Actor, IsToPublish ? "speaker-published" : "speaker-saved", $"speaker:{speaker.Id}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Root}/sessions/speakers", IsToPublish ? "The speaker is saved and published." : "The speaker is saved. The public does not see them yet.");
    }

    private string Text(string field, string? raw, string what, int longest, bool isNeeded = false)
    {
        var text = CleanText.Lines(raw ?? "");
        if (isNeeded && text.Length == 0) { ModelState.AddModelError(field, $"Enter {what}"); }
        if (text.Length > longest) { ModelState.AddModelError(field, $"Shorten {what} to {longest} characters or fewer"); }
        return text;
    }

    private async Task<(byte[]? Bytes, string? Type)> PhotoAsync()
    {
        if (Photo is null) { return (null, null); }
        using var stream = new MemoryStream();
        await Photo.CopyToAsync(stream, HttpContext.RequestAborted);
        var bytes = stream.ToArray();
        var (type, problem) = UploadedFile.Photo(bytes);
        if (problem is not null) { ModelState.AddModelError(nameof(Photo), problem); }
        return (bytes, type);
    }

    private async Task<bool> FindSpeakerAsync()
    {
        if (!await FindAsync()) { return false; }
        Speaker = await Db.Speakers.SingleOrDefaultAsync(s => s.Id == SpeakerId && s.ProgrammeId == Programme.Id, HttpContext.RequestAborted);
        return Speaker is not null || SpeakerId == New;
    }
}
