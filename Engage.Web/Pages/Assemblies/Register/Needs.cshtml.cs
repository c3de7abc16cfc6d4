using Engage.Domain.Assemblies.Interest;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Assemblies.Register;

/// <summary>What somebody needs in order to take part; all of it optional.</summary>
public sealed class NeedsModel(EngageDb db, RegistrationsInProgress inProgress, TimeProvider time) : RegisterPage(db, inProgress, time)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public NeedsFields Fields { get; set; } = new();

    /// <summary>Where "Back" leads.</summary>
    public string Back => BackTo($"{Root}/contact");

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReachedAsync() is { } elsewhere) { return elsewhere; }
        Fields = NeedsFields.Of(Draft.Needs ?? ParticipantNeeds.None);
        return Page();
    }

    /// <summary>Takes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReachedAsync() is { } elsewhere) { return elsewhere; }
        return Fields.Judge(ModelState, nameof(Fields)) is { } needs ? GoOn(Draft with { Needs = needs }) : Page();
    }

    private async Task<IActionResult?> ReachedAsync() =>
        await ElsewhereAsync() is { } elsewhere ? elsewhere : Draft.Name is null || Draft.Eligibility is not { IsMet: true } ? Redirect(Next) : null;
}
