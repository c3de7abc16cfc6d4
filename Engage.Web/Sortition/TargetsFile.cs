using System.Globalization;
using Engage.Domain.Sortition;
using Engage.Web.Csv;

namespace Engage.Web.Sortition;

/// <summary>
/// The file of targets, under either family of headings: feature or category, then value, name or category value (or category, then feature, where the feature is the value); min and max;
/// min_flex and max_flex where given. Other columns are passed over.
/// </summary>
internal static class TargetsFile
{
    private static readonly string[] ValueHeadings = ["value", "name", "category value", "category_value", "category-value"];

    /// <summary>Reads the features in the order in which they first occur.</summary>
    /// <exception cref="ImportException">Something is wrong; every problem is named.</exception>
    public static IReadOnlyList<Feature> Read(SortitionTable table)
    {
        var (feature, value) = Columns(table);
        var (min, max) = (table.Require("min", "the fewest seats"), table.Require("max", "the most seats"));
        var (minFlex, maxFlex) = (table.Find("min_flex"), table.Find("max_flex"));
        List<ImportProblem> problems = [];
        var features = new Dictionary<string, (string Name, List<FeatureValue> Values)>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in table.Lines)
        {
            if (line[feature].Length == 0) { problems.Add(table.Problem(line, feature, "the feature has no name.")); continue; }
            if (line[value].Length == 0) { problems.Add(table.Problem(line, value, "the value has no name.")); continue; }
            if (ReadQuota(table, line, (min, max, minFlex, maxFlex), problems) is not { } quota) { continue; }
            if (!features.TryGetValue(line[feature], out var known)) { features[line[feature]] = known = (line[feature], []); }
            if (known.Values.Exists(v => v.Name.Equals(line[value], StringComparison.OrdinalIgnoreCase)))
            {
                problems.Add(table.Problem(line, value, $"the feature {known.Name} has this value twice."));
                continue;
            }
            known.Values.Add(new FeatureValue(line[value], quota));
        }
        if (problems.Count > 0) { throw new ImportException(problems); }
        return features.Count > 0 ? [.. features.Values.Select(f => new Feature(f.Name, f.Values))] : throw new ImportException(table.File, table.HeadingLine, "no targets follow the heading.");
    }

    private static (int Feature, int Value) Columns(SortitionTable table)
    {
        var (category, feature, value) = (table.Find("category"), table.Find("feature"), table.Find(ValueHeadings));
        return (category, feature, value) switch
        {
            ( >= 0, >= 0, < 0) => (category, feature), // category,feature,min,max: the second is the value
            (_, >= 0, >= 0) => (feature, value),
            ( >= 0, _, >= 0) => (category, value),
            _ => throw new ImportException(table.File, table.HeadingLine, "the heading must name a column feature or category and a column value or name, besides min and max."),
        };
    }

    private static Quota? ReadQuota(SortitionTable table, TableLine line, (int Min, int Max, int MinFlex, int MaxFlex) columns, List<ImportProblem> problems)
    {
        var before = problems.Count;
        var min = Seats(table, line, columns.Min, null, problems);
        var max = Seats(table, line, columns.Max, null, problems);
        if (problems.Count == before && max < min) { problems.Add(table.Problem(line, columns.Max, $"the most is less than the fewest, {min}.")); }
        var minFlex = Seats(table, line, columns.MinFlex, 0, problems);
        var maxFlex = Seats(table, line, columns.MaxFlex, int.MaxValue, problems);
        if (problems.Count == before && minFlex > min) { problems.Add(table.Problem(line, columns.MinFlex, $"min_flex is more than min, {min}.")); }
        if (problems.Count == before && maxFlex < max) { problems.Add(table.Problem(line, columns.MaxFlex, $"max_flex is less than max, {max}.")); }
        return problems.Count == before ? new Quota(min, max, minFlex, maxFlex) : null;
    }

    private static int Seats(SortitionTable table, TableLine line, int column, int? whenEmpty, List<ImportProblem> problems)
    {
        var text = column < 0 ? "" : line[column];
        if (text.Length == 0 && whenEmpty is { } usual) { return usual; }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seats)) { return seats; }
        problems.Add(table.Problem(line, column, "a whole number from 0 is expected."));
        return 0;
    }
}
