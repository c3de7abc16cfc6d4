using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engage.Domain;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Engagements;
using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Reports.Progress;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Jobs;
using Engage.Web.Mail;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.Text;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>Makes progress reports to the Police and Crime Panel.</summary>
public sealed class ProgressReportMaker(
    EngageDb db, PriorityRegister register, PublishedOutcomes outcomes, ReportShelf shelf, CommentaryBook commentary, GazetteerSource places, AuditTrail audit, BodySettings body, MailSettings mail, TimeProvider time)
{
    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone);

    /// <summary>Composes the report as it stands now, without keeping it.</summary>
    public async Task<(ReportDocument Document, string DataHash)> ComposeAsync(ProgressReport report, int version, CancellationToken cancellationToken = default)
    {
        var end = await audit.EndAsync(db, cancellationToken);
        var shelfOfPlans = await PlanShelf.ReadAsync(db, publishedOnly: true, cancellationToken);
        var met = (await db.Engagements.AsNoTracking().Where(e => e.WithdrawnAt == null && e.On <= report.To).ToListAsync(cancellationToken)).FindAll(e => report.Holds(e.On));
        var communities = CommunityReach.Of(places.Current, report.To, met.Select(e => (e.AreaCode, e.On)));
        var input = new ProgressReportInput
        {
            Report = report,
            Plans = [.. shelfOfPlans.Plans.Where(p => p.ValidFrom <= report.To && (p.ValidTo is not { } last || last >= report.From))],
            Priorities = await PrioritiesAsync(report, cancellationToken),
            Engagements = EngagementFiguresOf(met),
            Communities = communities.Count == 0 ? null : (communities.Count(c => c.LastOn is not { } last || last < report.From), communities.Count),
            Outcomes = [.. (await outcomes.AllAsync(cancellationToken)).Where(o => report.Holds(DayOf(o.Version.PublishedAt)))
                .Select(o => new PeriodItem(o.Survey.Title, $"version {o.Version.Number} of what became of it, {Wording.Day(DayOf(o.Version.PublishedAt))}. {FirstLine.Of(o.Version.Done.Length > 0 ? o.Version.Done : o.Version.Decided)}", mail.Absolute(o.Href)))],
            Recommendations = await RecommendationsAsync(report, cancellationToken),
            Publisher = new Publisher(body.Name, body.OfficeHolderTitle, body.ContactEmail),
            Commentary = await commentary.AllAsync(report.Id, cancellationToken),
            Markdown = SafeMarkdown.ToBlocks,
            DataHash = "",
            Audit = end.Count == 0 ? null : (end.Count, end.Head),
            Version = version,
            Now = time.GetUtcNow(),
            Zone = Zone,
        };
        var hash = HashOf(input);
        return (ProgressReportDocument.Compose(input with { DataHash = hash }) with { BrandColour = body.BrandColour }, hash);
    }

    /// <summary>Makes the next version and keeps it as a draft.</summary>
    /// <param name="reportId">The report's id.</param>
    /// <param name="by">The account that asked.</param>
    /// <exception cref="JobFailedException">There is no such report.</exception>
    public async Task<ReportVersion> MakeAsync(string reportId, string by, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var report = await db.ProgressReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId, cancellationToken) ?? throw new JobFailedException($"There is no progress report {reportId}.");
        var number = await shelf.NextNumberAsync(report.Id, cancellationToken);
        progress?.Report(new JobProgress(20, "Writing the report"));
        var (document, hash) = await ComposeAsync(report, number, cancellationToken);
        progress?.Report(new JobProgress(80, "Drawing the PDF"));
        return await shelf.KeepAsync(report.Id, number, document, hash, 0, by, Subject(report), cancellationToken: cancellationToken);
    }

    /// <summary>How the audit trail names a report.</summary>
    public static string Subject(ProgressReport report) => $"progress:{report.Slug}";

    private async Task<IReadOnlyList<PriorityFacts>> PrioritiesAsync(ProgressReport report, CancellationToken cancellationToken)
    {
        var today = WallClock.Day(time.GetUtcNow(), Zone);
        var facts = new List<PriorityFacts>();
        foreach (var priority in (await register.PublicAsync(null, cancellationToken)).Where(p => DayOf(p.PublishedAt!.Value) <= report.To).OrderBy(p => p.Number))
        {
            var file = await register.OpenAsync(priority, cancellationToken);
            facts.Add(new PriorityFacts(
                priority.Number, places.Current.Find(priority.AreaCode)?.Name ?? priority.AreaCode, priority.Statement, priority.Status, priority.IsOverdueOn(today), PlanReference.Parse(priority.Reference),
                [.. Period(file, report)],
                [.. file.Counting.Select(e => new EvidenceFacts(e.Standing.ShowsCopy ? e.Evidence.Finding : "", e.Standing.Detail, mail.Absolute(PriorityAddress.Public(priority, e.Evidence))))],
                [.. file.Actions.Select(a => new ActionFacts($"{a.Text} ({a.Owner}, by {Wording.Day(a.DueNow)})", PriorityWords.Tag(a, today).Words))],
                mail.Absolute(PriorityAddress.Public(priority))));
        }
        return facts;
    }

    private IEnumerable<string> Period(PriorityFile file, ProgressReport report) =>
        file.Priority.Entries.Where(e => e.IsPublic && report.Holds(DayOf(e.At))).Select(e => (e.At, Words: $"{PriorityNames.Of(e.Status)}.{(e.Note.Length > 0 ? " " + e.Note : "")}"))
            .Concat(file.Actions.SelectMany(a => a.Entries.Where(e => e.Note.Length > 0 && report.Holds(DayOf(e.At))).Select(e => (e.At, Words: $"{a.Text}: {e.Note}"))))
            .OrderBy(e => e.At).Select(e => $"{Wording.Day(DayOf(e.At))}: {e.Words}");

    private static IReadOnlyList<EngagementFigure> EngagementFiguresOf(IReadOnlyList<Engagement> met) =>
        [.. met.GroupBy(e => e.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => new EngagementFigure(EngagementWords.Of(g.Key), g.Count(), g.Sum(e => e.Content.Reached ?? 0)))];

    private async Task<IReadOnlyList<PeriodItem>> RecommendationsAsync(ProgressReport report, CancellationToken cancellationToken)
    {
        var responses = await db.RecommendationResponses.AsNoTracking().Where(r => r.PublishedAt != null).ToListAsync(cancellationToken);
        var recommendations = await db.Recommendations.AsNoTracking().ToDictionaryAsync(r => r.Id, StringComparer.Ordinal, cancellationToken);
        var assemblies = await db.Assemblies.AsNoTracking().ToDictionaryAsync(a => a.Id, StringComparer.Ordinal, cancellationToken);
        var programmes = await db.AssemblyProgrammes.AsNoTracking().ToDictionaryAsync(p => p.Id, StringComparer.Ordinal, cancellationToken);
        var items = new List<(int Order, PeriodItem Item)>();
        foreach (var response in responses)
        {
            var entries = response.Progress.Where(p => report.Holds(DayOf(p.At)) && p.Note.Length > 0).ToList();
            if (!report.Holds(DayOf(response.PublishedAt!.Value)) && entries.Count == 0) { continue; }
            var recommendation = recommendations[response.RecommendationId];
            var assembly = assemblies[recommendation.AssemblyId];
            var words = $"{ResponseWords.Of(response.Decision).ToLowerInvariant()}.{string.Concat(entries.Select(e => $" {ResponseWords.Of(e.Status)}: {e.Note}"))}";
            items.Add((recommendation.Number ?? 0, new($"{assembly.Title}, {recommendation.Newest.Title}", words, mail.Absolute($"{AssemblyAddress.Public(programmes[assembly.ProgrammeId], assembly)}/recommendations/{recommendation.Number}"))));
        }
        return [.. items.OrderBy(i => i.Item.Title.Split(',')[0], StringComparer.Ordinal).ThenBy(i => i.Order).Select(i => i.Item)];
    }

    private DateOnly DayOf(DateTimeOffset moment) => WallClock.Day(moment, Zone);

    private static string HashOf(ProgressReportInput input) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        input.Report,
        Plans = input.Plans.Select(p => p.Slug),
        input.Priorities,
        input.Engagements,
        input.Communities,
        input.Outcomes,
        input.Recommendations,
    }))));
}
