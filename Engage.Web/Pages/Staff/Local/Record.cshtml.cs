using Engage.Domain.Places.Local;
using Engage.Web.Areas;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Local;

/// <summary>Adds or changes one officer, base, event or project: the boxes are the columns of the files, judged alike.</summary>
[Authorize(Permissions.EditAreas)]
public sealed class LocalRecordModel(EngageDb db, AuditTrail audit, AreaScope scope, GazetteerSource places, BodySettings body, TimeProvider time) : LocalAreaPage(scope, places, body, time)
{
    private const string NewOne = "new";

    /// <summary>The kind, from the address.</summary>
    [FromRoute(Name = "kind")]
    public string KindCode { get; init; } = "";

    /// <summary>The record's id, or "new".</summary>
    [FromRoute(Name = "id")]
    public string Id { get; init; } = "";

    /// <summary>The fields.</summary>
    public LocalSheet Sheet { get; private set; } = null!;

    /// <summary>The record to be changed; null when one is added.</summary>
    public LocalRecord? Record { get; private set; }

    /// <summary>What the boxes hold.</summary>
    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The areas it can belong to.</summary>
    public IReadOnlyList<ChoiceItem> Areas { get; private set; } = [];

    /// <summary>What the box of a field is called: with a prefix, since the address has a kind and a place too.</summary>
    public static string NameOf(string field) => $"{nameof(Values)}.{field}";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    /// <summary>Keeps what was typed.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var (values, problems) = Sheet.Read(field => Request.Form[NameOf(field)], Places);
        foreach (var (field, sentence) in problems) { ModelState.AddModelError(NameOf(field), sentence); }
        // The area of the form is judged like that of the address: a list that was tampered with opens no other area.
        if (Request.Form[NameOf("area_code")] is [{ Length: > 0 } wished] && Places.Find(wished) is not null && !await Scope.MayEditAsync(User, wished)) { return NotFound(); }
        if (values is null) { return Page(); }

        var record = Record ?? Sheet.Make(NewId.Make());
        if (values.Text("reference").Length == 0) { values = values.With(Record?.Reference is { Length: > 0 } kept ? kept : $"{Sheet.Code}-{record.Id[..8]}"); }
        if (await LocalBook.IsTakenAsync(db, Sheet.Kind, values.Text("reference"), record.Id, HttpContext.RequestAborted)) { return Wrong(NameOf("reference"), "Another record has this reference"); }
        record.Take(values);
        if (Record is null) { db.Add(record); }
        audit.Record(db, Actor, Record is null ? "local-added" : "local-changed", record.Subject, $"Area {record.AreaCode}.");
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"/staff/local/{record.AreaCode}", $"{record.Name} is saved.");
    }

    private async Task<bool> FindAsync()
    {
        if (LocalSheet.Find(KindCode) is not { } sheet) { return false; }
        Sheet = sheet;
        if (Id != NewOne)
        {
            Record = await LocalBook.FindAsync(db, sheet.Kind, Id, HttpContext.RequestAborted);
            if (Record?.AreaCode != AreaCode) { return false; }
        }
        Values = sheet.Fields.ToDictionary(f => f.Name, f => Record is null ? f.Name == "area_code" ? AreaCode : "" : Shown(f, Record.Write(f.Name)), StringComparer.Ordinal);
        var areas = await Scope.AreasAsync(User);
        Areas = [.. (areas.Any(a => a.Code == AreaCode) ? areas : [.. areas, Area]).Select(a => new ChoiceItem(a.Code, $"{a.Name} ({AreaWords.One(a.Kind)})"))];
        return true;
    }

    private static string Shown(LocalField field, string written) => field.Kind is LocalFieldKind.Day && written.Length > 0 ? DayText.Write(DayText.Read(written)) : written;
}
