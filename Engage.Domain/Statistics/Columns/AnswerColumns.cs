using System.Globalization;
using Engage.Domain.Places;
using Engage.Domain.Surveys;

namespace Engage.Domain.Statistics;

/// <summary>
/// The columns of one question: answers are written into them and read back, as far as tallies count them (of a text, that
/// there is one). There is one kind for each shape of result, as there is of <see cref="Tally"/>.
/// </summary>
internal abstract class AnswerColumns
{
    /// <summary>The columns of a question.</summary>
    public static AnswerColumns For(Question question, ColumnBinder columns) => question.NewTally() switch
    {
        OptionTally { IsSeveral: true } tally => new SeveralColumns(question.Code, tally.Options, columns),
        OptionTally tally => new ChoiceColumns(question.Code, tally.Options, columns),
        GridTally tally => new GridColumns(question.Code, tally, columns),
        RankingTally tally => new RankingColumns(question.Code, tally, columns),
        AmountTally tally => new AmountColumns(question.Code, tally.Items, columns),
        NumberTally => new NumberColumns(question.Code, columns),
        PlaceTally => new PlaceColumns(question.Code, columns),
        TextTally => new TextColumns(question.Code, columns),
        var tally => throw new InvalidOperationException($"There are no columns for a {tally.GetType().Name}."),
    };

    /// <summary>Columns that say by themselves how a row dealt with the question.</summary>
    protected abstract IReadOnlyList<CodeColumn> Codes { get; }

    /// <summary>Columns of numbers, which do too.</summary>
    protected virtual IReadOnlyList<NumberColumn> Numbers => [];

    /// <summary>Appends a row.</summary>
    /// <param name="answer">Null when the question was not asked.</param>
    public void Add(Answer? answer)
    {
        if (answer is { IsGiven: true }) { AddGiven(answer); }
        else
        {
            var state = answer is null ? AnswerState.NotAsked : AnswerState.PassedOver;
            foreach (var column in Codes) { column.Add(state); }
            foreach (var column in Numbers) { column.Add(state); }
        }
    }

    /// <summary>The answer of a row; null when the question was not asked.</summary>
    public Answer? AnswerAt(int row)
    {
        if (IsAll(AnswerState.NotAsked, row)) { return null; }
        return IsAll(AnswerState.PassedOver, row) ? Answer.PassedOver : GivenAt(row);
    }

    /// <summary>The rows by their answers: alike in a class.</summary>
    public RowClasses Classes()
    {
        var rows = Codes.Count > 0 ? Codes[0].Count : Numbers[0].Count;
        var classes = Codes.Count > 0 ? RowClasses.Crossed(Codes, [.. Codes.Select(c => Enumerable.Range(0, c.CodeCount).ToArray())]) : RowClasses.One(rows);
        return Numbers.Aggregate(classes, (all, column) => all.By(column.Values));
    }

    protected abstract void AddGiven(Answer answer);

    protected abstract Answer GivenAt(int row);

    private bool IsAll(AnswerState state, int row)
    {
        foreach (var column in Codes) { if (column.StateOf(row) != state) { return false; } }
        foreach (var column in Numbers) { if (column.StateOf(row) != state) { return false; } }
        return true;
    }

    private protected static string[] Substantive(IEnumerable<Option> options) => [.. options.Where(OptionTally.IsSubstantive).Select(o => o.Code)];
}

/// <summary>
/// One option to a row. "Don't know" and "Prefer not to say" are kinds of missing; where a question has two options of one
/// such kind, a second column says which.
/// </summary>
internal sealed class OptionColumn
{
    private readonly Dictionary<string, AnswerState> _missing;
    private readonly CodeColumn _options;
    private readonly CodeColumn? _which;

    public OptionColumn(string name, IReadOnlyList<Option> options, ColumnBinder columns)
    {
        _missing = options.Where(o => !OptionTally.IsSubstantive(o)).ToDictionary(o => o.Code, StateOf, StringComparer.Ordinal);
        _options = columns.Code(name, options.Where(OptionTally.IsSubstantive).Select(o => o.Code));
        if (_missing.Values.Distinct().Count() < _missing.Count) { _which = columns.Code(name + ".missing", _missing.Keys); }
    }

    public IReadOnlyList<CodeColumn> Codes => _which is null ? [_options] : [_options, _which];

    public void Add(string option)
    {
        if (_missing.TryGetValue(option, out var state))
        {
            _options.Add(state);
            _which?.Add(option);
        }
        else
        {
            _options.Add(option);
            _which?.Add(AnswerState.PreferNotToSay);
        }
    }

