using Engage.Domain;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Surveys;
using Engage.Web.Coding;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Engagements;
using Engage.Web.Jobs;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Engage.Web.Text;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Reports;

/// <summary>Makes a survey's report: counts the responses, composes the document, draws the PDF and, if asked, keeps a version.</summary>
public sealed class ReportMaker(
    EngageDb db, SurveyAnalysis analysis, CodingAnalysis coding, GazetteerSource places, ReportShelf shelf, CommentaryBook commentary, SubmissionRegister submissions, EngagementBook engagements, AuditTrail audit, BodySettings body, TimeProvider time)
{
    /// <summary>Composes the report as it stands now, without keeping it.</summary>
    /// <param name="survey">The survey with its versions.</param>
    public async Task<(ReportDocument Document, string DataHash, int Responses)> ComposeAsync(
        Survey survey, int version, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var expected = Math.Max(1, await db.Responses.CountAsync(r => r.SurveyId == survey.Id, cancellationToken));
        var read = progress is null ? null : new Relay<int>(n => progress.Report(new JobProgress(Math.Min(70, 70 * n / expected), $"{Wording.Count(n)} of {Wording.Count(expected)} responses counted")));
        var (results, hash) = await analysis.RunAsync(survey, read, cancellationToken);
        var end = await audit.EndAsync(db, cancellationToken);

        var input = new ConsultationReportInput
        {
            Survey = survey,
            Definition = results.Definition,
            Results = results,
            Population = await db.PopulationCounts.AsNoTracking().ToListAsync(cancellationToken),
            Places = places.Current,
            Publisher = new Publisher(body.Name, body.OfficeHolderTitle, body.ContactEmail),
            Commentary = await commentary.AllAsync(survey.Id, cancellationToken),
            Markdown = SafeMarkdown.ToBlocks,
            Coded = await coding.CodedAsync(survey, results, cancellationToken),
            Submissions = await submissions.FactsAsync(survey.Id, cancellationToken),
            WordingChanges = WordingChanges(survey),
            Engagements = await engagements.FactsAsync(survey, cancellationToken),
            DataHash = hash,
            Audit = end.Count == 0 ? null : (end.Count, end.Head),
            Version = version,
            Now = time.GetUtcNow(),
        };
        progress?.Report(new JobProgress(75, "Writing the report"));
        return (ConsultationReport.Compose(input) with { BrandColour = body.BrandColour }, hash, results.Count);
    }

    /// <summary>Makes the next version and keeps it as a draft.</summary>
    /// <param name="slug">The survey's slug.</param>
    /// <param name="by">The account that asked.</param>
    /// <exception cref="JobFailedException">There is no such survey.</exception>
    public async Task<ReportVersion> MakeAsync(string slug, string by, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var survey = await db.Surveys.SingleOrDefaultAsync(s => s.Slug == slug, cancellationToken)
            ?? throw new JobFailedException($"There is no survey {slug}.");
        var number = await shelf.NextNumberAsync(survey.Id, cancellationToken);
        var (document, hash, responses) = await ComposeAsync(survey, number, progress, cancellationToken);
        progress?.Report(new JobProgress(85, "Drawing the PDF"));
        return await shelf.KeepAsync(survey.Id, number, document, hash, responses, by, $"survey:{slug}", cancellationToken: cancellationToken);
    }

    private static List<string> WordingChanges(Survey survey)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone);
        return [.. survey.Versions.Where(v => v.Number > 1).OrderBy(v => v.Number)
            .Select(v => $"Version {v.Number}, from {Wording.Moment(v.CreatedAt, zone)}: {v.Note}")];
    }

    private sealed class Relay<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
