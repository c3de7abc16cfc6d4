namespace Engage.Domain.Assemblies.Sessions;

/// <summary>Somebody who has a place or waits for one.</summary>
/// <param name="Id">The booking.</param>
/// <param name="Turn">The order of asking.</param>
/// <param name="Features">The answers that the quotas need; null for somebody from outside, whom no quota counts.</param>
public sealed record InLine(string Id, long Turn, IReadOnlyDictionary<string, string>? Features);

/// <summary>
/// Who gets a place that came free: the first in line whose coming keeps every group within its quota. A place is never left
/// empty for want of such a person: then it goes to the first in line.
/// </summary>
public static class WaitingList
{
    /// <summary>Chooses.</summary>
    /// <param name="waiting">Those who wait.</param>
    /// <param name="seated">Those who have a place, or one held for them.</param>
    /// <param name="targets">The assembly's quotas.</param>
    /// <param name="panelSize">The number of members the quotas are made for.</param>
    /// <param name="capacity">How many places the session has.</param>
    /// <returns>The booking; null when nobody waits.</returns>
    public static string? Next(IEnumerable<InLine> waiting, IReadOnlyCollection<InLine> seated, SelectionTargets targets, int panelSize, int capacity)
    {
        var line = waiting.OrderBy(w => w.Turn).ToList();
        return (line.Find(w => Fits(w, seated, targets, panelSize, capacity)) ?? line.FirstOrDefault())?.Id;
    }

    /// <summary>The most people of a group at a session: their quota, in proportion where the session has fewer places than the panel has seats, rounded up.</summary>
    public static int Most(TargetValue value, int panelSize, int capacity) =>
        capacity >= panelSize ? value.Max : (int)Math.Ceiling((double)value.Max * capacity / panelSize);

    private static bool Fits(InLine person, IReadOnlyCollection<InLine> seated, SelectionTargets targets, int panelSize, int capacity) =>
        person.Features is null || targets.Features.All(feature =>
            person.Features.GetValueOrDefault(feature.Code) is not { } code || feature.Find(code) is not { } value
            || seated.Count(s => s.Features?.GetValueOrDefault(feature.Code) == code) < Most(value, panelSize, capacity));
}