    public void Add(AnswerState state)
    {
        foreach (var column in Codes) { column.Add(state); }
    }

    /// <summary>The option of a row; null when none was chosen.</summary>
    public string? At(int row) => _options.StateOf(row) switch
    {
        AnswerState.Answered => _options.Categories[_options.CategoryAt(row)],
        AnswerState.NotAsked or AnswerState.PassedOver => null,
        var state => _which is null ? _missing.First(m => m.Value == state).Key : _which.Categories[_which.CategoryAt(row)],
    };

    internal static AnswerState StateOf(Option option) => option.Role == OptionRole.DontKnow ? AnswerState.DontKnow : AnswerState.PreferNotToSay;
}

/// <summary>One option: one column.</summary>
internal sealed class ChoiceColumns(string code, IReadOnlyList<Option> options, ColumnBinder columns) : AnswerColumns
{
    private readonly OptionColumn _column = new(code, options, columns);

    protected override IReadOnlyList<CodeColumn> Codes => _column.Codes;

    protected override void AddGiven(Answer answer) => _column.Add(answer.SelectedCodes[0]);

    protected override Answer GivenAt(int row) => new OptionAnswer(_column.At(row)!);
}

/// <summary>Several options: a column for each, chosen or not; and one for the options that stand alone because they are no answers.</summary>
internal sealed class SeveralColumns : AnswerColumns
{
    /// <summary>The category of an option that was chosen.</summary>
    public const string Chosen = "chosen";

    /// <summary>The category of an option that was not.</summary>
    public const string NotChosen = "not-chosen";

    private readonly List<(string Code, CodeColumn Column)> _columns;
    private readonly Dictionary<string, AnswerState> _missing;
    private readonly CodeColumn? _which;

    public SeveralColumns(string code, IReadOnlyList<Option> options, ColumnBinder columns)
    {
        _columns = [.. Substantive(options).Select(o => (o, columns.Code($"{code}.{o}", Chosen, NotChosen)))];
        _missing = options.Where(o => !OptionTally.IsSubstantive(o)).ToDictionary(o => o.Code, OptionColumn.StateOf, StringComparer.Ordinal);
        if (_missing.Count > 0) { _which = columns.Code($"{code}.missing", _missing.Keys); }
        Codes = [.. _columns.Select(c => c.Column), .. _which is null ? Array.Empty<CodeColumn>() : [_which]];
    }

    protected override IReadOnlyList<CodeColumn> Codes { get; }

    protected override void AddGiven(Answer answer)
    {
        var chosen = answer.SelectedCodes;
        var missing = chosen.FirstOrDefault(_missing.ContainsKey);
        foreach (var (option, column) in _columns)
        {
            if (missing is not null) { column.Add(_missing[missing]); }
            else { column.Add(chosen.Contains(option, StringComparer.Ordinal) ? Chosen : NotChosen); }
        }
        if (missing is not null) { _which!.Add(missing); }
        else { _which?.Add(AnswerState.PreferNotToSay); }
    }

    protected override Answer GivenAt(int row) =>
        _which?.StateOf(row) == AnswerState.Answered
            ? new OptionsAnswer([_which.Categories[_which.CategoryAt(row)]])
            : new OptionsAnswer([.. _columns.Where(c => c.Column.CategoryAt(row) == 0).Select(c => c.Code)]);
}

/// <summary>A rating of each item: a column for each.</summary>
internal sealed class GridColumns(string code, GridTally tally, ColumnBinder columns) : AnswerColumns
{
    private readonly List<(string Item, OptionColumn Column)> _columns = [.. tally.Items.Select(i => (i.Code, new OptionColumn($"{code}.{i.Code}", tally.Scale, columns)))];

    protected override IReadOnlyList<CodeColumn> Codes => field ??= [.. _columns.SelectMany(c => c.Column.Codes)];

    protected override void AddGiven(Answer answer)
    {
        var ratings = ((RatingsAnswer)answer).Ratings;
        foreach (var (item, column) in _columns)
        {
            if (ratings.TryGetValue(item, out var rating)) { column.Add(rating); }
            else { column.Add(AnswerState.PassedOver); }
        }
    }

    protected override Answer GivenAt(int row)
    {
        var ratings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (item, column) in _columns)
        {
            if (column.At(row) is { } rating) { ratings[item] = rating; }
        }
        return new RatingsAnswer(ratings);
    }
}

