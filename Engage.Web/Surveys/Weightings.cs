using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Surveys;

/// <summary>Makes weights for surveys and keeps them.</summary>
public sealed class Weightings(EngageDb db, SurveyAnalysis analysis, GazetteerSource places, AuditTrail audit, TimeProvider time)
{
    /// <summary>The margins a survey can be weighted to.</summary>
    public async Task<IReadOnlyList<SurveyMargin>> MarginsAsync(Survey survey, CancellationToken cancellationToken = default)
    {
        var brought = await db.MarginCounts.AsNoTracking().Where(m => m.SurveyId == survey.Id).ToListAsync(cancellationToken);
        var population = await db.PopulationCounts.AsNoTracking().ToListAsync(cancellationToken);
        return SurveyMargins.Of(analysis.GroupingsOf(survey), brought, new Census(population, places.Current));
    }

    /// <summary>Rakes all responses received so far and keeps the weights as the survey's next run.</summary>
    /// <param name="survey">The survey with its versions.</param>
    /// <param name="margins">The margins, at least one.</param>
    /// <param name="name">What staff call it.</param>
    /// <param name="cap">The largest weight as a multiple of the mean; null for none.</param>
    /// <param name="by">The account that asked.</param>
    /// <returns>The run; or, when there are no weights, the categories that nobody answered for.</returns>
    public async Task<(WeightingRun? Run, IReadOnlyList<UnmetMargin> Nobody)> MakeAsync(
        Survey survey, IReadOnlyList<SurveyMargin> margins, string name, double? cap, string by, CancellationToken cancellationToken = default)
    {
        var weighting = new SurveyWeighting(margins, await analysis.ColumnsAsync(survey, cancellationToken));
        var outcome = weighting.Rake(cap);
        if (outcome is not Raked raked) { return (null, outcome.Unmet); }

        var number = 1 + (await db.WeightingRuns.Where(w => w.SurveyId == survey.Id).MaxAsync(w => (int?)w.Number, cancellationToken) ?? 0);
        var run = weighting.ToRun(raked, NewId.Make(), survey.Id, number, name, cap, by, time.GetUtcNow());
        db.WeightingRuns.Add(run);
        audit.Record(db, by, "weights-made", $"survey:{survey.Slug}", $"Weighting {number}, {run.Status}: {string.Join(", ", margins.Select(m => m.Variable))}");
        await db.SaveChangesAsync(cancellationToken);
        return (run, []);
    }
}
