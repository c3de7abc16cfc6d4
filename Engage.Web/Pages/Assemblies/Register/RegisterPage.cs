using Engage.Domain.Assemblies.Interest;
using Engage.Web.Assemblies;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Assemblies.Register;

/// <summary>What the pages of a registration share: they are open while people can register, and in their order.</summary>
public abstract class RegisterPage(EngageDb db, RegistrationsInProgress inProgress, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>Set when a page was opened from "check your answers".</summary>
    [FromQuery(Name = "change")]
    public string? Change { get; init; }

    /// <summary>The address of the first page; the others lie below.</summary>
    public string Root => $"{AssemblyAddress.Public(Programme, Assembly)}/register";

    /// <summary>The registration being filled in.</summary>
    public RegistrationDraft Draft { get; private set; } = null!;

    /// <summary>Whether people can register today.</summary>
    public bool IsOpen => Assembly.IsRegistrationOpenOn(Today);

    /// <summary>What keeps the address of a form that was opened from "check your answers".</summary>
    public string Suffix => Change == "1" ? "?change=1" : "";

    /// <summary>The registrations being filled in.</summary>
    protected RegistrationsInProgress InProgress => inProgress;

    /// <summary>Finds assembly and registration for a page.</summary>
    /// <returns>Where somebody belongs who cannot be here; null when they can.</returns>
    protected async Task<IActionResult?> ElsewhereAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (!IsOpen || inProgress.Find(HttpContext, Assembly) is not { } draft) { return Redirect(Root); }
        Draft = draft;
        return draft.IsSent ? Redirect($"{Root}/receipt") : null;
    }

    /// <summary>Keeps the registration as it is now and goes on.</summary>
    protected IActionResult GoOn(RegistrationDraft draft)
    {
        Draft = InProgress.Keep(HttpContext, draft);
        return Redirect(Next);
    }

    /// <summary>The first page without an answer; the last one when all are there.</summary>
    protected string Next =>
        Draft.Eligibility is null ? $"{Root}/eligibility"
        : !Draft.Eligibility.IsMet ? $"{Root}/not-eligible"
        : FeatureAnswers.FirstUnanswered(Assembly.Targets, Draft.Answers) is { } feature ? $"{Root}/questions/{feature.Code}"
        : Draft.Name is null ? $"{Root}/contact"
        : Draft.Needs is null ? $"{Root}/needs"
        : $"{Root}/check-your-answers";

    /// <summary>Where "Back" leads: the page before, or "check your answers".</summary>
    protected string BackTo(string before) => Change == "1" ? $"{Root}/check-your-answers" : before;
}
