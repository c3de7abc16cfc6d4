namespace Engage.Domain.Statistics;

/// <summary>What the population of a survey is by one variable, in the codes of its answers.</summary>
/// <param name="Variable">The code of the grouping, such as age-band or local-authority.</param>
/// <param name="Name">What people call it, such as Age.</param>
/// <param name="Source">Where the figures are from, as printed.</param>
/// <param name="Categories">The categories in the order of the answers.</param>
public sealed record SurveyMargin(string Variable, string Name, string Source, IReadOnlyList<SurveyMarginCategory> Categories)
{
    /// <summary>The population.</summary>
    public double Total => Categories.Sum(c => c.Count);

    /// <summary>The margin with two categories counted together; unchanged when one of them is not there.</summary>
    public SurveyMargin Collapse(string category, string with)
    {
        var first = Categories.FirstOrDefault(c => c.Key == category);
        var second = Categories.FirstOrDefault(c => c.Key == with);
        if (first is null || second is null || first == second) { return this; }
        var together = new[] { first, second }.OrderBy(c => Categories.ToList().IndexOf(c)).ToList();
        var one = new SurveyMarginCategory([.. together.SelectMany(c => c.Codes)], string.Join(" and ", together.Select(c => c.Name)), together.Sum(c => c.Count));
        return this with { Categories = [.. Categories.Where(c => c != together[1]).Select(c => c == together[0] ? one : c)] };
    }

    /// <summary>As the engine takes it.</summary>
    internal PopulationMargin ToPopulationMargin() => new(Variable, [.. Categories.Select(c => new MarginCategory(c.Key, c.Count))]);
}

/// <summary>One category of a margin: the answers that are counted as it.</summary>
/// <param name="Codes">The codes of the answers, at least one; several are counted together.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Count">People; above 0.</param>
public sealed record SurveyMarginCategory(IReadOnlyList<string> Codes, string Name, double Count)
{
    /// <summary>What stands between codes that are counted together, in files too.</summary>
    public const char Together = '+';

    /// <summary>The codes as one text: 16-24, or 16-24+25-34.</summary>
    public string Key => string.Join(Together, Codes);
}

/// <summary>A population figure that the office brought in for one survey; it goes before the census.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Variable">The code of the grouping.</param>
/// <param name="Category">The code of the answer, or several joined by +.</param>
/// <param name="AreaCode">The area counted; empty for all together. Areas are added up.</param>
/// <param name="Count">People, or any multiple of a share.</param>
/// <param name="Source">Where the figure is from, as printed.</param>
public sealed record MarginCount(string SurveyId, string Variable, string Category, string AreaCode, double Count, string Source);
