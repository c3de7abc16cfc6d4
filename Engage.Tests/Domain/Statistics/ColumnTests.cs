using Engage.Domain;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Domain.Surveys.Simulation;

namespace Engage.Tests.Domain.Statistics;

public class ColumnTests
{
    [Theory]
    [InlineData(100, 1)]
    [InlineData(300, 2)]
    [InlineData(70_000, 4)]
    public void A_column_widens_as_categories_come_and_keeps_what_it_has(int categories, int width)
    {
        var column = new CodeColumn("many");
        for (var i = 0; i < categories; i++)
        {
            column.Add($"c{i}");
            if (i % 10 == 0) { column.Add(AnswerState.DontKnow); }
        }

        Assert.Equal(width, column.Width);
        var row = 0;
        for (var i = 0; i < categories; i++)
        {
            Assert.Equal(i, column.CategoryAt(row++));
            if (i % 10 == 0) { Assert.Equal(AnswerState.DontKnow, column.StateOf(row++)); }
        }
        Assert.Equal(row, column.Count);
    }

    [Fact]
    public void Kinds_of_missing_are_kept_apart_and_only_those_asked_can_be_a_category()
    {
        var column = new CodeColumn("q", ["yes", "no"]);
        column.Add("yes");
        foreach (var state in new[] { AnswerState.DontKnow, AnswerState.PreferNotToSay, AnswerState.PassedOver, AnswerState.NotAsked }) { column.Add(state); }
        column.Add("no");

        var sample = new OpenSample(column.Count);
        Assert.Equal([2], sample.Proportions(column).Select(e => e.Base).Distinct());
        Assert.Equal(
            [("yes", 0.2), ("no", 0.2), ("don't know", 0.2), ("prefer not to say", 0.2), ("missing", 0.2)],
            sample.Proportions(column, missing: MissingRule.Category).Select(e => (e.Category!, e.Value!.Value)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Columns_of_responses_count_what_the_tallies_count(int seed)
    {
        var definition = Definitions.Parsed(Samples.Everything);
        var columns = new ResponseColumns(definition, []);
        var tallies = definition.Questions.ToDictionary(q => q.Code, q => q.NewTally());
        foreach (var response in Simulated.Responses(definition, 300, (ulong)seed))
        {
            var analysed = new AnalysedResponse(response, AnswerSheet.Parse(response.Answers, definition), AnswerSheet.Empty);
            columns.Add(analysed);
            foreach (var (code, tally) in tallies) { tally.Add(analysed.Find(code)); }
        }

        Assert.Equal(300, columns.Store.Count);
        var compared = 0;
        foreach (var (code, tally) in tallies)
        {
            if (tally is not OptionTally { IsSeveral: false } options) { continue; }
            var column = columns.Store.Code(code);
            var states = Enumerable.Range(0, 300).GroupBy(column.StateOf).ToDictionary(g => g.Key, g => g.Count());
            Assert.Equal(tally.Bases, new Bases(states.GetValueOrDefault(AnswerState.Answered), states.GetValueOrDefault(AnswerState.DontKnow), states.GetValueOrDefault(AnswerState.PreferNotToSay),
                states.GetValueOrDefault(AnswerState.PassedOver), states.GetValueOrDefault(AnswerState.NotAsked)));
            foreach (var (i, option) in options.Options.Index().Where(o => OptionTally.IsSubstantive(o.Item)))
            {
                Assert.Equal(options.Counts[i], new OpenSample(300).Proportions(column).Single(e => e.Category == option.Code).N);
                compared++;
            }
        }
        Assert.True(compared > 10, $"seed {seed}");
    }
}

public class SurveyResultsTests
{
    private static readonly SurveyDefinition Definition = Definitions.Parsed(Samples.Everything);
    private static readonly IReadOnlyList<Grouping> All = Groupings.For(Definition, Simulated.Places, new DateOnly(2026, 1, 1));

    /// <summary>Tallies of rows taken one by one are the reference; they are held to numbers worked by hand in <see cref="TallyTests"/>.</summary>
    [Theory]
    [InlineData(1, 400)]
    [InlineData(2, 400)]
    [InlineData(3, 0)]
    public void Counting_from_columns_equals_counting_response_by_response(int seed, int count)
    {
        var responses = Simulated.Responses(Definition, count, (ulong)seed)
            .ConvertAll(r => new AnalysedResponse(r, AnswerSheet.Parse(r.Answers, Definition), r.Equality is { } equality ? AnswerSheet.Parse(equality, Definition) : AnswerSheet.Empty));
        var columns = new ResponseColumns(Definition, All);
        responses.ForEach(columns.Add);
        var results = new SurveyResults(columns.Copy(), All, TimeZoneInfo.Utc);

        Assert.Equal(responses.CountBy(r => r.Response.Channel).OrderBy(c => c.Key), results.Channels.OrderBy(c => c.Key));
        Assert.Equal(responses.CountBy(r => DateOnly.FromDateTime(r.Response.SubmittedHour.UtcDateTime)).OrderBy(d => d.Key), results.Days);
        foreach (var question in Definition.Questions.Concat(Definition.EqualityQuestions))
        {
            AssertAlike(question, responses, results.Of(question.Code), $"seed {seed}, {question.Code}");
            AssertAlike(question, responses.Where(r => r.Response.Flags == ResponseFlags.None), results.UnflaggedOf(question.Code), $"seed {seed}, {question.Code} unflagged");
            foreach (var grouping in All)
            {
                foreach (var group in results.By(grouping))
                {
                    AssertAlike(question, responses.Where(r => grouping.GroupOf(r) == group.Group.Code), group.Of(question.Code), $"seed {seed}, {question.Code} by {group.Group.Code}");
                }
            }
        }
    }

    [Fact]
    public void Two_options_for_not_knowing_are_told_apart()
    {
        var definition = Definitions.Of(
            """{"kind":"single-choice","code":"one","text":"One?","options":[{"code":"a","text":"A"},{"code":"b","text":"B"},{"code":"unsure","text":"Unsure","role":"dont-know"},{"code":"no-idea","text":"No idea","role":"dont-know"}]}""",
            """{"kind":"multiple-choice","code":"some","text":"Some?","options":[{"code":"a","text":"A"},{"code":"b","text":"B"},{"code":"unsure","text":"Unsure","role":"dont-know"},{"code":"no-idea","text":"No idea","role":"dont-know"}]}""");
        var columns = new ResponseColumns(definition, []);
        string[][] given = [["a", "b"], ["no-idea"], ["unsure"], ["no-idea"], ["b"]];
        foreach (var codes in given)
        {
            var sheet = AnswerSheet.Empty.Record(definition.Find("one")!, new OptionAnswer(codes[0])).Record(definition.Find("some")!, new OptionsAnswer(codes));
            columns.Add(new AnalysedResponse(Simulated.Responses(definition, 1)[0], sheet, AnswerSheet.Empty));
        }

        var results = new SurveyResults(columns, [], TimeZoneInfo.Utc);
        Assert.Equal([1, 1, 1, 2], ((OptionTally)results.Of("one")).Counts);
        Assert.Equal([1, 2, 1, 2], ((OptionTally)results.Of("some")).Counts);
        Assert.Equal(new Bases(2, 3, 0, 0, 0), results.Of("some").Bases);
    }

    private static void AssertAlike(Question question, IEnumerable<AnalysedResponse> responses, Tally counted, string where)
    {
        var expected = question.NewTally();
        foreach (var response in responses) { expected.Add(response.Find(question.Code)); }
        Assert.True(expected.Bases == counted.Bases, $"{where}: {expected.Bases} and {counted.Bases}");
        Assert.True(FiguresOf(expected).SequenceEqual(FiguresOf(counted)), where);
    }

    private static IEnumerable<double?> FiguresOf(Tally tally) => tally switch
    {
        OptionTally options => options.Counts.Select(c => (double?)c),
        GridTally grid => grid.Rows.SelectMany(FiguresOf),
        RankingTally ranking => from item in Enumerable.Range(0, ranking.Items.Count)
                                from figure in Enumerable.Range(0, ranking.Items.Count).Select(other => (double?)ranking.Prefer(item, other)).Append(ranking.Borda(item)).Append(ranking.Ranked(item))
                                select figure,
        AmountTally amounts => amounts.Spreads.SelectMany(FiguresOf),
        NumberTally numbers => FiguresOf(numbers.Spread),
        PlaceTally places => places.Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (double?)c.Value),
        _ => [],
    };

    // Sums of the same numbers in another order differ in their last digits.
    private static IEnumerable<double?> FiguresOf(Spread spread) => [spread.Count, spread.Median, spread.Quantile(0.25), spread.Mean is { } mean ? Math.Round(mean, 9) : null];
}

public class ColumnSnapshotTests
{
    [Fact]
    public void A_snapshot_gives_back_what_was_written_and_can_be_extended()
    {
        var store = Store();
        using var stream = new MemoryStream();
        ColumnSnapshot.Write(stream, store, "survey 7, responses to 1204");
        stream.Position = 0;

        var (read, basis) = ColumnSnapshot.Read(stream)!.Value;

        Assert.Equal("survey 7, responses to 1204", basis);
        Assert.Equal(store.Count, read.Count);
        foreach (var column in store.Codes)
        {
            var other = read.Code(column.Name);
            Assert.Equal((column.Width, string.Join('|', column.Categories)), (other.Width, string.Join('|', other.Categories)));
            for (var row = 0; row < column.Count; row++) { Assert.Equal(column[row], other[row]); }
            other.Add("new here");
            Assert.Equal("new here", other.Categories[other.CategoryAt(column.Count)]);
        }
        Assert.Equal([1.5, double.NaN, double.NaN], read.Number("n").Values[..3].ToArray());
        Assert.Equal(AnswerState.NotAsked, read.Number("n").StateOf(1));
        Assert.Equal(AnswerState.PassedOver, read.Number("n").StateOf(2));
    }

    [Fact]
    public void A_damaged_snapshot_is_not_there()
    {
        using var stream = new MemoryStream();
        ColumnSnapshot.Write(stream, Store(), "basis");
        var whole = stream.ToArray();
        var random = new SeededRandom(9);
        for (var round = 0; round < 300; round++)
        {
            var damaged = whole.ToArray();
            var at = random.Next(damaged.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            Assert.True(ColumnSnapshot.Read(new MemoryStream(damaged)) is null, $"round {round}: byte {at}");
            Assert.Null(ColumnSnapshot.Read(new MemoryStream(whole, 0, at)));
        }
    }

    private static ColumnStore Store()
    {
        var store = new ColumnStore();
        var (narrow, wide, numbers) = (store.Add(new CodeColumn("narrow")), store.Add(new CodeColumn("wide")), store.Add(new NumberColumn("n")));
        numbers.Add(1.5);
        numbers.Add(AnswerState.NotAsked);
        numbers.Add(AnswerState.PassedOver);
        for (var i = 0; i < 700; i++)
        {
            if (i > 2) { numbers.Add(i / 7.0); }
            narrow.Add(i % 3 == 0 ? "yes" : "no, £5");
            wide.Add($"c{i}");
        }
        return store;
    }
}

public class CodeBitmapsTests
{
    [Theory]
    [InlineData(0, 3, 4)]
    [InlineData(1, 1, 1)]
    [InlineData(63, 3, 2)]
    [InlineData(64, 2, 5)]
    [InlineData(20_001, 9, 5)]
    [InlineData(5_000, 300, 3)]
    [InlineData(50_000, 3, 300)]
    [InlineData(100_003, 4, 1)]
    public void Crossing_counts_each_pair_of_codes(int rows, int first, int second)
    {
        var random = new SeededRandom(3);
        var (a, b) = (Random(random, "a", rows, first), Random(random, "b", rows, second));
        var expected = new int[a.CodeCount, b.CodeCount];
        for (var row = 0; row < rows; row++) { expected[a[row], b[row]]++; }

        Assert.Equal(expected, CodeBitmaps.Cross(CodeBitmaps.Of(a), CodeBitmaps.Of(b)));
        Assert.Equal(expected, CodeBitmaps.Cross(CodeBitmaps.Of(a), b));
        for (var code = 0; code < a.CodeCount; code++) { Assert.Equal(Enumerable.Range(0, b.CodeCount).Sum(c => expected[code, c]), CodeBitmaps.Of(a).Counts[code]); }
    }

    private static CodeColumn Random(SeededRandom random, string name, int rows, int categories)
    {
        var column = new CodeColumn(name, Enumerable.Range(0, categories).Select(c => $"c{c}"));
        for (var row = 0; row < rows; row++) { column.AddCode(random.Next(column.CodeCount)); }
        return column;
    }
}
