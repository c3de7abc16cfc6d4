using Engage.Domain.Priorities;

namespace Engage.Web.Priorities;

/// <summary>A part of an earlier plan that goes on in a part of a later one.</summary>
/// <param name="Plan">The earlier plan.</param>
/// <param name="Pillar">Its part.</param>
public sealed record EarlierPart(PolicePlan Plan, Pillar Pillar);

/// <summary>Follows the mappings between plans, in both directions.</summary>
public static class EarlierParts
{
    /// <summary>What goes on in a part of a plan.</summary>
    /// <param name="shelf">The plans there are to point at; what it does not hold is left out.</param>
    public static IReadOnlyList<EarlierPart> Of(PolicePlan plan, string pillarCode, PlanShelf shelf) =>
    [
        .. plan.Mappings.Where(m => m.PillarCode == pillarCode)
            .Select(m => (Plan: shelf.PlanOf(new PlanReference(m.EarlierPlan, m.EarlierPillar)), m.EarlierPillar))
            .Where(e => e.Plan?.FindPillar(e.EarlierPillar) is not null)
            .Select(e => new EarlierPart(e.Plan!, e.Plan!.FindPillar(e.EarlierPillar)!))
            .OrderBy(e => e.Plan.ValidFrom).ThenBy(e => e.Pillar.Position),
    ];

    /// <summary>Where a part of a plan goes on in later plans.</summary>
    public static IReadOnlyList<EarlierPart> After(PolicePlan plan, string pillarCode, PlanShelf shelf) =>
    [
        .. shelf.Plans.SelectMany(later => later.Mappings.Where(m => m.EarlierPlan == plan.Slug && m.EarlierPillar == pillarCode).Select(m => later.FindPillar(m.PillarCode)).OfType<Pillar>().Select(p => new EarlierPart(later, p))),
    ];
}
