using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Staff.Priorities;

/// <summary>Chooses something published and freezes it as evidence: first the source, of a report the table, then the row and the sentence.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class AddEvidenceModel(EngageDb db, EvidenceDesk desk, AuditTrail audit, IOutputCacheStore cache, GazetteerSource places, BodySettings body, TimeProvider time)
    : PriorityPageModel(db, places, body, time)
{
    /// <summary>Kind and id of the source, with a colon between; null before it is chosen.</summary>
    [FromQuery]
    public string? Source { get; init; }

    /// <summary>Which table of the report; null before it is chosen.</summary>
    [FromQuery]
    public int? Table { get; init; }

    /// <summary>The row about the area; empty for the whole table.</summary>
    [BindProperty]
    public string? Row { get; set; }

    /// <summary>What it shows.</summary>
    [BindProperty]
    public string? Finding { get; set; }

    /// <summary>What there is to choose from.</summary>
    public IReadOnlyList<EvidenceSource> Sources { get; private set; } = [];

    /// <summary>The source chosen; null while none is.</summary>
    public EvidenceSource? Chosen { get; private set; }

    /// <summary>The tables of the report chosen.</summary>
    public IReadOnlyList<ReportTable> Tables { get; private set; } = [];

    /// <summary>The tables to choose from.</summary>
    public IEnumerable<ChoiceItem> TableChoices => Tables.Select(t => new ChoiceItem($"{t.Index}", t.Table.Caption) { Hint = t.Section });

    /// <summary>The table chosen; null while none is.</summary>
    public ReportTable? Picked { get; private set; }

    /// <summary>The rows of the table chosen.</summary>
    public IReadOnlyList<ChoiceItem> Rows => Picked is null ? [] : [new("", "The whole table"), .. Picked.Table.Rows.Select(r => r[0]).Distinct(StringComparer.Ordinal).Select(r => new ChoiceItem(r, r))];

    /// <summary>Whether a source is of the priority's area, of one within it or around it, or of no area in particular.</summary>
    public bool IsNear(EvidenceSource source) => source.AreaCode is not { } code || Places.IsWithin(code, Priority.AreaCode) || Places.IsWithin(Priority.AreaCode, code);

    /// <summary>What sources of a kind are called.</summary>
    public static string Heading(EvidenceKind kind) => kind switch
    {
        EvidenceKind.SurveyResult or EvidenceKind.Theme => "Published reports",
        EvidenceKind.Recommendation => "Recommendations of assemblies",
        EvidenceKind.Engagement => "Engagements",
        _ => "Written submissions",
    };

    /// <summary>Shows the next thing to choose.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        // Most often it is the area's own row that is wanted.
        Row = Picked?.Table.Rows.Select(r => r[0]).FirstOrDefault(r => string.Equals(r, AreaName(Priority.AreaCode), StringComparison.Ordinal));
        return Page();
    }

    /// <summary>Freezes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || Chosen is not { } chosen || (Tables.Count > 0 && Picked is null)) { return NotFound(); }
        if (string.IsNullOrWhiteSpace(Finding)) { ModelState.AddModelError(nameof(Finding), "Enter what it shows"); }
        if (Finding?.Length > Evidence.MaxFindingLength) { ModelState.AddModelError(nameof(Finding), $"What it shows must be {Evidence.MaxFindingLength} characters or fewer"); }
        if (!string.IsNullOrEmpty(Row) && Rows.All(r => r.Value != Row)) { ModelState.AddModelError(nameof(Row), "Select a row of the table"); }
        if (!ModelState.IsValid) { return Page(); }

        var finding = Finding!.ReplaceLineEndings(" ").Trim();
        if (await desk.FreezeAsync(Priority, chosen, Picked?.Index, string.IsNullOrEmpty(Row) ? null : Row, finding, Actor, HttpContext.RequestAborted) is not { } evidence) { return NotFound(); }
        Db.Evidence.Add(evidence);
        audit.Record(Db, Actor, "evidence-added", PriorityAddress.Subject(Priority), $"Evidence {evidence.Number}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return Done(PriorityAddress.Staff(Priority), "The evidence is frozen and added.");
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindAsync() || Priority.Status is PriorityStatus.NotTakenUp or PriorityStatus.Ended) { return false; }
        Sources = await desk.SourcesAsync(HttpContext.RequestAborted);
        if (Source is null) { return true; }
        Chosen = Sources.FirstOrDefault(s => Source == $"{s.Kind}:{s.Id}");
        if (Chosen is not { } chosen) { return false; }
        if (chosen.Kind != EvidenceKind.SurveyResult) { return Table is null; }
        Tables = await desk.TablesAsync(chosen.Id, HttpContext.RequestAborted) ?? [];
        Picked = Tables.FirstOrDefault(t => t.Index == Table);
        return Table is null || Picked is not null;
    }
}
