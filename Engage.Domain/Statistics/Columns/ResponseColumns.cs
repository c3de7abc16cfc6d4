using System.Globalization;
using Engage.Domain.Surveys;

namespace Engage.Domain.Statistics;

/// <summary>
/// The responses of one survey as columns, extended response by response. A single choice is a column by the question's
/// code; several choices, a matrix, a ranking and a sharing out have one for each option or item, named code.item; a grouping
/// is a column "by." and its code; what is known of the response itself stands in columns that begin with "~".
/// </summary>
public sealed class ResponseColumns
{
    private const string Prefix = "~";

    private readonly ColumnBinder _binder;
    private readonly OrderedDictionary<string, AnswerColumns> _questions = new(StringComparer.Ordinal);
    private readonly List<Action<AnalysedResponse>> _writers = [];
    private readonly NumberColumn _numbers;
    private readonly NumberColumn _equality;

    /// <summary>Makes empty columns.</summary>
    /// <param name="definition">The newest version of the survey; its codes include those of older ones.</param>
    /// <param name="groupings">The comparisons wanted.</param>
    public ResponseColumns(SurveyDefinition definition, IReadOnlyList<Grouping> groupings) : this(definition, groupings, new ColumnBinder(new ColumnStore(), isFilled: false))
    {
    }

    private ResponseColumns(SurveyDefinition definition, IReadOnlyList<Grouping> groupings, ColumnBinder binder)
    {
        (Definition, Groupings, _binder) = (definition, groupings, binder);
        _numbers = binder.Number(Prefix + "number");
        _equality = binder.Number(Prefix + "equality");
        Channels = binder.Code(Prefix + "channel");
        Grades = binder.Code(Prefix + "grade");
        Flags = binder.Code(Prefix + "flags");
        Versions = binder.Code(Prefix + "version");
        Hours = binder.Code(Prefix + "hour");
        foreach (var question in definition.Questions.Concat(definition.EqualityQuestions))
        {
            var columns = _questions[question.Code] = AnswerColumns.For(question, binder);
            _writers.Add(response => columns.Add(response.Find(question.Code)));
        }
        foreach (var grouping in groupings) { AddGrouping(grouping); }
    }

    /// <summary>The newest version of the survey.</summary>
    public SurveyDefinition Definition { get; }

    /// <summary>The comparisons.</summary>
    public IReadOnlyList<Grouping> Groupings { get; }

    /// <summary>The columns.</summary>
    public ColumnStore Store => _binder.Store;

    /// <summary>How many responses there are.</summary>
    public int Count => _numbers.Count;

    /// <summary>The number of each response, ascending when they were added so.</summary>
    public ReadOnlySpan<double> Numbers => _numbers.Values;

    /// <summary>The number of the last response; 0 when there is none.</summary>
    public long LastNumber => Count == 0 ? 0 : (long)_numbers[Count - 1];

    internal CodeColumn Channels { get; }

    internal CodeColumn Grades { get; }

    internal CodeColumn Flags { get; }

    internal CodeColumn Versions { get; }

    internal CodeColumn Hours { get; }

    /// <summary>
    /// Columns read back from a snapshot; null when they are not those of this survey, its version and its groupings.
    /// </summary>
    public static ResponseColumns? Over(ColumnStore store, SurveyDefinition definition, IReadOnlyList<Grouping> groupings)
    {
        var binder = new ColumnBinder(store, isFilled: true);
        var columns = new ResponseColumns(definition, groupings, binder);
        return binder.IsMatch ? columns : null;
    }

    /// <summary>The groups of each response.</summary>
    public CodeColumn By(Grouping grouping) => Store.Code(NameOf(grouping.Code));

    /// <summary>Appends a response.</summary>
    public void Add(AnalysedResponse response)
    {
        var row = response.Response;
        _numbers.Add(row.Number);
        _equality.Add(MarkOf(row.Equality));
        Channels.Add(row.Channel.ToString());
        Grades.Add(row.Grade.ToString());
        Flags.Add(row.Flags.ToString());
        Versions.Add(row.Version.ToString(CultureInfo.InvariantCulture));
        Hours.Add(row.SubmittedHour.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        foreach (var write in _writers) { write(response); }
    }

    /// <summary>Puts a response, as it is now, in the place of the row it had.</summary>
    public void Replace(int row, AnalysedResponse response)
    {
        Add(response);
        Store.MoveLastTo(row);
    }

    /// <summary>A copy that shares nothing with these columns, to be extended while others still read these.</summary>
    public ResponseColumns Copy() => Over(Store.Copy(), Definition, Groupings) ?? throw new InvalidOperationException("A copy of the columns does not fit their survey.");

    /// <summary>The row of a response; negative when it is not there.</summary>
    public int RowOf(long number) => Numbers.BinarySearch((double)number);

    /// <summary>Whether a row was made with equality answers.</summary>
    public bool HasEquality(int row) => _equality[row] != 0;

    /// <summary>Whether a row was made from other equality answers than these, which come after the response and may change.</summary>
    public bool IsOutdated(int row, string? equality) => _equality[row] != MarkOf(equality);

    /// <summary>How many responses have equality answers.</summary>
    public int CountEquality()
    {
        var count = 0;
        foreach (var mark in _equality.Values) { count += mark == 0 ? 0 : 1; }
        return count;
    }

    /// <summary>The name of a grouping's column.</summary>
    public static string NameOf(string groupingCode) => "by." + groupingCode;

    /// <summary>The columns of a question.</summary>
    internal AnswerColumns Of(string questionCode) => _questions[questionCode];

    /// <summary>A number that stands for the text, exact as a floating-point number; 0 for none.</summary>
    private static double MarkOf(string? equality) => equality is null ? 0 : (TextHash.Of(equality, seed: 0) >> 11) | 1;

    private void AddGrouping(Grouping grouping)
    {
        var column = _binder.Code(NameOf(grouping.Code), grouping.Groups.Select(g => g.Code));
        _writers.Add(response =>
        {
            if (grouping.GroupOf(response) is { } group && column.IndexOf(group) is >= 0 and var index) { column.AddCode(CodeColumn.FirstCategory + index); }
            else { column.Add(AnswerState.PassedOver); }
        });
    }
}

/// <summary>Gives out the columns of a store by name: new ones, or those it has already.</summary>
/// <param name="store">The store.</param>
/// <param name="isFilled">Whether the columns should be there already.</param>
internal sealed class ColumnBinder(ColumnStore store, bool isFilled)
{
    public ColumnStore Store => store;

    /// <summary>Whether every column asked for was there, with its categories.</summary>
    public bool IsMatch { get; private set; } = true;

    public CodeColumn Code(string name, params IEnumerable<string> categories)
    {
        if (!isFilled) { return store.Add(new CodeColumn(name, categories)); }
        var wanted = new CodeColumn(name, categories);
        if (store.TryCode(name, out var column) && column.Categories.Take(wanted.Categories.Count).SequenceEqual(wanted.Categories, StringComparer.Ordinal)) { return column; }
        IsMatch = false;
        return wanted;
    }

    public NumberColumn Number(string name)
    {
        if (!isFilled) { return store.Add(new NumberColumn(name)); }
        if (store.TryNumber(name, out var column)) { return column; }
        IsMatch = false;
        return new NumberColumn(name);
    }
}