/// <summary>An order: the rank of each item from 1, or that it was left unranked.</summary>
internal sealed class RankingColumns(string code, RankingTally tally, ColumnBinder columns) : AnswerColumns
{
    /// <summary>The category of an item that was left unranked.</summary>
    public const string Unranked = "unranked";

    private readonly List<(string Item, CodeColumn Column)> _columns =
        [.. tally.Items.Select(i => (i.Code, columns.Code($"{code}.{i.Code}", [.. Enumerable.Range(1, tally.Depth).Select(Rank), Unranked])))];

    protected override IReadOnlyList<CodeColumn> Codes => field ??= [.. _columns.Select(c => c.Column)];

    protected override void AddGiven(Answer answer)
    {
        var codes = ((RankingAnswer)answer).Codes.Where(c => _columns.Exists(i => i.Item == c)).ToList();
        foreach (var (item, column) in _columns) { column.Add(codes.IndexOf(item) is >= 0 and var index ? Rank(index + 1) : Unranked); }
    }

    protected override Answer GivenAt(int row) =>
        new RankingAnswer([.. _columns.Select(c => (c.Item, Rank: c.Column.Categories[c.Column.CategoryAt(row)])).Where(c => c.Rank != Unranked)
            .OrderBy(c => int.Parse(c.Rank, CultureInfo.InvariantCulture)).Select(c => c.Item)]);

    private static string Rank(int rank) => rank.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What each item was given: a column of numbers for each.</summary>
internal sealed class AmountColumns(string code, IReadOnlyList<Option> items, ColumnBinder columns) : AnswerColumns
{
    private readonly List<(string Item, NumberColumn Column)> _columns = [.. items.Select(i => (i.Code, columns.Number($"{code}.{i.Code}")))];

    protected override IReadOnlyList<CodeColumn> Codes => [];

    protected override IReadOnlyList<NumberColumn> Numbers => field ??= [.. _columns.Select(c => c.Column)];

    protected override void AddGiven(Answer answer)
    {
        var amounts = ((AmountsAnswer)answer).Amounts;
        foreach (var (item, column) in _columns) { column.Add(amounts.GetValueOrDefault(item)); }
    }

    protected override Answer GivenAt(int row) => new AmountsAnswer(_columns.ToDictionary(c => c.Item, c => (int)c.Column[row], StringComparer.Ordinal));
}

/// <summary>A number: a column of numbers.</summary>
internal sealed class NumberColumns(string code, ColumnBinder columns) : AnswerColumns
{
    private readonly NumberColumn _column = columns.Number(code);

    protected override IReadOnlyList<CodeColumn> Codes => [];

    protected override IReadOnlyList<NumberColumn> Numbers => field ??= [_column];

    protected override void AddGiven(Answer answer) => _column.Add((double)((NumberAnswer)answer).Value);

    protected override Answer GivenAt(int row) => new NumberAnswer((decimal)_column[row]);
}

/// <summary>Where people live: a column for each level of area.</summary>
internal sealed class PlaceColumns(string code, ColumnBinder columns) : AnswerColumns
{
    private const string NoCode = "";

    private readonly CodeColumn _authority = columns.Code($"{code}.authority");
    private readonly CodeColumn _unit = columns.Code($"{code}.unit");
    private readonly CodeColumn _community = columns.Code($"{code}.community");

    protected override IReadOnlyList<CodeColumn> Codes => field ??= [_authority, _unit, _community];

    protected override void AddGiven(Answer answer)
    {
        var place = ((PlaceAnswer)answer).Place;
        _authority.Add(place.LocalAuthorityCode ?? NoCode);
        _unit.Add(place.LocalPolicingUnitCode ?? NoCode);
        _community.Add(place.CommunityCode ?? NoCode);
    }

    protected override Answer GivenAt(int row)
    {
        var place = new Place(CodeAt(_authority, row), CodeAt(_unit, row), CodeAt(_community, row));
        return new PlaceAnswer(place.SmallestCode, place);
    }

    private static string? CodeAt(CodeColumn column, int row) => column.Categories[column.CategoryAt(row)] is { Length: > 0 } code ? code : null;
}

/// <summary>A text: a column that says whether there is one. The words stay in the response.</summary>
internal sealed class TextColumns(string code, ColumnBinder columns) : AnswerColumns
{
    private const string Written = "written";

    private readonly CodeColumn _column = columns.Code(code, Written);

    protected override IReadOnlyList<CodeColumn> Codes => field ??= [_column];

    protected override void AddGiven(Answer answer) => _column.Add(Written);

    protected override Answer GivenAt(int row) => new TextAnswer(Written);
}
