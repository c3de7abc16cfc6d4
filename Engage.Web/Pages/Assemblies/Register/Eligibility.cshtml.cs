using Engage.Domain.Assemblies.Interest;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Assemblies.Register;

/// <summary>Whether somebody may take part, asked before anything else.</summary>
public sealed class EligibilityModel(EngageDb db, RegistrationsInProgress inProgress, TimeProvider time) : RegisterPage(db, inProgress, time)
{
    /// <summary>Where "Back" leads.</summary>
    public string Back => BackTo(Root);

    /// <summary>The two answers.</summary>
    public static IEnumerable<ChoiceItem> YesOrNo { get; } = [new("yes", "Yes"), new("no", "No")];

    /// <summary>The questions with what was answered.</summary>
    public IEnumerable<(string Field, string Question, string? Hint, string? Answer)> Questions =>
    [
        ("lives", "Do you live at the address the letter was sent to?", null, Words(Draft.Eligibility?.LivesThere)),
        ("age", $"Are you {Assembly.MinimumAge} or over?", null, Words(Draft.Eligibility?.IsOldEnough)),
        ("office", "Are you an elected politician, or do you work for the police or for our office?", "Such as a councillor, a member of Parliament, a police officer or police staff", Words(Draft.Eligibility?.HoldsOffice)),
    ];

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync() => await ElsewhereAsync() ?? Page();

    /// <summary>Takes the answers.</summary>
    public async Task<IActionResult> OnPostAsync(string? lives, string? age, string? office)
    {
        if (await ElsewhereAsync() is { } elsewhere) { return elsewhere; }
        foreach (var (field, answer, sentence) in new[] { ("lives", lives, "Select yes if you live at the address"), ("age", age, $"Select yes if you are {Assembly.MinimumAge} or over"), ("office", office, "Select yes if you hold such an office or have such a job") })
        {
            if (answer is not ("yes" or "no")) { ModelState.AddModelError(field, sentence); }
        }
        return ModelState.IsValid ? GoOn(Draft with { Eligibility = new Eligibility(lives == "yes", age == "yes", office == "yes") }) : Page();
    }

    private static string? Words(bool? answer) => answer switch { true => "yes", false => "no", _ => null };
}
