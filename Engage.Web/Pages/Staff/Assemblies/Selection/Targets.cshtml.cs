using System.Globalization;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Statistics;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Sortition;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>What a panel must look like: features with their answers, the population, and quotas.</summary>
[Authorize(Permissions.ManageAssemblies)]
[RequestSizeLimit(LargestFile)]
public sealed class TargetsModel(EngageDb db, AuditTrail audit, TimeProvider time) : TargetsPage(db, audit, time)
{
    /// <summary>The most bytes of a file of targets.</summary>
    public const int LargestFile = 256 * 1024;

    private const int MostFlex = 10;

    /// <summary>How many people, by feature.value.</summary>
    [BindProperty]
    public IDictionary<string, string?> Population { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The fewest seats, by feature.value.</summary>
    [BindProperty]
    public IDictionary<string, string?> Min { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The most seats, by feature.value.</summary>
    [BindProperty]
    public IDictionary<string, string?> Max { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>How many seats quotas in proportion lie further out on either side.</summary>
    [BindProperty]
    public string? Flex { get; set; } = "0";

    /// <summary>Features to add from the census.</summary>
    [BindProperty]
    public IList<string> Census { get; set; } = [];

    /// <summary>A file of targets.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The features that can be added from the census.</summary>
    public IReadOnlyList<ChoiceItem> Offered { get; private set; } = [];

    /// <summary>Quotas the pool cannot fill as it is now.</summary>
    public IReadOnlyList<TargetsProblem> Shortages { get; private set; } = [];

    /// <summary>The name of a box, such as Min[age-band.16-24].</summary>
    public static string Field(string column, string feature, string value) => $"{column}[{feature}.{value}]";

    /// <summary>Shows the quotas.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Keeps what was typed.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        var typed = Typed();
        Report(ModelState.IsValid ? ProblemsOf(typed) : []);
        return ModelState.IsValid ? await KeepAsync(typed, "Quotas typed in", "The quotas are saved.") : Page();
    }

    /// <summary>Works quotas out of the population.</summary>
    public async Task<IActionResult> OnPostProportionalAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (ReadFlex() is not { } flex) { return Page(); }
        var worked = new SelectionTargets([.. Targets.Features.Select(f => ProportionalQuotas.Apply(f, Assembly.PanelSize, flex))]);
        return await KeepAsync(worked, $"Quotas in proportion, {flex} seats of room", "The quotas are in proportion to the population now.");
    }

    /// <summary>Adds features from the census.</summary>
    public async Task<IActionResult> OnPostCensusAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (IsLocked) { return Wrong(nameof(Census), "Categories cannot be added: people have begun to register"); }
        if (ReadFlex() is not { } flex) { return Page(); }
        if (Census.Count == 0) { return Wrong(nameof(Census), "Select at least one category"); }
        var counts = await CountsAsync();
        var added = Census.Where(c => Targets.Find(c) is null).Select(c => CensusFeatures.Make(c, counts, Assembly.PanelSize, flex)).OfType<TargetFeature>().ToList();
        return await KeepAsync(new SelectionTargets([.. Targets.Features, .. added]), $"Added from the census: {string.Join(", ", added.Select(f => f.Code))}", "The categories are added.");
    }

