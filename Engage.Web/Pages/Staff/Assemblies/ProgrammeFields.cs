using Engage.Domain.Assemblies;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>What staff say about a programme.</summary>
public sealed class ProgrammeFields
{
    /// <summary>What it is called.</summary>
    public string? Title { get; set; }

    /// <summary>The question put to every assembly.</summary>
    public string? Question { get; set; }

    /// <summary>What the assemblies may decide on.</summary>
    public string? Remit { get; set; }

    /// <summary>What the office-holder promises.</summary>
    public string? Commitment { get; set; }

    /// <summary>Who watches over fairness.</summary>
    public string? AdvisoryPanel { get; set; }

    /// <summary>What a programme says now.</summary>
    public static ProgrammeFields Of(AssemblyProgramme programme) => new()
    {
        Title = programme.Title,
        Question = programme.Question,
        Remit = programme.Remit,
        Commitment = programme.Commitment,
        AdvisoryPanel = programme.AdvisoryPanel,
    };

    /// <summary>Says what is missing or too long.</summary>
    /// <param name="prefix">The name of the page's property.</param>
    public void Check(ModelStateDictionary state, string prefix)
    {
        CheckOne(state, prefix, nameof(Title), Title, "Enter a title", AssemblyProgramme.MaxTitleLength);
        CheckOne(state, prefix, nameof(Question), Question, "Enter the question", AssemblyProgramme.MaxTitleLength);
        foreach (var (name, text) in new[] { (nameof(Remit), Remit), (nameof(Commitment), Commitment), (nameof(AdvisoryPanel), AdvisoryPanel) })
        {
            CheckOne(state, prefix, name, text, missing: null, AssemblyProgramme.MaxTextLength);
        }
    }

    /// <summary>Writes it to a programme; it has been checked.</summary>
    public void Describe(AssemblyProgramme programme) =>
        programme.Describe(Title!.Trim(), Question!.Trim(), Remit?.Trim() ?? "", Commitment?.Trim() ?? "", AdvisoryPanel?.Trim() ?? "");

    private static void CheckOne(ModelStateDictionary state, string prefix, string name, string? text, string? missing, int most)
    {
        if (missing is not null && string.IsNullOrWhiteSpace(text)) { state.AddModelError($"{prefix}.{name}", missing); }
        else if (text?.Length > most) { state.AddModelError($"{prefix}.{name}", $"Use {most:N0} characters or fewer"); }
    }
}
