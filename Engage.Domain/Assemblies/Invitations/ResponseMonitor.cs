namespace Engage.Domain.Assemblies.Invitations;

/// <summary>A household as the monitor counts it.</summary>
/// <param name="AreaCode">The area letters were shared out by.</param>
/// <param name="Decile">The decile of deprivation.</param>
/// <param name="IsSent">Whether its letter was posted.</param>
/// <param name="Registered">How many of its people are registered and have not withdrawn.</param>
public sealed record HouseholdAnswer(string AreaCode, int? Decile, bool IsSent, int Registered);

/// <summary>One line of the monitor.</summary>
/// <param name="Group">The area or decile; null for addresses whose decile is not known.</param>
/// <param name="Letters">Letters posted.</param>
/// <param name="Households">Households of those from which somebody registered.</param>
/// <param name="People">People who registered.</param>
public sealed record ResponseLine(string? Group, int Letters, int Households, int People)
{
    /// <summary>The share of letters that somebody answered; null without letters.</summary>
    public double? Rate => Letters == 0 ? null : (double)Households / Letters;
}

/// <summary>How letters are answered: in all, by area and by decile of deprivation. For staff: lines may be small.</summary>
/// <param name="All">In all.</param>
/// <param name="ByArea">By area code.</param>
/// <param name="ByDecile">By decile, those unknown last.</param>
public sealed record ResponseMonitor(ResponseLine All, IReadOnlyList<ResponseLine> ByArea, IReadOnlyList<ResponseLine> ByDecile)
{
    /// <summary>Counts.</summary>
    public static ResponseMonitor Of(IReadOnlyList<HouseholdAnswer> households)
    {
        ArgumentNullException.ThrowIfNull(households);
        return new ResponseMonitor(
            Line(null, households),
            [.. households.GroupBy(h => h.AreaCode, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Line(g.Key, g))],
            [.. households.GroupBy(h => h.Decile).OrderBy(g => g.Key ?? int.MaxValue).Select(g => Line(g.Key?.ToString(System.Globalization.CultureInfo.InvariantCulture), g))]);
    }

    // Somebody may register before the office notes the posting; a rate is of letters that are out.
    private static ResponseLine Line(string? group, IEnumerable<HouseholdAnswer> households)
    {
        var posted = households.Where(h => h.IsSent || h.Registered > 0).ToList();
        return new ResponseLine(group, posted.Count, posted.Count(h => h.Registered > 0), posted.Sum(h => h.Registered));
    }
}
