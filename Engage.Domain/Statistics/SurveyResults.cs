using Engage.Domain.Surveys;

namespace Engage.Domain.Statistics;

/// <summary>
/// Everything counted from one survey's responses, unweighted and, given a weighting, weighted beside it: each question overall and within the groups of each grouping,
/// the channels, the days. Responses are added one by one, so a survey of any size needs only its counts in memory.
/// </summary>
public sealed class SurveyResults
{
    private readonly Dictionary<string, Tally> _overall;
    private readonly Dictionary<string, Tally> _unflagged;
    private readonly Dictionary<(string Grouping, string Group), GroupResults> _groups = [];
    private readonly Dictionary<string, int> _groupUnknown = new(StringComparer.Ordinal);
    private readonly Dictionary<Channel, int> _channels = [];
    private readonly Dictionary<AccessGrade, int> _grades = [];
    private readonly Dictionary<ResponseFlags, int> _flags = [];
    private readonly Dictionary<int, int> _versions = [];
    private readonly SortedDictionary<DateOnly, int> _days = [];
    private readonly TimeZoneInfo _zone;
    private readonly Func<AnalysedResponse, double>? _weightOf;

    /// <summary>Prepares to count.</summary>
    /// <param name="definition">The newest version; its codes include those of older ones.</param>
    /// <param name="groupings">The comparisons wanted.</param>
    /// <param name="zone">The zone in which days begin.</param>
    /// <param name="weighting">The weights of the weighted figures; null for none.</param>
    public SurveyResults(SurveyDefinition definition, IReadOnlyList<Grouping> groupings, TimeZoneInfo zone, WeightingRun? weighting = null)
    {
        (Definition, Groupings, _zone, Weighting) = (definition, groupings, zone, weighting);
        _weightOf = weighting?.WeightOf(groupings);
        _overall = NewTallies();
        _unflagged = NewTallies();
        foreach (var grouping in groupings)
        {
            _groupUnknown[grouping.Code] = 0;
            foreach (var group in grouping.Groups) { _groups[(grouping.Code, group.Code)] = new GroupResults(group, NewTallies()); }
        }
    }

    /// <summary>The newest version of the survey.</summary>
    public SurveyDefinition Definition { get; }

    /// <summary>The comparisons made.</summary>
    public IReadOnlyList<Grouping> Groupings { get; }

    /// <summary>The weighting of the weighted figures; null when there are none.</summary>
    public WeightingRun? Weighting { get; }

    /// <summary>How many responses came after the weighting was made and have no weight.</summary>
    public int Unweighted { get; private set; }

    /// <summary>How many responses were counted.</summary>
    public int Count { get; private set; }

    /// <summary>Responses by channel.</summary>
    public IReadOnlyDictionary<Channel, int> Channels => _channels;

    /// <summary>Responses by grade of access.</summary>
    public IReadOnlyDictionary<AccessGrade, int> Grades => _grades;

    /// <summary>Responses by each flag; one response may carry several.</summary>
    public IReadOnlyDictionary<ResponseFlags, int> Flags => _flags;

    /// <summary>Responses with any flag.</summary>
    public int Flagged { get; private set; }

    /// <summary>Responses by the version answered.</summary>
    public IReadOnlyDictionary<int, int> Versions => _versions;

    /// <summary>Responses by day in the survey's zone, in order; days without any are left out.</summary>
    public IReadOnlyDictionary<DateOnly, int> Days => _days;

    /// <summary>The hour of the newest response; null when there is none.</summary>
    public DateTimeOffset? LastHour { get; private set; }

    /// <summary>Counts a response.</summary>
    /// <returns>What it weighs in the weighted figures; 0 when it has no weight.</returns>
    public double Add(AnalysedResponse response)
    {
        var row = response.Response;
        Count++;
        Increment(_channels, row.Channel);
        Increment(_grades, row.Grade);
        Increment(_versions, row.Version);
        Increment(_days, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.SubmittedHour, _zone).DateTime));
        if (LastHour is not { } last || row.SubmittedHour > last) { LastHour = row.SubmittedHour; }
        if (row.Flags != ResponseFlags.None) { Flagged++; }
        else { AddTo(_unflagged, response, weight: 0); }
        foreach (var flag in Enum.GetValues<ResponseFlags>())
        {
            if (flag != ResponseFlags.None && row.Flags.HasFlag(flag)) { Increment(_flags, flag); }
        }

        var weight = _weightOf?.Invoke(response) ?? 0;
        if (Weighting is not null && weight == 0) { Unweighted++; }
        AddTo(_overall, response, weight);
        foreach (var grouping in Groupings)
        {
            if (grouping.GroupOf(response) is { } code && _groups.TryGetValue((grouping.Code, code), out var group))
            {
                group.Count++;
                AddTo(group.Tallies, response, weight);
            }
            else { _groupUnknown[grouping.Code]++; }
        }
        return weight;
    }

    /// <summary>The tally of a question over all responses.</summary>
    /// <exception cref="KeyNotFoundException">The survey has no such question.</exception>
    public Tally Of(string questionCode) => _overall[questionCode];

    /// <summary>The tally of a question over the responses without any flag.</summary>
    /// <exception cref="KeyNotFoundException">The survey has no such question.</exception>
    public Tally UnflaggedOf(string questionCode) => _unflagged[questionCode];

    /// <summary>The groups of a grouping, in its order, with their counts.</summary>
    public IReadOnlyList<GroupResults> By(Grouping grouping) => [.. grouping.Groups.Select(g => _groups[(grouping.Code, g.Code)])];

    /// <summary>How many responses belong to no known group of a grouping.</summary>
    public int UnknownIn(Grouping grouping) => _groupUnknown[grouping.Code];

    /// <summary>The grouping of a code, or null when it was not asked for.</summary>
    public Grouping? FindGrouping(string code) => Groupings.FirstOrDefault(g => string.Equals(g.Code, code, StringComparison.Ordinal));

    private Dictionary<string, Tally> NewTallies() =>
        Definition.Questions.Concat(Definition.EqualityQuestions).ToDictionary(q => q.Code, q => q.NewTally(), StringComparer.Ordinal);

    private static void AddTo(Dictionary<string, Tally> tallies, AnalysedResponse response, double weight)
    {
        foreach (var (code, tally) in tallies) { tally.Add(response.Find(code), weight); }
    }

    private static void Increment<TKey>(IDictionary<TKey, int> counts, TKey key) where TKey : notnull =>
        counts[key] = (counts.TryGetValue(key, out var n) ? n : 0) + 1;
}

/// <summary>What one group of respondents gave.</summary>
public sealed class GroupResults
{
    internal GroupResults(Group group, Dictionary<string, Tally> tallies) => (Group, Tallies) = (group, tallies);

    /// <summary>The group.</summary>
    public Group Group { get; }

    /// <summary>How many responses it has.</summary>
    public int Count { get; internal set; }

    internal Dictionary<string, Tally> Tallies { get; }

    /// <summary>The tally of a question within the group.</summary>
    public Tally Of(string questionCode) => Tallies[questionCode];
}
