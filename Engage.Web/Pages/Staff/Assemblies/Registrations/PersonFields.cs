using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Messages;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Pages.Staff.Assemblies.Registrations;

/// <summary>Name, e-mail address and telephone number as an officer keys them in; only the name must be there.</summary>
public sealed class PersonFields
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail address, or nothing.</summary>
    public string? Email { get; set; }

    /// <summary>The telephone number, or nothing.</summary>
    public string? Telephone { get; set; }

    /// <summary>The name, cleaned.</summary>
    public string CleanName => ContactDetails.Clean(Name);

    /// <summary>The e-mail address; null when none was given.</summary>
    public string? GivenEmail => string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();

    /// <summary>The telephone number; null when none was given.</summary>
    public string? GivenTelephone => string.IsNullOrWhiteSpace(Telephone) ? null : Telephone.Trim();

    /// <summary>Notes what is wrong.</summary>
    /// <param name="prefix">The name of this object in the form.</param>
    public void Judge(ModelStateDictionary state, string prefix)
    {
        if (ContactDetails.ProblemWithName(Name) is { } wrong) { state.AddModelError($"{prefix}.{nameof(Name)}", wrong.Replace("your", "the", StringComparison.Ordinal)); }
        if (GivenEmail is { } email && EmailAddress.Problem(email) is { } problem) { state.AddModelError($"{prefix}.{nameof(Email)}", problem); }
        if (ContactDetails.ProblemWithTelephone(Telephone) is { } fault) { state.AddModelError($"{prefix}.{nameof(Telephone)}", fault); }
    }
}
