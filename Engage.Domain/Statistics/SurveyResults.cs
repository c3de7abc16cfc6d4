using System.Collections.Concurrent;
using System.Globalization;
using Engage.Domain.Surveys;

namespace Engage.Domain.Statistics;

/// <summary>
/// Everything counted from one survey's columns, unweighted and, given a weighting, weighted beside it: each question overall and within the groups of each grouping,
/// the channels, the days. A question is counted when it is asked for; responses with the same answer are counted together.
/// </summary>
public sealed class SurveyResults
{
    private const string Overall = "";
    private const string Unflagged = "~unflagged";

    private readonly double[] _weights;
    private readonly ConcurrentDictionary<(string Question, string Grouping), Tally[]> _tallies = new();

    /// <summary>Counts what is known of the responses.</summary>
    /// <param name="columns">The responses; nothing may be added to them any more.</param>
    /// <param name="groupings">The comparisons wanted, all among those of the columns.</param>
    /// <param name="zone">The zone in which days begin.</param>
    /// <param name="weighting">The weights of the weighted figures; null for none.</param>
    public SurveyResults(ResponseColumns columns, IReadOnlyList<Grouping> groupings, TimeZoneInfo zone, WeightingRun? weighting = null)
    {
        (Columns, Groupings, Weighting) = (columns, groupings, weighting);
        _weights = weighting?.WeightsOf(columns) ?? [];
        Unweighted = _weights.Count(w => w == 0);
        Channels = Counts(columns.Channels).ToDictionary(c => Enum.Parse<Channel>(c.Category), c => c.Count);
        Grades = Counts(columns.Grades).ToDictionary(c => Enum.Parse<AccessGrade>(c.Category), c => c.Count);
        Versions = Counts(columns.Versions).ToDictionary(c => int.Parse(c.Category, CultureInfo.InvariantCulture), c => c.Count);
        var flags = Counts(columns.Flags).Select(c => (Flags: Enum.Parse<ResponseFlags>(c.Category), c.Count)).ToList();
        Flagged = flags.Where(f => f.Flags != ResponseFlags.None).Sum(f => f.Count);
        Flags = Enum.GetValues<ResponseFlags>().Where(f => f != ResponseFlags.None)
            .Select(f => (Flag: f, Count: flags.Where(c => c.Flags.HasFlag(f)).Sum(c => c.Count))).Where(f => f.Count > 0).ToDictionary(f => f.Flag, f => f.Count);
        var hours = Counts(columns.Hours).Select(c => (Hour: DateTimeOffset.FromUnixTimeSeconds(long.Parse(c.Category, CultureInfo.InvariantCulture)), c.Count)).ToList();
        LastHour = hours.Count == 0 ? null : hours.Max(h => h.Hour);
        Days = new SortedDictionary<DateOnly, int>(hours.GroupBy(h => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(h.Hour, zone).DateTime)).ToDictionary(d => d.Key, d => d.Sum(h => h.Count)));
    }

    /// <summary>The responses.</summary>
    public ResponseColumns Columns { get; }

    /// <summary>The newest version of the survey.</summary>
    public SurveyDefinition Definition => Columns.Definition;

    /// <summary>The comparisons made.</summary>
    public IReadOnlyList<Grouping> Groupings { get; }

    /// <summary>The weighting of the weighted figures; null when there are none.</summary>
    public WeightingRun? Weighting { get; }

    /// <summary>The weight of each response of the columns; empty when there are none.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>The weight of a response by its number; null without a weighting.</summary>
    public Func<long, double>? WeightOf() => Weighting is null ? null : number => Columns.RowOf(number) is >= 0 and var row ? _weights[row] : 0;

    /// <summary>How many responses came after the weighting was made and have no weight.</summary>
    public int Unweighted { get; }

    /// <summary>How many responses were counted.</summary>
    public int Count => Columns.Count;

    /// <summary>Responses by channel.</summary>
    public IReadOnlyDictionary<Channel, int> Channels { get; }

    /// <summary>Responses by grade of access.</summary>
    public IReadOnlyDictionary<AccessGrade, int> Grades { get; }

    /// <summary>Responses by each flag; one response may carry several.</summary>
    public IReadOnlyDictionary<ResponseFlags, int> Flags { get; }

    /// <summary>Responses with any flag.</summary>
    public int Flagged { get; }

    /// <summary>Responses by the version answered.</summary>
    public IReadOnlyDictionary<int, int> Versions { get; }

    /// <summary>Responses by day in the survey's zone, in order; days without any are left out.</summary>
    public IReadOnlyDictionary<DateOnly, int> Days { get; }

    /// <summary>The hour of the newest response; null when there is none.</summary>
    public DateTimeOffset? LastHour { get; }

    /// <summary>The tally of a question over all responses.</summary>
    /// <exception cref="KeyNotFoundException">The survey has no such question.</exception>
    public Tally Of(string questionCode) => TalliesOf(questionCode, Overall)[0];

    /// <summary>The tally of a question over the responses without any flag.</summary>
    /// <exception cref="KeyNotFoundException">The survey has no such question.</exception>
    public Tally UnflaggedOf(string questionCode) => TalliesOf(questionCode, Unflagged)[0];

    /// <summary>The groups of a grouping, in its order, with their counts.</summary>
    public IReadOnlyList<GroupResults> By(Grouping grouping)
    {
        var counts = Counts(Columns.By(grouping)).ToDictionary(c => c.Category, c => c.Count, StringComparer.Ordinal);
        return [.. grouping.Groups.Select((g, i) => new GroupResults(g, counts.GetValueOrDefault(g.Code), code => TalliesOf(code, grouping.Code)[i]))];
    }

    /// <summary>For each group of a grouping the group of another that it lies within, as a policing unit does in an authority; null when people of one group are in several, or in none that is known.</summary>
    public int[]? OuterOf(Grouping inner, Grouping outer)
    {
        var (groups, within) = (Columns.By(inner), Columns.By(outer));
        var outerOf = new int?[inner.Groups.Count];
        for (var row = 0; row < Count; row++)
        {
            if (groups.CategoryAt(row) is not (>= 0 and var group)) { continue; }
            var one = within.CategoryAt(row);
            if (one < 0 || (outerOf[group] ?? one) != one) { return null; }
            outerOf[group] = one;
        }
        // A group without people lies anywhere.
        return [.. outerOf.Select(o => o ?? 0)];
    }

    /// <summary>How many responses belong to no known group of a grouping.</summary>
    public int UnknownIn(Grouping grouping) => Count - By(grouping).Sum(g => g.Count);

    /// <summary>The grouping of a code, or null when it was not asked for.</summary>
    public Grouping? FindGrouping(string code) => Groupings.FirstOrDefault(g => string.Equals(g.Code, code, StringComparison.Ordinal));

    /// <summary>How often each category of a column occurs; those that do not are left out.</summary>
    private static IEnumerable<(string Category, int Count)> Counts(CodeColumn column)
    {
        var counts = new int[column.CodeCount];
        for (var row = 0; row < column.Count; row++) { counts[column[row]]++; }
        return column.Categories.Select((c, i) => (c, counts[CodeColumn.FirstCategory + i])).Where(c => c.Item2 > 0);
    }

    private Tally[] TalliesOf(string questionCode, string grouping) => _tallies.GetOrAdd((questionCode, grouping), key => key.Grouping switch
    {
        Overall => Counted(key.Question, null, 1, _ => 0),
        Unflagged => Counted(key.Question, Columns.Flags, 1, row => Columns.Flags.CategoryAt(row) == Columns.Flags.IndexOf(nameof(ResponseFlags.None)) ? 0 : -1),
        _ => CountedBy(key.Question, Columns.Store.Code(ResponseColumns.NameOf(key.Grouping))),
    });

    private Tally[] CountedBy(string questionCode, CodeColumn groups) => Counted(questionCode, groups, groups.Categories.Count, groups.CategoryAt);

    private Tally[] Counted(string questionCode, CodeColumn? by, int groups, Func<int, int> groupOf)
    {
        var question = Definition.Questions.Concat(Definition.EqualityQuestions).FirstOrDefault(q => q.Code == questionCode) ?? throw new KeyNotFoundException($"The survey has no question {questionCode}.");
        var answers = Columns.Of(questionCode);
        var classes = by is null ? answers.Classes() : answers.Classes().By(by);
        var alike = new Alike[classes.Count];
        for (var row = 0; row < Count; row++)
        {
            ref var those = ref alike[classes.ClassOf[row]];
            those = those.And(_weights.Length == 0 ? 0 : _weights[row]);
        }

        Tally[] tallies = [.. Enumerable.Range(0, groups).Select(_ => question.NewTally())];
        for (var i = 0; i < alike.Length; i++)
        {
            var row = classes.FirstRow[i];
            if (groupOf(row) is >= 0 and var group) { tallies[group].Add(answers.AnswerAt(row), alike[i]); }
        }
        return tallies;
    }
}

/// <summary>What one group of respondents gave.</summary>
public sealed class GroupResults
{
    private readonly Func<string, Tally> _tallyOf;

    internal GroupResults(Group group, int count, Func<string, Tally> tallyOf) => (Group, Count, _tallyOf) = (group, count, tallyOf);

    /// <summary>The group.</summary>
    public Group Group { get; }

    /// <summary>How many responses it has.</summary>
    public int Count { get; }

    /// <summary>The tally of a question within the group.</summary>
    public Tally Of(string questionCode) => _tallyOf(questionCode);
}
