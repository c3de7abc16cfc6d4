using System.Globalization;
using Engage.Web.Csv;

namespace Engage.Web.Data.Places;

/// <summary>Which columns of a file of postcodes hold what; positions from 0, null where the file has no such column.</summary>
/// <param name="Width">How many columns a line has.</param>
/// <param name="Postcode">The postcode.</param>
/// <param name="Authority">The code of the local authority.</param>
/// <param name="Ward">The code of the ward.</param>
/// <param name="Terminated">The month in which the postcode ended; empty while it lives.</param>
internal sealed record PostcodeLayout(int Width, int Postcode, int Authority, int? Ward, int? Terminated)
{
    /// <summary>Code-Point Open as Ordnance Survey publishes it: ten columns and no heading.</summary>
    public static PostcodeLayout CodePointOpen { get; } = new(10, 0, 8, 9, null);

    // ONSPD has changed its headings between editions: pcd/oslaua/osward, then laua/ward, then lad23cd/wd23cd and pcd7. An x here stands for a digit.
    // The short names are those of Code-Point Open's own list of headings.
    private static readonly Dictionary<string, string[]> KnownHeadings = new(StringComparer.Ordinal)
    {
        ["postcode"] = ["postcode", "pcds", "pcd", "pcd2", "pcd7", "pcd8", "pc"],
        ["authority"] = ["oslaua", "laua", "ladxxcd", "ladcd", "la_code", "admin_district_code", "local_authority_code", "dc"],
        ["ward"] = ["osward", "ward", "wdxxcd", "wdcd", "ward_code", "admin_ward_code", "wc"],
        ["terminated"] = ["doterm", "date_of_termination"],
    };

    /// <summary>The fields a map may name.</summary>
    public static IReadOnlyCollection<string> Fields => KnownHeadings.Keys;

    /// <summary>The layout a heading shows, with the caller's own map going before the known names.</summary>
    /// <param name="lines">The file, standing on its heading.</param>
    /// <param name="map">Field to heading, such as ward to osward.</param>
    /// <exception cref="ImportException">A column named in the map is missing, or the postcode or authority cannot be found.</exception>
    public static PostcodeLayout FromHeading(CsvLines lines, IReadOnlyDictionary<string, string> map)
    {
        var header = lines.Values();
        if (lines.Fault(header.Length) is { } fault) { throw new ImportException([fault]); }
        var columns = CsvHeading.Columns(lines, header);

        int? Find(string field)
        {
            if (map.TryGetValue(field, out var heading))
            {
                return columns.TryGetValue(heading, out var at) ? at
                    : throw new ImportException(lines.File, lines.Line, $"the heading has no column {heading}, which --map names for the {field}; its columns are {string.Join(", ", header)}.");
            }
            return KnownHeadings[field].Select(known => columns.Keys.FirstOrDefault(c => Matches(known, c))).FirstOrDefault(c => c is not null) is { } found ? columns[found] : null;
        }

        int Need(string field) => Find(field) ?? throw new ImportException(lines.File, lines.Line,
            $"no column of the heading is known to hold the {field}; name it with --map {field}=HEADING, or say --no-header when the first line is no heading. Its columns are {string.Join(", ", header)}.");

        return new PostcodeLayout(header.Length, Need("postcode"), Need("authority"), Find("ward"), Find("terminated"));
    }

    /// <summary>The layout of a file without a heading: Code-Point Open's, or positions counted from 1 in the map.</summary>
    /// <exception cref="ImportException">The map does not give positions.</exception>
    public static PostcodeLayout WithoutHeading(CsvLines lines, IReadOnlyDictionary<string, string> map)
    {
        if (map.Count == 0) { return CodePointOpen; }

        int? Find(string field) => !map.TryGetValue(field, out var text) ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position >= 1 && position <= lines.Count ? position - 1
            : throw new ImportException(lines.File, lines.Line, $"without a heading --map gives positions from 1 to {lines.Count}, and {field}={text} is none.");

        int Need(string field) => Find(field) ?? throw new ImportException(lines.File, lines.Line, $"without a heading --map must give the position of the {field}.");

        return new PostcodeLayout(lines.Count, Need("postcode"), Need("authority"), Find("ward"), Find("terminated"));
    }

    private static bool Matches(string known, string heading) =>
        known.Length == heading.Length
        && known.Zip(heading).All(p => char.ToLowerInvariant(p.Second) is var c && (p.First == c || (p.First == 'x' && char.IsAsciiDigit(c))));
}
