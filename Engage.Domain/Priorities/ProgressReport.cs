using Engage.Domain.Surveys;

namespace Engage.Domain.Priorities;

/// <summary>A progress report to the Police and Crime Panel on a period: the subject of versions that are made, commented, approved and published.</summary>
/// <param name="Id">A <see cref="PublicId"/>.</param>
/// <param name="Slug">Part of its address, such as 2026-q3.</param>
/// <param name="Title">The title.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="IsDemonstration">Whether it is made-up demonstration content.</param>
public sealed record ProgressReport(string Id, string Slug, string Title, DateOnly From, DateOnly To, bool IsDemonstration)
{
    /// <summary>The most characters of a slug.</summary>
    public const int MaxSlugLength = Survey.MaxSlugLength;

    /// <summary>The most characters of a title.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>Whether a day lies in the period.</summary>
    public bool Holds(DateOnly day) => day >= From && day <= To;
}

/// <summary>The newest printed sheet of an area: what was public of it when it was made.</summary>
public sealed class AreaSheet
{
    /// <summary>The area.</summary>
    public required string AreaCode { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset PreparedAt { get; set; }

    /// <summary>The tagged PDF.</summary>
    public required byte[] Pdf { get; set; }

    /// <summary>SHA-256 of the content, in lower-case hex.</summary>
    public required string ContentHash { get; set; }
}
