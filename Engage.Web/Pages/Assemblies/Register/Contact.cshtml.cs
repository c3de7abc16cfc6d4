using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Assemblies.Register;

/// <summary>Name, e-mail address and telephone number.</summary>
public sealed class ContactModel(EngageDb db, RegistrationsInProgress inProgress, TimeProvider time) : RegisterPage(db, inProgress, time)
{
    /// <summary>The name typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The e-mail address typed.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The telephone number typed.</summary>
    [BindProperty]
    public string? Telephone { get; set; }

    /// <summary>Where "Back" leads.</summary>
    public string Back => BackTo(Assembly.Targets.Features.Count == 0 ? $"{Root}/eligibility" : $"{Root}/questions/{Assembly.Targets.Features[^1].Code}");

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReachedAsync() is { } elsewhere) { return elsewhere; }
        (Name, Email, Telephone) = (Draft.Name, Draft.Email, Draft.Telephone);
        return Page();
    }

    /// <summary>Takes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReachedAsync() is { } elsewhere) { return elsewhere; }
        if (ContactDetails.ProblemWithName(Name) is { } wrong) { ModelState.AddModelError(nameof(Name), wrong); }
        if (EmailAddress.Problem(Email) is { } problem) { ModelState.AddModelError(nameof(Email), problem); }
        if (ContactDetails.ProblemWithTelephone(Telephone) is { } fault) { ModelState.AddModelError(nameof(Telephone), fault); }
        if (!ModelState.IsValid) { return Page(); }
        return GoOn(Draft with { Name = ContactDetails.Clean(Name), Email = Email!.Trim(), Telephone = string.IsNullOrWhiteSpace(Telephone) ? null : Telephone.Trim() });
    }

    private async Task<IActionResult?> ReachedAsync()
    {
        if (await ElsewhereAsync() is { } elsewhere) { return elsewhere; }
        return Draft.Eligibility is { IsMet: true } && FeatureAnswers.FirstUnanswered(Assembly.Targets, Draft.Answers) is null ? null : Redirect(Next);
    }
}
