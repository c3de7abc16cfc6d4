using Engage.Web.Csv;

namespace Engage.Web.Data.Places;

/// <summary>What to import, and how.</summary>
public sealed record PostcodeImportRequest
{
    /// <summary>The bytes of the file of postcodes; closed by the import.</summary>
    public required Stream Postcodes { get; init; }

    /// <summary>The name of that file, for sentences.</summary>
    public required string PostcodesName { get; init; }

    /// <summary>The bytes of the file of wards; null to give every postcode to its authority.</summary>
    public Stream? Wards { get; init; }

    /// <summary>The name of that file, for sentences.</summary>
    public string WardsName { get; init; } = "wards";

    /// <summary>Headings (or positions, from 1, where there is no heading) by field: postcode, authority, ward, terminated.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the first line is a postcode; noticed unsaid when it looks like one.</summary>
    public bool HasNoHeading { get; init; }

    /// <summary>Whether postcodes that the file does not have are removed.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether postcodes no longer in use are brought in too.</summary>
    public bool KeepsTerminated { get; init; }

    /// <summary>Whether good lines are written although others are wrong.</summary>
    public bool SkipsBadLines { get; init; }

    /// <summary>Whether a ward without an area stops the import.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether to check and count only.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Told now and then how many lines have been read.</summary>
    public Action<int>? LinesRead { get; init; }
}

/// <summary>What an import of postcodes did, or would do.</summary>
/// <param name="Lines">Lines read, without the heading.</param>
/// <param name="Added">Postcodes that were not known.</param>
/// <param name="Changed">Postcodes that moved to another area.</param>
/// <param name="Unchanged">Postcodes known so already.</param>
/// <param name="Removed">Postcodes the file does not have, removed on request.</param>
/// <param name="Outside">Postcodes outside the known areas, left out.</param>
/// <param name="Terminated">Postcodes no longer in use, left out.</param>
/// <param name="AuthorityOnly">Postcodes known by their authority only.</param>
/// <param name="BadLineCount">Wrong lines skipped on request.</param>
/// <param name="BadLines">The first of them.</param>
/// <param name="UnmappedWards">Wards of known authorities that were given no area.</param>
public sealed record PostcodeImportOutcome(
    int Lines, int Added, int Changed, int Unchanged, int Removed, int Outside, int Terminated, int AuthorityOnly,
    int BadLineCount, IReadOnlyList<ImportProblem> BadLines, IReadOnlyCollection<string> UnmappedWards);

/// <summary>Wards without an area, where the caller wanted none; nothing was written.</summary>
public sealed class UnmappedWardsException(IReadOnlyCollection<string> wards)
    : Exception($"{wards.Count} {(wards.Count == 1 ? "ward has" : "wards have")} no area in the file of wards: {string.Join(", ", wards.Take(10))}{(wards.Count > 10 ? " and others" : "")}.");
