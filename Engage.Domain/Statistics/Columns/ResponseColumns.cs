using Engage.Domain.Surveys;

namespace Engage.Domain.Statistics;

/// <summary>
/// The closed answers of one survey's responses as columns, extended response by response. A single choice is a column by
/// the question's code; several choices, a matrix, a ranking and a sharing out have one for each option or item, named
/// code.item; a grouping is a column "by." and its code.
/// </summary>
public sealed class ResponseColumns
{
    private readonly List<Action<AnalysedResponse>> _writers = [];

    /// <summary>Makes empty columns.</summary>
    /// <param name="definition">The newest version of the survey; its codes include those of older ones.</param>
    /// <param name="groupings">The comparisons wanted.</param>
    public ResponseColumns(SurveyDefinition definition, IReadOnlyList<Grouping> groupings)
    {
        foreach (var question in definition.Questions.Concat(definition.EqualityQuestions))
        {
            if (ColumnWriter.For(question, Store) is { } writer) { _writers.Add(response => writer.Add(response.Find(question.Code))); }
        }
        foreach (var grouping in groupings) { AddGrouping(grouping); }
    }

    /// <summary>The columns.</summary>
    public ColumnStore Store { get; } = new();

    /// <summary>How many responses there are.</summary>
    public int Count { get; private set; }

    /// <summary>The groups of each response.</summary>
    public CodeColumn By(Grouping grouping) => Store.Code(NameOf(grouping.Code));

    /// <summary>Appends a response.</summary>
    public void Add(AnalysedResponse response)
    {
        foreach (var write in _writers) { write(response); }
        Count++;
    }

    /// <summary>The name of a grouping's column.</summary>
    public static string NameOf(string groupingCode) => "by." + groupingCode;

    private void AddGrouping(Grouping grouping)
    {
        var column = Store.Add(new CodeColumn(NameOf(grouping.Code), grouping.Groups.Select(g => g.Code)));
        _writers.Add(response =>
        {
            if (grouping.GroupOf(response) is { } group && column.IndexOf(group) >= 0) { column.Add(group); }
            else { column.Add(AnswerState.PassedOver); }
        });
    }
}

/// <summary>Writes the answers to one question into its columns; there is one kind for each shape of result, as there is of <see cref="Tally"/>.</summary>
internal abstract class ColumnWriter
{
    /// <summary>The writer of a question, its columns added to the store; null for questions without closed answers.</summary>
    public static ColumnWriter? For(Question question, ColumnStore store) => question.NewTally() switch
    {
        OptionTally { IsSeveral: true } tally => new SeveralWriter(question.Code, tally.Options, store),
        OptionTally tally => new OptionWriter(question.Code, tally.Options, store),
        GridTally tally => new GridWriter(question.Code, tally, store),
        RankingTally tally => new RankingWriter(question.Code, tally, store),
        AmountTally tally => new AmountWriter(question.Code, tally.Items, store),
        NumberTally => new NumberWriter(question.Code, store),
        _ => null,
    };

    /// <summary>Appends a row.</summary>
    /// <param name="answer">Null when the question was not asked.</param>
    public void Add(Answer? answer)
    {
        if (answer is { IsGiven: true }) { AddGiven(answer); }
        else { AddMissing(answer is null ? AnswerState.NotAsked : AnswerState.PassedOver); }
    }

    protected abstract void AddGiven(Answer answer);

    protected abstract void AddMissing(AnswerState state);

    /// <summary>What kind of missing a "Don't know" or a "Prefer not to say" is; answered for every other option.</summary>
    private protected static AnswerState StateOf(IReadOnlyList<Option> options, IReadOnlyList<string> chosen)
    {
        foreach (var option in options)
        {
            if (OptionTally.IsSubstantive(option) || !chosen.Contains(option.Code, StringComparer.Ordinal)) { continue; }
            return option.Role == OptionRole.DontKnow ? AnswerState.DontKnow : AnswerState.PreferNotToSay;
        }
        return AnswerState.Answered;
    }

    private protected static string[] Substantive(IEnumerable<Option> options) => [.. options.Where(OptionTally.IsSubstantive).Select(o => o.Code)];

    private protected static void AddCode(CodeColumn column, IReadOnlyList<Option> options, string code)
    {
        var state = StateOf(options, [code]);
        if (state == AnswerState.Answered) { column.Add(code); }
        else { column.Add(state); }
    }
}

