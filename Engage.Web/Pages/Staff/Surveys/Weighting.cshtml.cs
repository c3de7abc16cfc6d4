using System.Globalization;
using Engage.Domain;
using Engage.Domain.Statistics;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>The weights of a survey: which there are, and making new ones.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class WeightingModel(EngageDb db, Weightings weightings, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The cap suggested: larger weights make single people speak for too many.</summary>
    public const string UsualCap = "5";

    private const double LargestCap = 100;

    /// <summary>What the new weights are called.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The variables to weight by.</summary>
    [BindProperty]
    public IList<string> Variables { get; set; } = [];

    /// <summary>Categories counted together, each as variable:category>with.</summary>
    [BindProperty]
    public IList<string> Together { get; set; } = [];

    /// <summary>The largest weight allowed, as a multiple of the mean; empty for none.</summary>
    [BindProperty]
    public string? Cap { get; set; } = UsualCap;

    /// <summary>The margins there are.</summary>
    public IReadOnlyList<SurveyMargin> Margins { get; private set; } = [];

    /// <summary>The runs, newest first.</summary>
    public IReadOnlyList<WeightingRun> Runs { get; private set; } = [];

    /// <summary>The run that results and new reports use; null when none does.</summary>
    public WeightingRun? InUse => Runs.FirstOrDefault(r => r.WithdrawnAt is null);

    /// <summary>How many responses there are.</summary>
    public int Responses { get; private set; }

    /// <summary>The margins to choose from.</summary>
    public IEnumerable<ChoiceItem> MarginChoices => Margins.Select(m => new ChoiceItem(m.Variable, m.Name) { Hint = Describe(m), IsChecked = Variables.Contains(m.Variable, StringComparer.Ordinal) });

    /// <summary>Categories to count together: those chosen, and after an attempt those that nobody answered for.</summary>
    public IReadOnlyList<ChoiceItem> Choices { get; private set; } = [];

    /// <summary>Whether the person may make weights.</summary>
    public bool MayWeight { get; private set; }

    /// <summary>Shows the runs and the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        Variables = [.. Margins.Where(m => m.Variable is Groupings.LocalAuthority or "age-band" or "sex").Select(m => m.Variable)];
        return Page();
    }

    /// <summary>Makes weights.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (!MayWeight) { return Forbid(); }

        var margins = Margins.Where(m => Variables.Contains(m.Variable, StringComparer.Ordinal)).Select(Collapsed).ToList();
        var cap = ReadCap();
        if (string.IsNullOrWhiteSpace(Name)) { ModelState.AddModelError(nameof(Name), "Enter a name for the weights, such as Age, sex and authority"); }
        else if (Name.Length > WeightingRun.MaxNameLength) { ModelState.AddModelError(nameof(Name), $"The name must be {WeightingRun.MaxNameLength} characters or fewer"); }
        if (margins.Count == 0) { ModelState.AddModelError(nameof(Variables), "Select at least one variable to weight by"); }
        if (Responses == 0) { ModelState.AddModelError(nameof(Variables), "There are no responses to weight yet"); }
        OfferTogether();
        if (!ModelState.IsValid) { return Page(); }

        var (run, nobody) = await weightings.MakeAsync(Survey, margins, Name!.Trim(), cap, Actor, HttpContext.RequestAborted);
        if (run is not null) { return Redirect($"/staff/surveys/{Survey.Slug}/weighting/{run.Number}"); }
        Suggest(margins, nobody);
        return Page();
    }

    private double? ReadCap()
    {
        if (string.IsNullOrWhiteSpace(Cap)) { return null; }
        if (double.TryParse(Cap, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cap) && cap is >= 1.2 and <= LargestCap) { return cap; }
        ModelState.AddModelError(nameof(Cap), $"The largest weight must be a number from 1.2 to {LargestCap:0}, or empty for no limit");
        return null;
    }

    private SurveyMargin Collapsed(SurveyMargin margin)
    {
        foreach (var pair in Together.Where(t => t.StartsWith(margin.Variable + ":", StringComparison.Ordinal)))
        {
            if (pair[(margin.Variable.Length + 1)..].Split('>') is [var category, var with]) { margin = margin.Collapse(category, with); }
        }
        return margin;
    }

    /// <summary>Says who is missing and offers to count them together with their neighbours.</summary>
    private void Suggest(List<SurveyMargin> margins, IReadOnlyList<UnmetMargin> nobody)
    {
        foreach (var unmet in nobody)
        {
            var margin = margins.Find(m => m.Variable == unmet.Variable)!;
            var offers = unmet.CollapseWith is not null;
            ModelState.AddModelError(
                offers ? nameof(Together) : nameof(Variables),
                $"{margin.Name}: nobody answered for “{NameOf(margin, unmet.Category)}”; {(offers ? "count it together with a neighbour, or" : "")} leave this variable out");
            if (offers) { Together.Add($"{unmet.Variable}:{unmet.Category}>{unmet.CollapseWith}"); }
        }
        OfferTogether();
    }

    private void OfferTogether() => Choices =
    [
        .. Together.Distinct(StringComparer.Ordinal).Select(value => (Value: value, Parts: value.Split(':', '>')))
            .Where(t => t.Parts.Length == 3)
            .Select(t => (t.Value, t.Parts, Margin: Margins.FirstOrDefault(m => m.Variable == t.Parts[0])))
            .Where(t => t.Margin is not null)
            .Select(t => new ChoiceItem(t.Value, $"{t.Margin!.Name}: count “{NameOf(t.Margin, t.Parts[1])}” together with “{NameOf(t.Margin, t.Parts[2])}”") { IsChecked = true }),
    ];

    /// <summary>The name of a category, or of several counted together.</summary>
    private static string NameOf(SurveyMargin margin, string key) =>
        Wording.List([.. key.Split(SurveyMarginCategory.Together).Select(code => margin.Categories.FirstOrDefault(c => c.Codes.Contains(code, StringComparer.Ordinal))?.Name ?? code)]);

    private async Task<bool> LoadAsync()
    {
        if (!await FindAsync()) { return false; }
        var stop = HttpContext.RequestAborted;
        Margins = await weightings.MarginsAsync(Survey, stop);
        Runs = await Db.WeightingRuns.AsNoTracking().Where(w => w.SurveyId == Survey.Id).OrderByDescending(w => w.Number).ToListAsync(stop);
        Responses = await Db.Responses.CountAsync(r => r.SurveyId == Survey.Id, stop);
        MayWeight = await MayAsync(Permissions.WeightResponses);
        return true;
    }

    /// <summary>A margin as one line under its name.</summary>
    private static string Describe(SurveyMargin margin) =>
        $"{Wording.List([.. margin.Categories.Select(c => $"{c.Name} {Wording.Percent(c.Count / margin.Total)}")])}. {margin.Source}";
}
