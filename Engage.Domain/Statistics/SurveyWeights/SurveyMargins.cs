namespace Engage.Domain.Statistics;

/// <summary>Which variables a survey can be weighted by, and to what.</summary>
public static class SurveyMargins
{
    /// <summary>
    /// A margin for each grouping whose population is known: from the figures brought in for the survey, else from the census.
    /// One that counts people under an answer that the survey does not offer is left out: nobody could stand for them.
    /// </summary>
    /// <param name="groupings">The survey's groupings.</param>
    /// <param name="brought">Figures brought in for this survey.</param>
    /// <param name="census">The census.</param>
    public static IReadOnlyList<SurveyMargin> Of(IEnumerable<Grouping> groupings, IReadOnlyList<MarginCount> brought, Census census) =>
        [.. groupings.Select(g => FromFile(g, brought) ?? FromCensus(g, census)).OfType<SurveyMargin>()];

    /// <summary>Why a file's figure cannot be a margin of a survey, with the column at fault; null when it can.</summary>
    public static (string Column, string Sentence)? Problem(IEnumerable<Grouping> groupings, string variable, string category)
    {
        var all = groupings.ToList();
        if (all.Find(g => g.Code == variable) is not { } grouping)
        {
            return ("variable", $"is no variable of the survey; it has {Wording.List([.. all.Select(g => g.Code)])}.");
        }
        var unknown = category.Split(SurveyMarginCategory.Together).FirstOrDefault(code => grouping.Groups.All(g => g.Code != code));
        return unknown is null ? null : ("category", $"{variable} has no answer \"{unknown}\"; it has {Wording.List([.. grouping.Groups.Select(g => g.Code)])}.");
    }

    private static SurveyMargin? FromFile(Grouping grouping, IReadOnlyList<MarginCount> brought)
    {
        var rows = brought.Where(b => b.Variable == grouping.Code).ToList();
        var order = grouping.Groups.Select((g, i) => (g.Code, i)).ToDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);
        var categories = rows.GroupBy(r => r.Category, StringComparer.Ordinal)
            .Select(g => (Codes: g.Key.Split(SurveyMarginCategory.Together), Count: g.Sum(r => r.Count)))
            .Where(c => c.Count > 0)
            .ToList();
        // A later version of the survey may have lost an answer that the file names.
        if (categories.Count < 2 || categories.Exists(c => c.Codes.Any(code => !order.ContainsKey(code)))) { return null; }
        return new(grouping.Code, grouping.Name, Wording.List([.. rows.Select(r => r.Source).Distinct(StringComparer.Ordinal)]),
            [.. categories.OrderBy(c => order[c.Codes[0]]).Select(c => new SurveyMarginCategory(c.Codes, string.Join(" and ", c.Codes.Select(code => grouping.Groups[order[code]].Name)), c.Count))]);
    }

    private static SurveyMargin? FromCensus(Grouping grouping, Census census)
    {
        var counts = census.CountsOf(grouping);
        var known = grouping.Groups.Where(g => counts.GetValueOrDefault(g.Code) > 0).ToList();
        if (known.Count < 2 || known.Count < counts.Count(c => c.Value > 0)) { return null; }
        return new(grouping.Code, grouping.Name, census.SourceOf(grouping), [.. known.Select(g => new SurveyMarginCategory([g.Code], g.Name, counts[g.Code]))]);
    }
}
