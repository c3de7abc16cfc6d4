using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Sessions;

/// <summary>The notes of one table. Whoever saves names the version they saw; words saved meanwhile are shown, not overwritten.</summary>
[Authorize(Permissions.RunSessions)]
public sealed class NotesModel(EngageDb db, AuditTrail audit, TimeProvider time) : RunPageModel(db, time)
{
    /// <summary>The table, from the address.</summary>
    [FromRoute(Name = "table")]
    public int Table { get; init; }

    /// <summary>The notes.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The version they were written from.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>What is kept; null when nothing is.</summary>
    public TableNote? Note { get; private set; }

    /// <summary>Shows the notes.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindNoteAsync()) { return NotFound(); }
        (Text, Version) = (Note?.Text, Note?.Version ?? 0);
        return Page();
    }

    /// <summary>Saves them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindNoteAsync()) { return NotFound(); }
        var text = CleanText.Lines(Text ?? "");
        if (text.Length > TableNote.MaxLength) { return Wrong(nameof(Text), $"The notes must be {TableNote.MaxLength} characters or fewer"); }
        if (Version != (Note?.Version ?? 0) || !await TrySaveAsync(text)) { return await MeanwhileAsync(); }
        return Done($"{Here}/tables", $"The notes of table {Table} are saved.");
    }

    private async Task<bool> TrySaveAsync(string text)
    {
        var note = Note ?? Db.TableNotes.Add(new TableNote { SessionId = Session.Id, Table = Table }).Entity;
        note.Save(text, Actor, Now);
        audit.Record(Db, Actor, "table-notes-saved", Session.Subject, $"Table {Table}.");
        try
        {
            await Db.SaveChangesAsync(HttpContext.RequestAborted);
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody else saved between reading and writing: their row is there, or has another version.
            return false;
        }
    }

    private async Task<IActionResult> MeanwhileAsync()
    {
        Db.ChangeTracker.Clear();
        Note = await Db.TableNotes.AsNoTracking().SingleOrDefaultAsync(n => n.SessionId == Session.Id && n.Table == Table, HttpContext.RequestAborted);
        ModelState.Remove(nameof(Version));
        Version = Note?.Version ?? 0;
        return Wrong(nameof(Text), "Somebody else saved notes of this table meanwhile. Bring both texts together and save again");
    }

    private async Task<bool> FindNoteAsync()
    {
        if (!await FindAsync() || Table is < 1 or > 200) { return false; }
        Note = await Db.TableNotes.SingleOrDefaultAsync(n => n.SessionId == Session.Id && n.Table == Table, HttpContext.RequestAborted);
        return true;
    }
}
