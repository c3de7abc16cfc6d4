using System.Diagnostics;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Engage.Web.Pages.Assemblies.Register;

/// <summary>Where registering begins: with the code of the letter. A wrong code, an unknown one and one used up get the same answer at the same pace.</summary>
[EnableRateLimiting(NetworkBuckets.SignInPolicy)]
public sealed class IndexModel(EngageDb db, RegistrationsInProgress inProgress, HouseholdCodes codes, TimeProvider time) : RegisterPage(db, inProgress, time)
{
    internal const string Field = "code";
    internal const string Refusal = "Check the code. It is in your letter, and two people of a household can use it";
    internal const string Busy = "We cannot check codes at the moment. Try again in an hour, or ask us to register you";

    /// <summary>When people can register, in a sentence.</summary>
    public string WhenOpen => Assembly.StartOf(AssemblyPhase.Registering) is { } first && first > Today
        ? $"You can register from {Wording.Day(first)}."
        : Phase == AssemblyPhase.Preparing ? "You cannot register yet." : "Registration is over. The panel is drawn from those who registered.";

    /// <summary>Shows the beginning.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    /// <summary>Takes the code.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = Field)] string? code)
    {
        if (!await FindAsync()) { return NotFound(); }
        if (!IsOpen) { return Redirect(Root); }
        if (string.IsNullOrWhiteSpace(code))
        {
            ModelState.AddModelError(Field, "Enter the code in your letter");
            return Page();
        }
        var start = Stopwatch.GetTimestamp();
        var outcome = await codes.FindAsync(Assembly, code, HttpContext.RequestAborted);
        if (outcome.Household is { } household)
        {
            InProgress.Begin(HttpContext, Assembly, household.Id);
            return Redirect($"{Root}/eligibility");
        }
        await EvenPace.KeepAsync(start, HttpContext.RequestAborted);
        ModelState.AddModelError(Field, outcome.IsBusy ? Busy : Refusal);
        return Page();
    }
}
