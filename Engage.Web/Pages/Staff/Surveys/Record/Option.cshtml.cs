using System.Globalization;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>Adds, changes or removes an option.</summary>
[Authorize(Permissions.KeepRecord)]
public sealed class OptionModel(EngageDb db, ConsultationRecord record, TimeProvider time) : BasisEditor(db, record, time)
{
    /// <summary>Its place from 1, or "new".</summary>
    [FromRoute]
    public string Position { get; init; } = "";

    /// <summary>What it is called.</summary>
    [BindProperty]
    public string? OptionTitle { get; set; }

    /// <summary>What it means.</summary>
    [BindProperty]
    public string? Meaning { get; set; }

    /// <summary>What speaks for it.</summary>
    [BindProperty]
    public string? For { get; set; }

    /// <summary>What speaks against it.</summary>
    [BindProperty]
    public string? Against { get; set; }

    /// <summary>"put" or "aside".</summary>
    [BindProperty]
    public string? Fate { get; set; }

    /// <summary>Why it was put aside.</summary>
    [BindProperty]
    public string? DiscardedBecause { get; set; }

    /// <summary>"no-change", "preferred", or both.</summary>
    [BindProperty]
    public string[] Marks { get; set; } = [];

    /// <summary>Whether it is added.</summary>
    public bool IsNew => Position == "new";

    // From 0.
    private int Index => IsNew ? Basis.Options.Count : int.TryParse(Position, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : -1;

    /// <summary>Shows the option.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindOptionAsync()) { return NotFound(); }
        Seen = State;
        if (IsNew) { return Page(); }
        var option = Basis.Options[Index];
        (OptionTitle, Meaning, For, Against) = (option.Title, option.Meaning, option.For, option.Against);
        (Fate, DiscardedBecause) = (option.IsDiscarded ? "aside" : "put", option.DiscardedBecause);
        Marks = [.. new[] { option.IsNoChange ? "no-change" : null, option.IsPreferred ? "preferred" : null }.OfType<string>()];
        return Page();
    }

    /// <summary>Keeps it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindOptionAsync()) { return NotFound(); }
        if (IsNew && Basis.Options.Count >= ConsultationBasis.MaxOptions) { ModelState.AddModelError(nameof(OptionTitle), $"A basis has at most {ConsultationBasis.MaxOptions} options"); }
        const int Text = ConsultationBasis.MaxTextLength;
        if (Fate is not ("put" or "aside")) { ModelState.AddModelError(nameof(Fate), "Select whether it is put to people"); }
        var isAside = Fate == "aside";
        var option = new BasisOption(
            ReadLine(nameof(OptionTitle), OptionTitle, ConsultationBasis.MaxLineLength, "what it is called", isNeeded: true),
            ReadText(nameof(Meaning), Meaning, Text, "what it means", isNeeded: true),
            ReadText(nameof(For), For, Text, "what speaks for it", isNeeded: !isAside),
            ReadText(nameof(Against), Against, Text, "what speaks against it", isNeeded: !isAside))
        {
            DiscardedBecause = isAside ? ReadText(nameof(DiscardedBecause), DiscardedBecause, Text, "why it was put aside", isNeeded: true) : null,
            IsNoChange = Marks.Contains("no-change", StringComparer.Ordinal),
            IsPreferred = !isAside && Marks.Contains("preferred", StringComparer.Ordinal),
        };
        return await SaveAsync(Basis.WithOption(Index, option), "The option is saved.");
    }

    /// <summary>Removes it.</summary>
    public async Task<IActionResult> OnPostRemoveAsync() =>
        await FindOptionAsync() && !IsNew ? await SaveAsync(Basis.WithoutOption(Index), "The option is removed.") : NotFound();

    private async Task<bool> FindOptionAsync() => await FindRecordAsync() && IsConsultation && (IsNew || (Index >= 0 && Index < Basis.Options.Count));
}
