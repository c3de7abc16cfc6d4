using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Assemblies;
using Engage.Domain.Reports.Consultation;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Jobs;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.Text;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Reporting;

/// <summary>Makes the report on an assembly, and the comparison of a programme's assemblies.</summary>
public sealed class AssemblyReportMaker(
    EngageDb db, AssemblyFacts facts, ReportShelf shelf, CommentaryBook commentary, GazetteerSource places, AuditTrail audit, BodySettings body, TimeProvider time)
{
    /// <summary>Composes the report as it stands now, without keeping it.</summary>
    public async Task<(ReportDocument Document, string DataHash)> ComposeAsync(AssemblyProgramme programme, Assembly assembly, int version, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var end = await audit.EndAsync(db, cancellationToken);
        var input = new AssemblyReportInput
        {
            Assembly = assembly.Title,
            Area = AreaOf(assembly),
            Programme = AssemblyFacts.Programme(programme),
            Recruitment = await facts.RecruitmentAsync(assembly, cancellationToken),
            Features = await facts.FeaturesAsync(assembly, cancellationToken),
            Draw = await facts.DrawAsync(programme, assembly, cancellationToken),
            Sessions = await facts.SessionsAsync(assembly, now, cancellationToken),
            Speakers = await facts.SpeakersAsync(assembly, cancellationToken),
            Evidence = await facts.EvidenceAsync(assembly, cancellationToken),
            Recommendations = await facts.RecommendationsAsync(assembly, WallClock.Day(now, programme.Zone), cancellationToken),
            Evaluation = await facts.EvaluationAsync(assembly, cancellationToken),
            Publisher = Publisher,
            Commentary = await commentary.AllAsync(assembly.Id, cancellationToken),
            Markdown = SafeMarkdown.ToBlocks,
            DataHash = "",
            Audit = end.Count == 0 ? null : (end.Count, end.Head),
            Version = version,
            Now = now,
            Zone = programme.Zone,
            IsDemonstration = programme.IsDemonstration,
        };
        var hash = HashOf(input);
        return (AssemblyReport.Compose(input with { DataHash = hash }) with { BrandColour = body.BrandColour }, hash);
    }

    /// <summary>Makes the next version and keeps it as a draft.</summary>
    /// <param name="assemblyId">The assembly's id.</param>
    /// <param name="by">The account that asked.</param>
    /// <exception cref="JobFailedException">There is no such assembly.</exception>
    public async Task<ReportVersion> MakeAsync(string assemblyId, string by, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var assembly = await db.Assemblies.SingleOrDefaultAsync(a => a.Id == assemblyId, cancellationToken) ?? throw new JobFailedException($"There is no assembly {assemblyId}.");
        var programme = await db.AssemblyProgrammes.SingleAsync(p => p.Id == assembly.ProgrammeId, cancellationToken);
        var number = await shelf.NextNumberAsync(assembly.Id, cancellationToken);
        progress?.Report(new JobProgress(20, "Writing the report"));
        var (document, hash) = await ComposeAsync(programme, assembly, number, cancellationToken);
        progress?.Report(new JobProgress(80, "Drawing the PDF"));
        return await shelf.KeepAsync(assembly.Id, number, document, hash, 0, by, AssemblyAddress.Subject(assembly), cancellationToken: cancellationToken);
    }

    /// <summary>The assemblies of a programme beside one another, as they stand now.</summary>
    public async Task<ReportDocument> CompareAsync(AssemblyProgramme programme, CancellationToken cancellationToken = default)
    {
        var today = WallClock.Day(time.GetUtcNow(), programme.Zone);
        var assemblies = await db.Assemblies.AsNoTracking().Where(a => a.ProgrammeId == programme.Id).OrderBy(a => a.Title).ToListAsync(cancellationToken);
        var areas = new List<AreaFigures>();
        foreach (var assembly in assemblies) { areas.Add(await FiguresAsync(assembly, today, cancellationToken)); }
        return AreaComparison.Compose(AssemblyFacts.Programme(programme), areas, Publisher, today, programme.IsDemonstration) with { BrandColour = body.BrandColour };
    }

    private Publisher Publisher => new(body.Name, body.OfficeHolderTitle, body.ContactEmail);

    private async Task<AreaFigures> FiguresAsync(Assembly assembly, DateOnly today, CancellationToken cancellationToken)
    {
        var recommendations = await facts.RecommendationsAsync(assembly, today, cancellationToken);
        var held = (await facts.SessionsAsync(assembly, time.GetUtcNow(), cancellationToken)).Where(s => s.Attended is not null).ToList();
        var expected = held.Sum(s => s.Expected);
        var responses = recommendations.Select(r => r.Response).OfType<ResponseFacts>().ToList();
        var shares = recommendations.Where(r => r.Result is { IsTooSmall: false }).Select(r => r.Result!.ShareInFavour).OfType<double>().ToList();
        return new AreaFigures(
            assembly.Title,
            AssemblyWords.Tag(assembly.PhaseOn(today)).Words,
            await facts.RecruitmentAsync(assembly, cancellationToken),
            expected == 0 ? null : (double)held.Sum(s => s.Attended!.Value) / expected,
            recommendations.Count,
            recommendations.Count(r => r.Result?.IsAdopted == true),
            shares.Count == 0 ? null : shares.Average(),
            responses.Count(r => r.Decision == Decision.Accept),
            responses.Count(r => r.Decision == Decision.AcceptInPart),
            responses.Count(r => r.Decision == Decision.Reject),
            responses.Count(r => r.Status == ProgressStatus.Done),
            responses.Count(r => r.IsOverdue));
    }

    private string AreaOf(Assembly assembly) => places.Current.Find(assembly.AreaCode)?.Name ?? assembly.Title;

    /// <summary>The fingerprint of all that was read: the same facts give the same one.</summary>
    private static string HashOf(AssemblyReportInput input) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        input.Assembly,
        input.Programme,
        input.Recruitment,
        input.Features,
        input.Draw,
        input.Sessions,
        input.Speakers,
        input.Evidence,
        input.Recommendations,
        input.Evaluation,
    }))));
}
