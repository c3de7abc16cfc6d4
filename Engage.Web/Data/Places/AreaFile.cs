using System.Globalization;
using System.Text.RegularExpressions;
using Engage.Domain.Places;
using Engage.Web.Csv;

namespace Engage.Web.Data.Places;

/// <summary>One line of a file of areas, as far as it could be read.</summary>
internal sealed record AreaLine(int Line, string Code, string Name, AreaKind? Kind, string? ParentCode, string? OnsCode, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Makes the area of a line without problems.</summary>
    public Area ToArea() => new(Code, Name, Kind!.Value, ParentCode, OnsCode, ValidFrom, ValidTo);

    /// <summary>Whether an area already says all that the line says.</summary>
    public bool Describes(Area area) =>
        (area.Name, area.Kind, area.ParentCode, area.OnsCode, area.ValidFrom, area.ValidTo) == (Name, Kind!.Value, ParentCode, OnsCode, ValidFrom, ValidTo);
}

/// <summary>Reads the columns code, name, kind, parent, ons_code, valid_from and valid_to, judging each line for itself.</summary>
internal sealed partial class AreaFile
{
    private static readonly string[] Headings = ["code", "name", "kind", "parent", "ons_code", "valid_from", "valid_to"];

    private readonly CsvLines _lines;
    private readonly Dictionary<string, int> _columns;

    private AreaFile(CsvLines lines, Dictionary<string, int> columns) => (_lines, _columns) = (lines, columns);

    /// <summary>The lines whose code could be read.</summary>
    public List<AreaLine> Areas { get; } = [];

    /// <summary>What is wrong with single lines.</summary>
    public List<ImportProblem> Problems { get; } = [];

    /// <summary>Columns that mean nothing here.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; private init; } = [];

    /// <summary>Reads to the end.</summary>
    /// <exception cref="ImportException">There is no heading, or it lacks a column.</exception>
    public static AreaFile Read(CsvLines lines)
    {
        var (header, columns) = CsvHeading.Read(lines, Headings, ", separated by commas.");
        var file = new AreaFile(lines, columns) { IgnoredColumns = [.. header.Where(h => !Headings.Contains(h, StringComparer.OrdinalIgnoreCase) && h.Length > 0)] };
        while (lines.Read()) { file.ReadLine(header.Length); }
        return file;
    }

    private void ReadLine(int width)
    {
        if (_lines.Fault(width) is { } fault)
        {
            Problems.Add(fault);
            return;
        }

        var code = Value("code");
        if (!CodeForm().IsMatch(code))
        {
            Wrong("code", $"a code has 1 to {Area.MaxCodeLength} letters, digits and hyphens.");
            return;
        }

        var name = Value("name");
        if (name is not { Length: > 0 and <= Area.MaxNameLength } || name.Any(char.IsControl)) { Wrong("name", $"a name has 1 to {Area.MaxNameLength} characters."); }

        var kind = ReadKind();
        if (kind == AreaKind.Force && Value("parent").Length > 0) { Wrong("parent", "a force lies in no other area; leave it empty."); }
        if (kind is not (null or AreaKind.Force) && Value("parent").Length == 0) { Wrong("parent", "give the code of the area it lies in."); }
        if (Value("ons_code") is { Length: > 0 } ons && !OnsForm().IsMatch(ons)) { Wrong("ons_code", "a code of the Office for National Statistics is a capital letter and eight digits, such as E06000049; leave it empty where there is none."); }

        var from = ReadDate("valid_from");
        if (from is null && Value("valid_from").Length == 0) { Wrong("valid_from", "give the first day the area exists, as 2009-04-01."); }
        var to = ReadDate("valid_to");
        if (to < from) { Wrong("valid_to", $"the last day lies before the first, {from:yyyy-MM-dd}."); }

        Areas.Add(new(_lines.Line, code, name, kind, OrNull("parent"), OrNull("ons_code"), from ?? default, to));
    }

    private AreaKind? ReadKind()
    {
        var kind = AreaKindName.Parse(Value("kind"));
        if (kind is null) { Wrong("kind", $"not a kind of area; the kinds are {AreaKindName.All}."); }
        return kind;
    }

    private DateOnly? ReadDate(string column)
    {
        var text = Value(column);
        if (text.Length == 0) { return null; }
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) { return date; }
        Wrong(column, "not a date; write year-month-day, as 2009-04-01.");
        return null;
    }

    private string Value(string column) => _lines[_columns[column]];

    private string? OrNull(string column) => Value(column) is { Length: > 0 } value ? value : null;

    private void Wrong(string column, string sentence) => Problems.Add(_lines.Problem(column, Value(column), sentence));

    [GeneratedRegex("^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeForm();

    [GeneratedRegex("^[A-Z][0-9]{8}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OnsForm();
}
