using Engage.Domain.Places;
using Engage.Web.Csv;

namespace Engage.Web.Data.Places;

/// <summary>Reads a file of postcodes and gives each its area: that of its ward, else its authority.</summary>
internal sealed class PostcodeFile
{
    private const ushort NoArea = ushort.MaxValue;
    private const int LinesBetweenReports = 1 << 16;

    private readonly CsvLines _lines;
    private readonly PostcodeImportRequest _request;
    private readonly WardFile _wards;
    private readonly Gazetteer _places;
    private readonly PostcodeLayout _layout;
    private readonly Dictionary<string, ushort> _authorities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ushort> _wardAreas = new(StringComparer.Ordinal);
    private readonly HashSet<(string Ward, ushort Authority)> _wardsSeen = [];
    private readonly SortedSet<string> _unmappedWards = new(StringComparer.Ordinal);

    private PostcodeFile(CsvLines lines, PostcodeImportRequest request, WardFile wards, Gazetteer places, PostcodeLayout layout)
    {
        (_lines, _request, _wards, _places, _layout) = (lines, request, wards, places, layout);
        for (var i = 0; i < places.Areas.Count; i++)
        {
            var area = places.Areas[i];
            _wardAreas[area.Code] = (ushort)i;
            if (area.Kind != AreaKind.LocalAuthority) { continue; }
            _authorities[area.Code] = (ushort)i;
            if (area.OnsCode is { } ons) { _authorities[ons] = (ushort)i; }
        }
    }

    /// <summary>The postcodes within known areas, in order.</summary>
    public PostcodeTable Table { get; } = new();

    /// <summary>Lines read, without the heading.</summary>
    public int Read { get; private set; }

    /// <summary>Postcodes of no authority or of one that is not known here.</summary>
    public int Outside { get; private set; }

    /// <summary>Postcodes no longer in use, left out.</summary>
    public int Terminated { get; private set; }

    /// <summary>Postcodes given to their authority, for want of a ward with an area.</summary>
    public int AuthorityOnly { get; private set; }

    /// <summary>Wards of known authorities that the file of wards does not give an area.</summary>
    public IReadOnlyCollection<string> UnmappedWards => _unmappedWards;

    /// <summary>The lines that are wrong.</summary>
    public BadLines Bad { get; } = new();

    /// <summary>Reads to the end.</summary>
    /// <exception cref="ImportException">The file is empty, or its heading does not do.</exception>
    public static PostcodeFile ReadAll(CsvLines lines, PostcodeImportRequest request, WardFile wards, Gazetteer places)
    {
        if (!lines.Read()) { throw new ImportException(lines.File, 1, "the file is empty."); }

        var hasHeading = !request.HasNoHeading && !Postcode.TryPack(lines.Characters(0), out _);
        var layout = hasHeading ? PostcodeLayout.FromHeading(lines, request.Map) : PostcodeLayout.WithoutHeading(lines, request.Map);
        var file = new PostcodeFile(lines, request, wards, places, layout);
        if (!hasHeading) { file.ReadLine(); }
        while (lines.Read()) { file.ReadLine(); }
        file.FindDoubles();
        return file;
    }

    private void ReadLine()
    {
        if (++Read % LinesBetweenReports == 0) { _request.LinesRead?.Invoke(Read); }
        if (_lines.Fault(_layout.Width) is { } fault)
        {
            Bad.Add(fault);
            return;
        }
        // Before the postcode is judged: some that ended long ago had forms of their own.
        if (!_request.KeepsTerminated && _layout.Terminated is { } terminated && !_lines.Characters(terminated).IsEmpty)
        {
            Terminated++;
            return;
        }
        if (!Postcode.TryPack(_lines.Characters(_layout.Postcode), out var key))
        {
            Bad.Add(_lines.Problem("postcode", _lines[_layout.Postcode], "not a full postcode, such as CW7 2UA."));
            return;
        }
        if (AreaOfLine() is { } area) { Table.Add(key, area, _lines.Line); }
    }

    /// <summary>The index of the line's area; null when it is left out, which has then been counted.</summary>
    private ushort? AreaOfLine()
    {
        if (!IsCodeOrEmpty(_layout.Authority, "authority") || (_layout.Ward is { } w && !IsCodeOrEmpty(w, "ward"))) { return null; }

        var authority = _authorities.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_lines.Characters(_layout.Authority), out var known) ? known : NoArea;
        if (authority == NoArea)
        {
            Outside++;
            return null;
        }
        if (_layout.Ward is not { } column || _lines.Characters(column).IsEmpty || _wards.Wards.Count == 0)
        {
            AuthorityOnly++;
            return authority;
        }

        var ward = _lines[column];
        if (!_wards.Wards.TryGetValue(ward, out var mapped))
        {
            _unmappedWards.Add(ward);
            AuthorityOnly++;
            return authority;
        }
        if (_wardsSeen.Add((ward, authority))) { CheckWardLiesIn(authority, ward, mapped.AreaCode, mapped.Line); }
        return _wardAreas[mapped.AreaCode];
    }

    private void CheckWardLiesIn(ushort authority, string ward, string areaCode, int wardLine)
    {
        var expected = _places.Areas[authority].Code;
        if (_places.PlaceOf(areaCode).LocalAuthorityCode is { } actual && !string.Equals(actual, expected, StringComparison.Ordinal))
        {
            Bad.Add(new(_wards.File, wardLine, "ward", ward, $"{_lines.File} line {_lines.Line} has it in the authority {expected}, and {areaCode} lies in {actual}."));
        }
    }

    private bool IsCodeOrEmpty(int column, string field)
    {
        var code = _lines.Characters(column);
        if (code.IsEmpty || (code.Length == 9 && char.IsAsciiLetterUpper(code[0]) && !code[1..].ContainsAnyExceptInRange('0', '9'))) { return true; }
        Bad.Add(_lines.Problem(field, _lines[column], "a capital letter and eight digits are expected, such as E06000049, or nothing."));
        return false;
    }

    private void FindDoubles()
    {
        Table.Sort();
        for (var i = 1; i < Table.Count; i++)
        {
            if (Table.Key(i) == Table.Key(i - 1))
            {
                Bad.Add(new(_lines.File, Table.Line(i), "postcode", Postcode.Format(Postcode.Unpack(Table.Key(i))), $"line {Table.Line(i - 1)} has the same postcode; each stands once."));
            }
        }
    }
}

/// <summary>Wrong lines: the first twenty in full, the rest as a number, so that a hopeless file does not fill the memory.</summary>
internal sealed class BadLines
{
    private const int InFull = 20;

    private readonly List<ImportProblem> _first = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<ImportProblem> First => _first;

    /// <summary>Notes one.</summary>
    public void Add(ImportProblem problem)
    {
        if (Count++ < InFull) { _first.Add(problem); }
    }
}
