using Engage.Domain.Assemblies;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Assemblies.Register;

/// <summary>Everything once more, with a way to change each, and the button that registers: once, however often it is pressed.</summary>
public sealed class CheckModel(EngageDb db, RegistrationsInProgress inProgress, RegistrationDesk desk, TimeProvider time) : RegisterPage(db, inProgress, time)
{
    /// <summary>The answers that the quotas need.</summary>
    public IEnumerable<SummaryRow> Answers => Assembly.Targets.Features.Select(f =>
        Row(f.Question, f.Find(Draft.Answers[f.Code])!.Label, $"questions/{f.Code}", $"your answer to “{f.Question}”"));

    /// <summary>How to reach the person.</summary>
    public IEnumerable<SummaryRow> Contact =>
    [
        Row("Full name", Draft.Name!, "contact", "your name"), Row("E-mail address", Draft.Email!, "contact", "your e-mail address"),
        Row("Telephone number", Draft.Telephone ?? "Not given", "contact", "your telephone number"),
    ];

    /// <summary>What they need.</summary>
    public IEnumerable<SummaryRow> Needs => Draft.Needs!.Named.Select(n => Row(n.Name, n.Text.Length == 0 ? "Nothing" : n.Text, "needs", $"what you need: {n.Name.ToLowerInvariant()}"));

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync() => await FinishedAsync() ?? Page();

    /// <summary>Registers.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await FinishedAsync() is { } elsewhere) { return elsewhere; }
        var entry = new RegistrationEntry(Draft.Id, Draft.HouseholdId, Draft.Answers, Draft.Name!, Draft.Email, Draft.Telephone, Draft.Needs!, RegistrationChannel.Web);
        if (!await desk.RegisterAsync(Programme, Assembly, entry, HttpContext.RequestAborted))
        {
            ModelState.AddModelError("", $"{Domain.Assemblies.Invitations.Household.MostRegistrations} people of your household have registered already. No more can.");
            return Page();
        }
        InProgress.Keep(HttpContext, Draft.Sent(EmailAddress.Mask(Draft.Email!)));
        return Redirect($"{Root}/receipt");
    }

    private async Task<IActionResult?> FinishedAsync()
    {
        if (await ElsewhereAsync() is { } elsewhere) { return elsewhere; }
        var here = $"{Root}/check-your-answers";
        return string.Equals(Next, here, StringComparison.Ordinal) ? null : Redirect(Next);
    }

    private SummaryRow Row(string key, string value, string page, string what) =>
        new(key, value.Split('\n')) { Actions = [new SummaryAction($"{Root}/{page}?change=1", "Change", what)] };
}
