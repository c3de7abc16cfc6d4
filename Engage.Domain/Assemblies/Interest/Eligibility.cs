namespace Engage.Domain.Assemblies.Interest;

/// <summary>What somebody says about whether they may take part.</summary>
/// <param name="LivesThere">Whether they live at the address the letter went to.</param>
/// <param name="IsOldEnough">Whether they have reached the assembly's minimum age.</param>
/// <param name="HoldsOffice">Whether they hold an office that decides on the assembly's question, or work for one who does.</param>
public sealed record Eligibility(bool LivesThere, bool IsOldEnough, bool HoldsOffice)
{
    /// <summary>Whether they may take part.</summary>
    public bool IsMet => LivesThere && IsOldEnough && !HoldsOffice;

    /// <summary>Why they may not, a sentence for each reason.</summary>
    /// <param name="minimumAge">The assembly's minimum age.</param>
    public IReadOnlyList<string> Reasons(int minimumAge)
    {
        List<string> reasons = [];
        if (!LivesThere) { reasons.Add("Only people who live at the address the letter was sent to can take part."); }
        if (!IsOldEnough) { reasons.Add($"People who take part must be {minimumAge} or over."); }
        if (HoldsOffice) { reasons.Add("People who hold an elected office, or who work for the police or for this office, cannot take part: the assembly gives them advice."); }
        return reasons;
    }
}
