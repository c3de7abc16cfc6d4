using Engage.Domain.Assemblies;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>One category: its question and its answers.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class CategoryModel(EngageDb db, AuditTrail audit, TimeProvider time) : TargetsPage(db, audit, time)
{
    /// <summary>The code of a category that is not there yet.</summary>
    public const string New = "new";

    private const int EmptyRows = 3;

    /// <summary>The category's code, or new.</summary>
    [FromRoute]
    public string Feature { get; init; } = "";

    /// <summary>What staff and reports call it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What people are asked.</summary>
    [BindProperty]
    public string? Question { get; set; }

    /// <summary>More words under the question.</summary>
    [BindProperty]
    public string? Hint { get; set; }

    /// <summary>Where figures of the population come from.</summary>
    [BindProperty]
    public string? Source { get; set; }

    /// <summary>The answers; empty ones are left out.</summary>
    [BindProperty]
    public IList<string?> Labels { get; set; } = [];

    /// <summary>The codes of the answers that are there, in the same order.</summary>
    [BindProperty]
    public IList<string?> Codes { get; set; } = [];

    /// <summary>The category as it is; null when it is new.</summary>
    public TargetFeature? Known { get; private set; }

    /// <summary>Shows the category.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (Known is { } known) { (Name, Question, Hint, Source) = (known.Name, known.Question, known.Hint, known.Source); }
        Labels = [.. Known?.Values.Select(v => v.Label) ?? [], .. new string?[EmptyRows]];
        Codes = [.. Known?.Values.Select(v => v.Code) ?? [], .. new string?[EmptyRows]];
        return Page();
    }

    /// <summary>Keeps what was typed.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (IsLocked) { return Forbid(); }
        if (string.IsNullOrWhiteSpace(Name)) { ModelState.AddModelError(nameof(Name), "Enter what the category is called, such as Trust in the police"); }
        if (string.IsNullOrWhiteSpace(Question)) { ModelState.AddModelError(nameof(Question), "Enter the question people are asked"); }
        if (!ModelState.IsValid) { return Page(); }

        var feature = Typed();
        if (Known is null && Targets.Find(feature.Code) is not null) { return Wrong(nameof(Name), $"There is a category with the code {feature.Code} already"); }
        var after = new SelectionTargets(Known is null ? [.. Targets.Features, feature] : [.. Targets.Features.Select(f => f.Code == Known.Code ? feature : f)]);
        foreach (var problem in ProblemsOf(after).Where(p => p.Feature == feature.Code)) { ModelState.AddModelError($"{nameof(Labels)}[0]", problem.Sentence); }
        return ModelState.IsValid ? await KeepAsync(after, $"Category {feature.Code}", $"{feature.Name} is saved. Set its quotas below.") : Page();
    }

    /// <summary>Takes the category away.</summary>
    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (!await LoadAsync() || Known is not { } known) { return NotFound(); }
        if (IsLocked) { return Forbid(); }
        return await KeepAsync(new SelectionTargets([.. Targets.Features.Where(f => f.Code != known.Code)]), $"Category {known.Code} removed", $"{known.Name} is removed.");
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindTargetsAsync()) { return false; }
        Known = Targets.Find(Feature);
        return Known is not null || (Feature == New && !IsLocked);
    }

    private TargetFeature Typed()
    {
        List<TargetValue> values = [];
        for (var i = 0; i < Labels.Count; i++)
        {
            if (Labels[i]?.Trim() is not { Length: > 0 } label) { continue; }
            var code = i < Codes.Count ? Codes[i] : null;
            // A new answer leaves all room until its quota is set.
            values.Add(Known?.Find(code) is { } known ? known with { Label = label } : new TargetValue(TargetsImport.SlugOf(label), label, null, 0, Assembly.PanelSize));
        }
        return new TargetFeature(Known?.Code ?? TargetsImport.SlugOf(Name!), Name!.Trim(), Question!.Trim(), string.IsNullOrWhiteSpace(Hint) ? null : Hint.Trim(), string.IsNullOrWhiteSpace(Source) ? null : Source.Trim(), values);
    }
}
