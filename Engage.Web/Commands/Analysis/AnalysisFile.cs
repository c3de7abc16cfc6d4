using System.Globalization;
using Engage.Domain;
using Engage.Domain.Statistics;
using Engage.Web.Csv;

namespace Engage.Web.Commands.Analysis;

/// <summary>
/// The columns wanted of a CSV file, read once, line by line, into a column store. Empty cells and NA are missing. Memory
/// holds a byte or so to each closed answer and eight to each number, whatever the file's other columns hold.
/// </summary>
internal sealed class AnalysisFile
{
    private const int MostProblems = 10;

    private readonly List<string> _heading = [];
    private readonly List<CodeReading> _codes = [];
    private readonly List<NumberReading> _numbers = [];
    private readonly List<ImportProblem> _problems = [];
    private int _problemCount;

    private AnalysisFile(string name) => Name = name;

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The columns wanted.</summary>
    public ColumnStore Columns { get; } = new();

    /// <summary>Rows of data.</summary>
    public int Count { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">The columns wanted.</param>
    /// <param name="progress">Told of the lines read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ImportException">A column is missing, or a line is wrong.</exception>
    public static AnalysisFile Read(FileInfo file, IReadOnlyCollection<WantedColumn> wanted, CommandProgress progress, CancellationToken cancellationToken)
    {
        var read = new AnalysisFile(file.Name);
        using var lines = new CsvLines(CommandContext.OpenFile(file), file.Name, allowsLineBreaks: true);
        read.ReadHeading(lines, wanted);
        while (lines.Read())
        {
            read.ReadLine(lines);
            if ((++read.Count & 0xFFFF) != 0) { continue; }
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(read.Count);
        }
        if (read._problemCount > 0) { throw new ImportException(read._problems, read._problemCount); }
        if (read.Count == 0) { throw new ImportException(file.Name, lines.Line, "there are no rows below the heading."); }
        return read;
    }

    /// <summary>Where a category first stands: what to point at when it is not wanted.</summary>
    public int FirstLineOf(string column, int category) => _codes.Single(c => c.Column.Name == column).FirstLines[category];

    private void ReadHeading(CsvLines lines, IReadOnlyCollection<WantedColumn> wanted)
    {
        if (!lines.Read()) { throw new ImportException(Name, 1, "the file is empty; the first line must name the columns."); }
        if (lines.Fault(lines.Count) is { } fault) { throw new ImportException([fault]); }
        _heading.AddRange(lines.Values());
        // A column of numbers named twice is held to the stricter use.
        foreach (var (name, role, kind) in wanted.OrderByDescending(w => w.Kind).DistinctBy(w => (w.Name, w.Kind == ColumnKind.Code)))
        {
            var index = _heading.IndexOf(name);
            if (index < 0) { throw new ImportException(Name, lines.Line, $"there is no column {name}, named by {role}; the columns are {Wording.List(_heading)}."); }
            if (_heading.LastIndexOf(name) != index) { throw new ImportException(Name, lines.Line, $"the heading has the column {name} twice."); }
            if (kind == ColumnKind.Code) { _codes.Add(new(Columns.Add(new CodeColumn(name)), index)); }
            else { _numbers.Add(new(Columns.Add(new NumberColumn(name)), index, kind)); }
        }
    }

    private void ReadLine(CsvLines lines)
    {
        if (lines.Fault(_heading.Count) is { } fault)
        {
            Note(fault);
            return;
        }
        foreach (var code in _codes) { code.Add(lines); }
        foreach (var number in _numbers)
        {
            if (number.Add(lines) is { } sentence) { Note(lines.Problem(number.Column.Name, lines[number.Index], sentence)); }
        }
    }

    private void Note(ImportProblem problem)
    {
        if (_problemCount++ < MostProblems) { _problems.Add(problem); }
    }

    private static bool IsMissing(ReadOnlySpan<byte> cell) => cell.IsEmpty || cell.SequenceEqual("NA"u8);

    /// <summary>Reads cells of a closed answer.</summary>
    private sealed class CodeReading(CodeColumn column, int index)
    {
        private const int ShortLength = 7;

        // A short text is known by its bytes as one number: no text is made of a cell seen before.
        private readonly Dictionary<ulong, int> _short = [];

        public CodeColumn Column => column;

        public List<int> FirstLines { get; } = [];

        public void Add(CsvLines lines)
        {
            var cell = lines.Bytes(index);
            if (cell.Length > ShortLength)
            {
                column.AddCode(CodeOf(lines));
                return;
            }

            var key = (ulong)cell.Length;
            foreach (var b in cell) { key = (key << 8) | b; }
            if (!_short.TryGetValue(key, out var code)) { _short[key] = code = IsMissing(cell) ? (int)AnswerState.PassedOver : CodeOf(lines); }
            column.AddCode(code);
        }

        private int CodeOf(CsvLines lines)
        {
            var code = column.CodeOf(lines[index]);
            if (column.Categories.Count > FirstLines.Count) { FirstLines.Add(lines.Line); }
            return code;
        }
    }

    /// <summary>Reads cells of numbers.</summary>
    private sealed class NumberReading(NumberColumn column, int index, ColumnKind kind)
    {
        public NumberColumn Column => column;

        public int Index => index;

        /// <summary>Takes the cell, or says what is wrong with it.</summary>
        public string? Add(CsvLines lines)
        {
            var cell = lines.Bytes(index);
            if (IsMissing(cell))
            {
                column.Add(AnswerState.PassedOver);
                return kind switch
                {
                    ColumnKind.Weight => "a weight is missing; every row has one, 0 or above.",
                    ColumnKind.Population => "a population size is missing; every row has that of its stratum.",
                    _ => null,
                };
            }
            if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            {
                column.Add(AnswerState.PassedOver);
                return "not a number; write digits with a point, such as 12.5.";
            }
            column.Add(value);
            return kind switch
            {
                ColumnKind.Weight when value < 0 => "a weight is 0 or above.",
                ColumnKind.Population when value <= 0 => "a population size is above 0, or the share sampled.",
                _ => null,
            };
        }
    }
}

/// <summary>What the cells of a column are read as; of numbers, the later the stricter.</summary>
internal enum ColumnKind
{
    /// <summary>Categories.</summary>
    Code,

    /// <summary>Numbers, which may be missing.</summary>
    Number,

    /// <summary>Numbers of 0 or above, none missing.</summary>
    Weight,

    /// <summary>Numbers above 0, none missing.</summary>
    Population,
}

/// <summary>A column wanted.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Role">What names it, such as --weight, for sentences.</param>
/// <param name="Kind">What its cells are.</param>
internal sealed record WantedColumn(string Name, string Role, ColumnKind Kind);
