using System.Globalization;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>The agenda of a session, and who facilitates.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class AgendaModel(EngageDb db, AuditTrail audit, TimeProvider time) : SessionPageModel(db, time)
{
    /// <summary>The id of the item that is changed; empty for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "item")]
    public string? Item { get; set; }

    /// <summary>How many minutes after the beginning an item starts.</summary>
    [BindProperty]
    public string? After { get; set; }

    /// <summary>What it is called.</summary>
    [BindProperty]
    public string? ItemTitle { get; set; }

    /// <summary>What happens.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Who speaks.</summary>
    [BindProperty]
    public string[] SpeakerIds { get; set; } = [];

    /// <summary>The name of a facilitator.</summary>
    [BindProperty]
    public string? FacilitatorName { get; set; }

    /// <summary>The address of their account.</summary>
    [BindProperty]
    public string? Account { get; set; }

    /// <summary>Their table.</summary>
    [BindProperty]
    public string? Table { get; set; }

    /// <summary>The speakers of the programme, by id.</summary>
    public IReadOnlyDictionary<string, Speaker> Speakers { get; private set; } = new Dictionary<string, Speaker>(StringComparer.Ordinal);

    /// <summary>The speakers as choices.</summary>
    public IEnumerable<ChoiceItem> SpeakerChoices => Speakers.Values.OrderBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase).Select(s => new ChoiceItem(s.Id, s.Name) { Hint = s.IsPublished ? null : "Not published: hidden on the public agenda" });

    /// <summary>The item that is changed; null while one is added.</summary>
    public AgendaItem? Known => Session.Agenda.FirstOrDefault(a => a.Id == Item);

    /// <summary>Shows it, with the item that is to be changed in the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        if (Known is { } known) { (After, ItemTitle, Text, SpeakerIds) = (known.AfterMinutes.ToString(CultureInfo.InvariantCulture), known.Title, known.Text, [.. known.SpeakerIds]); }
        return Page();
    }

    /// <summary>Puts an item on the agenda, or changes one that is there.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        var (title, text) = (CleanText.Line(ItemTitle ?? ""), CleanText.Lines(Text ?? ""));
        var longest = (int)(Session.EndsAt - Session.StartsAt).TotalMinutes;
        if (!int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) || after >= longest) { ModelState.AddModelError(nameof(After), $"Enter the minutes after the beginning, from 0 to {longest - 1}"); }
        if (title.Length is 0 or > Session.MaxLineLength) { ModelState.AddModelError(nameof(ItemTitle), title.Length == 0 ? "Enter a title" : $"The title must be {Session.MaxLineLength} characters or fewer"); }
        if (text.Length > Session.MaxTextLength) { ModelState.AddModelError(nameof(Text), $"The text must be {Session.MaxTextLength} characters or fewer"); }
        if (!ModelState.IsValid) { return Page(); }

        var isNew = Known is null;
        var item = Known ?? Db.Add(new AgendaItem { Id = NewId.Make(), SessionId = Session.Id, AfterMinutes = after, Title = title }).Entity;
        (item.AfterMinutes, item.Title, item.Text) = (after, title, text);
        item.Hear(SpeakerIds.Where(Speakers.ContainsKey));
        return await SavedAsync(isNew ? "The item is on the agenda." : "The item is changed.");
    }

    /// <summary>Takes an item off.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        if (Known is { } found) { Db.Remove(found); }
        return await SavedAsync("The item is off the agenda.");
    }

    /// <summary>Adds a facilitator.</summary>
    public async Task<IActionResult> OnPostFacilitatorAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        var (name, account) = (CleanText.Line(FacilitatorName ?? ""), Account?.Trim() ?? "");
        var normal = account.ToUpperInvariant();
        int? table = int.TryParse(Table, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 200 ? number : null;
        if (name.Length is 0 or > Session.MaxLineLength) { ModelState.AddModelError(nameof(FacilitatorName), "Enter a name of up to 200 characters"); }
        if (!string.IsNullOrWhiteSpace(Table) && table is null) { ModelState.AddModelError(nameof(Table), "Enter the number of a table, like 3, or nothing"); }
        if (account.Length > 0 && !await Db.Users.AnyAsync(u => u.NormalizedEmail == normal, HttpContext.RequestAborted)) { ModelState.AddModelError(nameof(Account), "There is no staff account with this address"); }
        if (!ModelState.IsValid) { return Page(); }

        Db.Add(new Facilitator { Id = NewId.Make(), SessionId = Session.Id, Name = name, Account = account.Length == 0 ? null : account, Table = table });
        return await SavedAsync("The facilitator is added.");
    }

    /// <summary>Takes a facilitator off.</summary>
    public async Task<IActionResult> OnPostRemoveFacilitatorAsync(string? facilitator)
    {
        if (!await FindAllAsync()) { return NotFound(); }
        if (Session.Facilitators.FirstOrDefault(f => f.Id == facilitator) is { } found) { Db.Remove(found); }
        return await SavedAsync("The facilitator is taken off.");
    }

    private async Task<IActionResult> SavedAsync(string notice)
    {
        audit.Record(Db, Actor, "session-agenda-changed", Session.Subject);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Here}/agenda", notice);
    }

    private async Task<bool> FindAllAsync()
    {
        if (!await FindSessionAsync()) { return false; }
        Speakers = await Db.Speakers.AsNoTracking().Where(s => s.ProgrammeId == Programme.Id).ToDictionaryAsync(s => s.Id, StringComparer.Ordinal, HttpContext.RequestAborted);
        return true;
    }
}
