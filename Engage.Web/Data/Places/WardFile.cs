using System.Text.RegularExpressions;
using Engage.Domain.Places;
using Engage.Web.Csv;

namespace Engage.Web.Data.Places;

/// <summary>Which area each ward lies in, from a file with a column of ward codes and one of area codes or unit names.</summary>
internal sealed partial class WardFile
{
    private static readonly string[] AreaHeadings = ["area_code", "area", "lpu_code", "lpu", "lpu_name"];

    private readonly Dictionary<string, (string AreaCode, int Line)> _wards = new(StringComparer.Ordinal);

    private WardFile(string file) => File = file;

    /// <summary>No wards: every postcode goes to its authority.</summary>
    public static WardFile None { get; } = new("");

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The areas by ward, and the lines that say so.</summary>
    public IReadOnlyDictionary<string, (string AreaCode, int Line)> Wards => _wards;

    /// <summary>Reads to the end.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="places">The areas known.</param>
    /// <exception cref="ImportException">A line is wrong, or the heading is.</exception>
    public static WardFile Read(CsvLines lines, Gazetteer places)
    {
        if (!lines.Read()) { throw new ImportException(lines.File, 1, "the file is empty; its first line must name a column ward_code and a column area_code or lpu."); }

        var header = lines.Values();
        if (lines.Fault(header.Length) is { } fault) { throw new ImportException([fault]); }
        var columns = CsvHeading.Columns(lines, header);
        var ward = columns.Keys.FirstOrDefault(c => WardHeading().IsMatch(c));
        var area = AreaHeadings.FirstOrDefault(columns.ContainsKey);
        if (ward is null || area is null)
        {
            throw new ImportException(lines.File, lines.Line, $"the heading needs a column ward_code and a column area_code or lpu; its columns are {string.Join(", ", header)}.");
        }

        var file = new WardFile(lines.File);
        var names = new UnitNames(places);
        List<ImportProblem> problems = [];
        while (lines.Read())
        {
            if ((lines.Fault(header.Length) ?? file.Add(lines, (ward, columns[ward]), (area, columns[area]), names)) is { } problem) { problems.Add(problem); }
        }
        return problems.Count == 0 ? file : throw new ImportException(problems);
    }

    private ImportProblem? Add(CsvLines lines, (string Heading, int At) wardColumn, (string Heading, int At) areaColumn, UnitNames names)
    {
        var (ward, area) = (lines[wardColumn.At], lines[areaColumn.At]);
        if (!OnsForm().IsMatch(ward)) { return lines.Problem(wardColumn.Heading, ward, "a ward code is a capital letter and eight digits, such as E05008611."); }
        if (area.Length == 0) { return null; } // said to lie in no unit: its postcodes go to their authority

        if (names.CodeOf(area, out var problem) is not { } code) { return lines.Problem(areaColumn.Heading, area, problem); }
        return _wards.TryAdd(ward, (code, lines.Line)) || string.Equals(_wards[ward].AreaCode, code, StringComparison.Ordinal)
            ? null
            : lines.Problem(areaColumn.Heading, area, $"line {_wards[ward].Line} puts the ward {ward} in {_wards[ward].AreaCode}.");
    }

    [GeneratedRegex("^(?:ward|wd)[0-9]{0,4}_?(?:code|cd)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex WardHeading();

    [GeneratedRegex("^[A-Z][0-9]{8}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OnsForm();

    /// <summary>Finds areas by code, else by the name of a Local Policing Unit or community, when only one bears it.</summary>
    private sealed class UnitNames(Gazetteer places)
    {
        private readonly ILookup<string, Area> _byName = places.Areas
            .Where(a => a.Kind is AreaKind.LocalPolicingUnit or AreaKind.PolicingCommunity)
            .ToLookup(a => a.Name, StringComparer.OrdinalIgnoreCase);

        public string? CodeOf(string text, out string problem)
        {
            problem = "";
            if (places.Find(text) is { } area) { return area.Code; }

            List<Area> named = [.. _byName[text]];
            if (named.Count == 1) { return named[0].Code; }
            problem = named.Count == 0
                ? "no area has this code, and no Local Policing Unit or community this name; import the areas first."
                : $"the areas {string.Join(" and ", named.Select(a => a.Code))} have this name; give the code.";
            return null;
        }
    }
}
