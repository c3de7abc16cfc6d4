using Engage.Domain.Statistics;

namespace Engage.Domain.Assemblies.Draws;

/// <summary>The features whose population the census counts, as they are asked at registration; codes are those of the population figures.</summary>
public static class CensusFeatures
{
    /// <summary>The features in order, without figures and quotas.</summary>
    public static IReadOnlyList<TargetFeature> All { get; } =
    [
        Feature("age-band", "Age", "How old are you?", null,
            ("16-24", "16 to 24"), ("25-34", "25 to 34"), ("35-44", "35 to 44"), ("45-54", "45 to 54"), ("55-64", "55 to 64"), ("65-74", "65 to 74"), ("75-plus", "75 or over")),
        Feature("sex", "Sex", "What is your sex?", null, ("female", "Female"), ("male", "Male")),
        Feature("ethnic-group", "Ethnic group", "What is your ethnic group?", null,
            ("white", "White"), ("mixed", "Mixed or multiple ethnic groups"), ("asian", "Asian or Asian British"), ("black", "Black, African, Caribbean or Black British"), ("other", "Other ethnic group")),
        Feature("disability", "Disability", "Do you have a condition or illness that reduces your ability to carry out day to day activities?", "One that has lasted or is expected to last 12 months or more",
            ("yes", "Yes"), ("no", "No")),
        Feature("tenure", "Tenure", "How does your household hold your home?", null,
            ("owned-outright", "Owned outright"), ("owned-mortgage", "Owned with a mortgage or loan"), ("shared-ownership", "Shared ownership"), ("social-rented", "Rented from the council or a housing association"),
            ("private-rented", "Rented privately"), ("rent-free", "Lived in rent free")),
    ];

    /// <summary>A feature with an area's figures and quotas in proportion to them.</summary>
    /// <param name="code">The feature's code.</param>
    /// <param name="counts">The figures of the area, whatever variables they are of.</param>
    /// <param name="panelSize">How many seats.</param>
    /// <param name="flex">How many seats either bound lies further out.</param>
    /// <returns>Null when there is no such feature, or no figures of it.</returns>
    public static TargetFeature? Make(string code, IReadOnlyList<PopulationCount> counts, int panelSize, int flex)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var figures = counts.Where(c => c.Variable == code).ToList();
        if (All.FirstOrDefault(f => f.Code == code) is not { } feature || figures.Count == 0) { return null; }
        var values = feature.Values.Select(v => v with { Population = figures.Find(c => c.Category == v.Code)?.Count ?? 0 }).Where(v => v.Population > 0);
        return ProportionalQuotas.Apply(feature with { Source = figures[0].Source, Values = [.. values] }, panelSize, flex);
    }

    private static TargetFeature Feature(string code, string name, string question, string? hint, params (string Code, string Label)[] values) =>
        new(code, name, question, hint, null, [.. values.Select(v => new TargetValue(v.Code, v.Label, null, 0, 0))]);
}
