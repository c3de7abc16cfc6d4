using Engage.Domain.Surveys;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>What the fields for a definition show.</summary>
/// <param name="Text">The text in the box.</param>
/// <param name="Problems">What was wrong with it.</param>
public sealed record DefinitionFields(string? Text, IReadOnlyList<DefinitionProblem> Problems)
{
    /// <summary>The name of the box, to which messages about the definition lead.</summary>
    public const string Field = "Upload.Text";

    /// <summary>Says above the form that there are problems; the table lists them.</summary>
    public static void Report(ModelStateDictionary state, IReadOnlyList<DefinitionProblem> problems)
    {
        if (problems.Count == 0) { return; }
        state.AddModelError(Field, problems.Count == 1 ? "The definition has a problem" : $"The definition has {problems.Count} problems");
    }
}