    /// <summary>Takes quotas from a file.</summary>
    public async Task<IActionResult> OnPostImportAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (Upload is not { Length: > 0 }) { return Wrong(nameof(Upload), "Select a file of targets (CSV)"); }
        SelectionTargets read;
        try
        {
            await using var stream = Upload.OpenReadStream();
            read = TargetsImport.Into(Targets, TargetsFile.Read(SortitionTable.Read(stream, Path.GetFileName(Upload.FileName))));
        }
        catch (ImportException e)
        {
            foreach (var problem in e.Problems.Take(20)) { ModelState.AddModelError(nameof(Upload), problem.ToString()); }
            return Page();
        }
        foreach (var problem in ProblemsOf(read)) { ModelState.AddModelError(nameof(Upload), problem.Sentence); }
        return ModelState.IsValid ? await KeepAsync(read, "Quotas imported from a file", "The file is taken over. Look through the questions people will be asked.") : Page();
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindTargetsAsync()) { return false; }
        var counts = IsLocked ? [] : await CountsAsync();
        Offered =
        [
            .. CensusFeatures.All.Where(f => Targets.Find(f.Code) is null && counts.Exists(c => c.Variable == f.Code))
                .Select(f => new ChoiceItem(f.Code, f.Name) { Hint = counts.Find(c => c.Variable == f.Code)!.Source }),
        ];
        var people = await Db.Registrations.AsNoTracking().Where(r => r.AssemblyId == Assembly.Id && r.State == RegistrationState.InPool).ToListAsync(HttpContext.RequestAborted);
        if (people.Count > 0) { Shortages = TargetsCheck.Shortages(Targets, SelectionPool.Of(Targets, people).Pool); }
        return true;
    }

    /// <summary>The figures of the assembly's area; a variable not counted there is taken from the area around it, and says so.</summary>
    private async Task<List<PopulationCount>> CountsAsync()
    {
        var stop = HttpContext.RequestAborted;
        var own = await Db.PopulationCounts.AsNoTracking().Where(c => c.AreaCode == Assembly.AreaCode).ToListAsync(stop);
        var area = await Db.Areas.AsNoTracking().FirstOrDefaultAsync(a => a.Code == Assembly.AreaCode, stop);
        while (area?.ParentCode is { } parent)
        {
            area = await Db.Areas.AsNoTracking().FirstOrDefaultAsync(a => a.Code == parent, stop);
            var wider = await Db.PopulationCounts.AsNoTracking().Where(c => c.AreaCode == parent).ToListAsync(stop);
            var known = own.Select(c => c.Variable).ToHashSet(StringComparer.Ordinal);
            own.AddRange(wider.Where(c => !known.Contains(c.Variable)).Select(c => c with { Source = $"{c.Source}; figures of {area!.Name}" }));
        }
        return own;
    }

    private SelectionTargets Typed() => new(
    [
        .. Targets.Features.Select(f => f with
        {
            Values = [.. f.Values.Select(v => v with { Population = People(f, v), Min = Seats(nameof(Min), Min, f, v), Max = Seats(nameof(Max), Max, f, v) })],
        }),
    ]);

    private int Seats(string column, IDictionary<string, string?> boxes, TargetFeature feature, TargetValue value)
    {
        if (int.TryParse(Typed(boxes, feature, value), NumberStyles.None, CultureInfo.InvariantCulture, out var seats)) { return seats; }
        ModelState.AddModelError(Field(column, feature.Code, value.Code), $"{feature.Name}, {value.Label}: enter the {(column == nameof(Min) ? "fewest" : "most")} seats as a whole number, such as 3");
        return 0;
    }

    private double? People(TargetFeature feature, TargetValue value)
    {
        var typed = Typed(Population, feature, value)?.Replace(",", "", StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(typed)) { return null; }
        if (double.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var people)) { return people; }
        ModelState.AddModelError(Field(nameof(Population), feature.Code, value.Code), $"{feature.Name}, {value.Label}: enter how many people as a number, or leave it empty");
        return null;
    }

    private static string? Typed(IDictionary<string, string?> boxes, TargetFeature feature, TargetValue value) =>
        boxes.TryGetValue($"{feature.Code}.{value.Code}", out var text) ? text : null;

    private int? ReadFlex()
    {
        if (int.TryParse(Flex, NumberStyles.None, CultureInfo.InvariantCulture, out var flex) && flex <= MostFlex) { return flex; }
        ModelState.AddModelError(nameof(Flex), $"Enter a whole number of seats from 0 to {MostFlex}");
        return null;
    }

    /// <summary>Says each problem beside the box it concerns; one of a whole feature beside its first.</summary>
    private void Report(IReadOnlyList<TargetsProblem> problems)
    {
        foreach (var problem in problems)
        {
            var value = problem.Value ?? Targets.Find(problem.Feature)?.Values[0].Code ?? "";
            ModelState.AddModelError(Field(nameof(Min), problem.Feature, value), problem.Sentence);
        }
    }
}
