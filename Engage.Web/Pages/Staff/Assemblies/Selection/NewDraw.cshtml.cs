using System.Globalization;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Selection;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>Begins a draw: how chances are chosen, and what happens to seats afterwards.</summary>
[Authorize(Permissions.DrawPanels)]
public sealed class NewDrawModel(EngageDb db, PublicDraws draws, TimeProvider time) : AssemblyPageModel(db, time)
{
    private const int MostAlternates = 100, MostDays = 60;

    /// <summary>How chances are chosen.</summary>
    [BindProperty]
    public SelectionAlgorithm Algorithm { get; set; } = SelectionAlgorithm.Leximin;

    /// <summary>How many alternates are drawn.</summary>
    [BindProperty]
    public string? Alternates { get; set; }

    /// <summary>Which alternate steps in.</summary>
    [BindProperty]
    public StepInRule StepIn { get; set; } = StepInRule.NearestToQuotas;

    /// <summary>How many days people have to answer.</summary>
    [BindProperty]
    public string? AnswerDays { get; set; } = "7";

    /// <summary>What would be drawn.</summary>
    public DrawKind Kind { get; private set; }

    /// <summary>The ways to choose chances.</summary>
    public IEnumerable<ChoiceItem> Algorithms => Enum.GetValues<SelectionAlgorithm>().Select(a => new ChoiceItem(a.ToString(), DrawWords.Of(a)) { Hint = a == SelectionAlgorithm.Leximin ? "Usual" : a == SelectionAlgorithm.Legacy ? "To compare only" : null });

    /// <summary>The rules for alternates.</summary>
    public IEnumerable<ChoiceItem> Rules => Enum.GetValues<StepInRule>().Select(r => new ChoiceItem(r.ToString(), DrawWords.Of(r)));

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        Alternates = Assembly.Alternates.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    /// <summary>Begins the draw.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        var alternates = Read(nameof(Alternates), Alternates, 0, MostAlternates);
        var days = Read(nameof(AnswerDays), AnswerDays, 1, MostDays);
        if (Assembly.Targets.Features.Count == 0) { ModelState.AddModelError(nameof(Algorithm), "Set the quotas first"); }
        if (await draws.OpenAsync(Assembly, HttpContext.RequestAborted) is { } open) { ModelState.AddModelError(nameof(Algorithm), $"Draw {open.Number} is not over; finish it or give it up first"); }
        if (!ModelState.IsValid) { return Page(); }
        var draw = await draws.RequestAsync(Assembly, new DrawOptions(Kind, Algorithm, alternates, StepIn, days, PublicDraws.NewSeed()), Actor, HttpContext.RequestAborted);
        return Redirect($"{Root}/selection/draws/{draw.Number}");
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindAsync()) { return false; }
        Kind = await Db.PanelDraws.AnyAsync(d => d.AssemblyId == Assembly.Id && d.State == DrawState.Drawn, HttpContext.RequestAborted) ? DrawKind.Replacement : DrawKind.First;
        return true;
    }

    private int Read(string field, string? text, int least, int most)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) { return number; }
        ModelState.AddModelError(field, $"Enter a whole number from {least} to {most}");
        return least;
    }
}
