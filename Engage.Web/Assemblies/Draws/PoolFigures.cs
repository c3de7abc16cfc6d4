using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition;
using Engage.Domain.Statistics;

namespace Engage.Web.Assemblies.Draws;

/// <summary>One answer of a feature: the pool and, after a lottery, chances, beside the population and the quota.</summary>
/// <param name="Value">The answer with its quota.</param>
/// <param name="Pool">How many people of the pool, in words; says when that is hidden.</param>
/// <param name="PoolShare">Their share of the pool; null when hidden or there is nobody.</param>
/// <param name="PopulationShare">The share of the population; null when not known.</param>
/// <param name="Seated">How many people hold a seat or are asked to; null before a draw, or when hidden.</param>
/// <param name="LeastChance">The smallest chance of any of them; null before a lottery, or when hidden.</param>
/// <param name="MeanChance">Their mean chance; null likewise.</param>
public sealed record PoolFigure(TargetValue Value, string Pool, double? PoolShare, double? PopulationShare, int? Seated, double? LeastChance, double? MeanChance)
{
    /// <summary>Whether so many seats meet the quota; null when that is not shown.</summary>
    public bool? MeetsQuota => Seated is { } seats ? seats >= Value.Min && seats <= Value.Max : null;
}

/// <summary>The figures of one feature.</summary>
public sealed record PoolFigures(TargetFeature Feature, IReadOnlyList<PoolFigure> Rows)
{
    /// <summary>Figures of every feature.</summary>
    /// <param name="targets">The features with their quotas.</param>
    /// <param name="pool">The pool, its features made of the targets.</param>
    /// <param name="seated">The ids of those who hold a seat; null before a draw.</param>
    /// <param name="report">The newest lottery; null when there is none.</param>
    /// <param name="seesPeople">Whether the reader may see people; to others small numbers are hidden, and those from which they could be told.</param>
    public static IReadOnlyList<PoolFigures> Of(SelectionTargets targets, Pool pool, IReadOnlySet<string>? seated, DrawReport? report, bool seesPeople)
    {
        var there = pool.Count(pool.Members);
        var sitting = seated is null ? null : pool.Count(pool.Members.Where(m => seated.Contains(m.Id)));
        var rule = new Disclosure(seesPeople ? 1 : PanelDraw.FewestToPublish);
        return [.. targets.Features.Select((feature, f) =>
        {
            int[] counts = [.. feature.Values.Select((_, v) => there[pool.RowOf(f, v)])];
            var hidden = rule.Hide(counts, addToTotal: true);
            var people = feature.Values.Sum(v => v.Population ?? 0);
            return new PoolFigures(feature, [.. feature.Values.Select((value, v) =>
            {
                var row = report?.Rows.FirstOrDefault(r => r.Feature == feature.Code && r.Value == value.Code);
                return new PoolFigure(
                    value,
                    hidden[v] ? "hidden" : Wording.Count(counts[v]),
                    hidden[v] || pool.Members.Count == 0 ? null : (double)counts[v] / pool.Members.Count,
                    value.Population is { } population && people > 0 ? population / people : null,
                    hidden[v] ? null : sitting?[pool.RowOf(f, v)],
                    hidden[v] ? null : row?.LeastChance,
                    hidden[v] ? null : row?.MeanChance);
            })]);
        })];
    }

    /// <summary>A chance as people read it: 12.5%.</summary>
    public static string Chance(double? chance) => chance is { } share ? Wording.Number(share * 100, 1) + "%" : "";

    /// <summary>A share as people read it; empty when it is not shown.</summary>
    public static string Share(double? share) => share is { } part ? Wording.Number(part * 100, 1) + "%" : "";
}
