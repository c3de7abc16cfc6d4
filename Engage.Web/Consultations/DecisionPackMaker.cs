using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Reports.DecisionPacks;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Reports;
using Engage.Web.Settings;
using Engage.Web.Text;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Consultations;

/// <summary>Makes decision packs: frozen documents on the shelf of reports, under the id of the consultation.</summary>
public sealed class DecisionPackMaker(EngageDb db, ChecklistReader checklists, SubmissionRegister register, ReportShelf shelf, BodySettings body, TimeProvider time)
{
    /// <summary>How the audit trail names the packs of a survey.</summary>
    public static string AuditSubject(string slug) => $"decision-pack:{slug}";

    /// <summary>Makes the next version and keeps it as a draft.</summary>
    /// <param name="slug">The survey's slug.</param>
    /// <param name="by">The account that asked.</param>
    /// <exception cref="JobFailedException">There is no such survey, or it is no consultation with a basis.</exception>
    public async Task<ReportVersion> MakeAsync(string slug, string by, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var survey = await db.Surveys.SingleOrDefaultAsync(s => s.Slug == slug, cancellationToken) ?? throw new JobFailedException($"There is no survey {slug}.");
        var consultation = await db.Consultations.SingleOrDefaultAsync(c => c.SurveyId == survey.Id, cancellationToken) ?? throw new JobFailedException("Write the basis of the consultation first.");
        progress?.Report(new JobProgress(10, "Reading the record"));
        var checklist = await checklists.ReadAsync(survey, SurveyDefinition.FromStored(survey.Newest.Definition), consultation, cancellationToken);
        var submissions = await register.FactsAsync(survey.Id, cancellationToken);
        var (report, reportId) = await ReportAsync(survey.Id, cancellationToken);
        var number = await shelf.NextNumberAsync(consultation.Id, cancellationToken);
        var hash = HashOf(consultation, checklist, submissions, report);
        progress?.Report(new JobProgress(50, "Writing the pack"));
        var input = new DecisionPackInput
        {
            Survey = survey,
            Consultation = consultation,
            Checklist = checklist,
            Submissions = submissions,
            Report = report,
            Publisher = new Publisher(body.Name, body.OfficeHolderTitle, body.ContactEmail),
            Markdown = SafeMarkdown.ToBlocks,
            Version = number,
            DataHash = hash,
            Now = time.GetUtcNow(),
        };
        var document = DecisionPack.Compose(input) with { BrandColour = body.BrandColour };
        progress?.Report(new JobProgress(70, "Drawing the PDF"));
        return await shelf.KeepAsync(consultation.Id, number, document, hash, 0, by, AuditSubject(slug), reportId, cancellationToken);
    }

    /// <summary>The newest published version of the report that stands, or else the newest draft.</summary>
    private async Task<(PackedReport? Report, string? Id)> ReportAsync(string surveyId, CancellationToken cancellationToken)
    {
        var found = await db.ReportVersions.AsNoTracking().Where(v => v.SubjectId == surveyId && v.State != ReportState.Withdrawn)
            .OrderBy(v => v.State == ReportState.Published ? 0 : 1).ThenByDescending(v => v.Number)
            .Select(v => new { v.Id, v.Content, v.Number, v.PublishedAt, v.DataHash }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? (null, null) : (new PackedReport(ReportDocument.Parse(found.Content), found.Number, found.PublishedAt, found.DataHash), found.Id);
    }

    /// <summary>The fingerprint of all that was read: the same record gives the same one.</summary>
    private static string HashOf(Consultation consultation, ConsultationChecklist checklist, IReadOnlyList<SubmissionFacts> submissions, PackedReport? report) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            Basis = consultation.Versions,
            checklist.Groups,
            checklist.Calendar,
            Submissions = submissions.Select(f => new { f.Submission.Number, f.Name, f.Submission.Form, f.Submission.Sender, f.Submission.ReceivedOn, f.Submission.Summary, f.Themes, f.Submission.Considered, f.Submission.TakenDown, f.Submission.FileHash }),
            Report = report?.Document.ToJson(),
        }))));
}

/// <summary>Makes decision packs in the background.</summary>
public sealed class DecisionPackJob(DecisionPackMaker maker) : IJobHandler
{
    /// <summary>The kind of these jobs; their subject is the survey's slug.</summary>
    public const string JobKind = "decision-pack";

    /// <inheritdoc/>
    public string Kind => JobKind;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken) =>
        (await maker.MakeAsync(job.Subject, job.CreatedBy, progress, cancellationToken)).Id;
}
