using Engage.Domain.Reports;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Domain.Surveys.Questions;
using Engage.Web.Data;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Consultations;

/// <summary>Reads what the checklist of a consultation is computed from.</summary>
public sealed class ChecklistReader(EngageDb db, SurveyAnalysis analysis, TimeProvider time)
{
    private const string Strand = "strand";

    /// <summary>The checklist as it stands now.</summary>
    /// <param name="survey">The survey with its versions.</param>
    public async Task<ConsultationChecklist> ReadAsync(Survey survey, SurveyDefinition definition, Consultation? consultation, CancellationToken cancellationToken = default)
    {
        var results = (await analysis.RecentAsync(survey, cancellationToken)).Results;
        var report = await db.ReportVersions.Where(v => v.SubjectId == survey.Id && v.State == ReportState.Published).OrderBy(v => v.Number)
            .Select(v => new { v.Number, v.PublishedAt }).FirstOrDefaultAsync(cancellationToken);
        return ConsultationChecklist.Of(new ChecklistInput
        {
            Survey = survey,
            IsPrecept = definition.Questions.Any(q => q is PreceptQuestion),
            Consultation = consultation,
            Responses = results.Count,
            Strands = StrandsOf(results),
            Submissions = await db.WrittenSubmissions.AsNoTracking().Where(s => s.SurveyId == survey.Id).ToListAsync(cancellationToken),
            Report = report is { PublishedAt: { } at } ? new PublishedVersion(report.Number, at) : null,
            Now = time.GetUtcNow(),
        });
    }

    // The same numbers are hidden as in the report, or one document would tell what the other hides.
    private static Dictionary<string, StrandCount>? StrandsOf(SurveyResults results)
    {
        if (results.FindGrouping(Strand) is not { } strand) { return null; }
        var groups = results.By(strand);
        var hidden = new Disclosure().Hide([.. groups.Select(g => g.Count)], addToTotal: true);
        return groups.Select((g, i) => (g.Group.Code, new StrandCount(g.Count, hidden[i]))).ToDictionary(p => p.Code, p => p.Item2, StringComparer.Ordinal);
    }
}