/// <summary>One option: one column.</summary>
internal sealed class OptionWriter(string code, IReadOnlyList<Option> options, ColumnStore store) : ColumnWriter
{
    private readonly CodeColumn _column = store.Add(new CodeColumn(code, Substantive(options)));

    protected override void AddGiven(Answer answer) => AddCode(_column, options, answer.SelectedCodes[0]);

    protected override void AddMissing(AnswerState state) => _column.Add(state);
}

/// <summary>Several options: a column for each, chosen or not.</summary>
internal sealed class SeveralWriter(string code, IReadOnlyList<Option> options, ColumnStore store) : ColumnWriter
{
    /// <summary>The category of an option that was chosen.</summary>
    public const string Chosen = "chosen";

    /// <summary>The category of an option that was not.</summary>
    public const string NotChosen = "not-chosen";

    private readonly List<(string Code, CodeColumn Column)> _columns =
        [.. Substantive(options).Select(o => (o, store.Add(new CodeColumn($"{code}.{o}", [Chosen, NotChosen]))))];

    protected override void AddGiven(Answer answer)
    {
        var chosen = answer.SelectedCodes;
        var state = StateOf(options, chosen);
        foreach (var (option, column) in _columns)
        {
            if (state != AnswerState.Answered) { column.Add(state); }
            else { column.Add(chosen.Contains(option, StringComparer.Ordinal) ? Chosen : NotChosen); }
        }
    }

    protected override void AddMissing(AnswerState state) => _columns.ForEach(c => c.Column.Add(state));
}

/// <summary>A rating of each item: a column for each.</summary>
internal sealed class GridWriter(string code, GridTally tally, ColumnStore store) : ColumnWriter
{
    private readonly List<(string Item, CodeColumn Column)> _columns =
        [.. tally.Items.Select(i => (i.Code, store.Add(new CodeColumn($"{code}.{i.Code}", Substantive(tally.Scale)))))];

    protected override void AddGiven(Answer answer)
    {
        var ratings = ((RatingsAnswer)answer).Ratings;
        foreach (var (item, column) in _columns)
        {
            if (ratings.TryGetValue(item, out var rating)) { AddCode(column, tally.Scale, rating); }
            else { column.Add(AnswerState.PassedOver); }
        }
    }

    protected override void AddMissing(AnswerState state) => _columns.ForEach(c => c.Column.Add(state));
}

/// <summary>An order: the rank of each item from 1, or that it was left unranked.</summary>
internal sealed class RankingWriter(string code, RankingTally tally, ColumnStore store) : ColumnWriter
{
    /// <summary>The category of an item that was left unranked.</summary>
    public const string Unranked = "unranked";

    private readonly List<(string Item, CodeColumn Column)> _columns =
        [.. tally.Items.Select(i => (i.Code, store.Add(new CodeColumn($"{code}.{i.Code}", [.. Enumerable.Range(1, tally.Depth).Select(Rank), Unranked]))))];

    protected override void AddGiven(Answer answer)
    {
        var codes = ((RankingAnswer)answer).Codes.ToList();
        foreach (var (item, column) in _columns) { column.Add(codes.IndexOf(item) is >= 0 and var index ? Rank(index + 1) : Unranked); }
    }

    protected override void AddMissing(AnswerState state) => _columns.ForEach(c => c.Column.Add(state));

    private static string Rank(int rank) => rank.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What each item was given: a column of numbers for each.</summary>
internal sealed class AmountWriter(string code, IReadOnlyList<Option> items, ColumnStore store) : ColumnWriter
{
    private readonly List<(string Item, NumberColumn Column)> _columns = [.. items.Select(i => (i.Code, store.Add(new NumberColumn($"{code}.{i.Code}"))))];

    protected override void AddGiven(Answer answer)
    {
        var amounts = ((AmountsAnswer)answer).Amounts;
        foreach (var (item, column) in _columns) { column.Add(amounts.GetValueOrDefault(item)); }
    }

    protected override void AddMissing(AnswerState state) => _columns.ForEach(c => c.Column.Add(state));
}

/// <summary>A number: a column of numbers.</summary>
internal sealed class NumberWriter(string code, ColumnStore store) : ColumnWriter
{
    private readonly NumberColumn _column = store.Add(new NumberColumn(code));

    protected override void AddGiven(Answer answer) => _column.Add((double)((NumberAnswer)answer).Value);

    protected override void AddMissing(AnswerState state) => _column.Add(state);
}
