using Engage.Domain.Surveys;
using Engage.Web.Data;

namespace Engage.Web.Surveys;

/// <summary>A published survey as the database has it.</summary>
/// <param name="Survey">The survey, loaded without its versions; shared by requests, so nobody may change it.</param>
/// <param name="Version">The number of the newest version.</param>
/// <param name="Definition">The newest version.</param>
/// <param name="HasBasis">Whether the basis of a consultation is published with it.</param>
public sealed record PublishedRow(Survey Survey, int Version, SurveyDefinition Definition, bool HasBasis);

/// <summary>
/// The published surveys as last read, kept until anything is saved: reading them is most of what a request to a survey costs.
/// Where other programs write too, nothing is kept.
/// </summary>
public sealed class PublishedShelf(ChangeCount changes)
{
    private Kept? _kept;

    /// <summary>All published surveys; null where they must be read each time.</summary>
    /// <param name="read">Reads them all.</param>
    public async ValueTask<IReadOnlyList<PublishedRow>?> AllAsync(Func<Task<IReadOnlyList<PublishedRow>>> read)
    {
        if (changes.Current is not { } count) { return null; }
        if (Volatile.Read(ref _kept) is { } kept && kept.Count == count) { return kept.Rows; }

        var rows = await read();
        Volatile.Write(ref _kept, new Kept(count, rows));
        return rows;
    }

    private sealed record Kept(long Count, IReadOnlyList<PublishedRow> Rows);
}
