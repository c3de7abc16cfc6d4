using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Engagements;
using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Assemblies;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Reports;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Engage.Web.Text;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>Finds what can stand behind a priority, freezes a copy of it, and says what has become of the source since.</summary>
public sealed class EvidenceDesk(EngageDb db, PublishedReports reports, BodySettings body, TimeProvider time)
{
    private const int HeadingLevel = 3;

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone);

    /// <summary>The newest published report on each survey and assembly, the newest first.</summary>
    public async Task<IReadOnlyList<EvidenceSource>> ReportsAsync(CancellationToken cancellationToken = default)
    {
        var sources = new List<EvidenceSource>();
        foreach (var version in await NewestReportsAsync(cancellationToken))
        {
            if (await SubjectAsync(version.SubjectId, cancellationToken) is { } subject)
            {
                sources.Add(new(EvidenceKind.SurveyResult, version.Id, subject.Title, $"Report, version {version.Number}, published {Wording.Moment(version.PublishedAt!.Value, Zone)}"));
            }
        }
        return sources;
    }

    /// <summary>Everything published that can be chosen: reports, recommendations, engagements, submissions.</summary>
    public async Task<IReadOnlyList<EvidenceSource>> SourcesAsync(CancellationToken cancellationToken = default)
    {
        var sources = new List<EvidenceSource>(await ReportsAsync(cancellationToken));
        foreach (var (recommendation, assembly, _) in await RecommendationsAsync(cancellationToken))
        {
            sources.Add(new(EvidenceKind.Recommendation, recommendation.Id, recommendation.Newest.Title, $"{assembly.Title}, recommendation {recommendation.Number}", assembly.AreaCode));
        }
        foreach (var engagement in (await db.Engagements.AsNoTracking().Where(e => e.IsPublic && e.WithdrawnAt == null).ToListAsync(cancellationToken)).OrderByDescending(e => e.On).ThenByDescending(e => e.Number))
        {
            sources.Add(new(EvidenceKind.Engagement, engagement.Id, engagement.Content.Title, $"{EngagementWords.Of(engagement.Kind)}, {engagement.Content.Place}, {Wording.Day(engagement.On)}", engagement.AreaCode));
        }
        var surveys = await db.Surveys.AsNoTracking().IgnoreAutoIncludes().Where(s => s.PublishedAt != null).ToDictionaryAsync(s => s.Id, s => s.Title, StringComparer.Ordinal, cancellationToken);
        foreach (var submission in (await db.WrittenSubmissions.AsNoTracking().Where(s => s.PublishedAt != null && s.TakenDown == null).ToListAsync(cancellationToken)).Where(s => surveys.ContainsKey(s.SurveyId)).OrderByDescending(s => s.ReceivedOn))
        {
            sources.Add(new(EvidenceKind.Submission, submission.Id, TitleOf(submission), $"Number {submission.Number} of the register of {surveys[submission.SurveyId]}, received {Wording.Day(submission.ReceivedOn)}"));
        }
        return sources;
    }

    /// <summary>The tables of a published report; null when there is no such report.</summary>
    public async Task<IReadOnlyList<ReportTable>?> TablesAsync(string versionId, CancellationToken cancellationToken = default) =>
        await PublishedAsync(versionId, cancellationToken) is { } version ? ReportTable.Of(await reports.ReadAsync(version, cancellationToken)) : null;

    /// <summary>Freezes a source that was chosen.</summary>
    /// <param name="table">Of a report which table.</param>
    /// <param name="row">Of a table the row about the area; null for all.</param>
    /// <param name="finding">What it shows, in a sentence.</param>
    /// <returns>Null when it is not there any more.</returns>
    public Task<Evidence?> FreezeAsync(LocalPriority priority, EvidenceSource source, int? table, string? row, string finding, string by, CancellationToken cancellationToken = default) => source.Kind switch
    {
        EvidenceKind.SurveyResult or EvidenceKind.Theme => FreezeTableAsync(priority, source.Id, table ?? -1, row, finding, by, cancellationToken),
        EvidenceKind.Recommendation => FreezeRecommendationAsync(priority, source.Id, finding, by, cancellationToken),
        EvidenceKind.Engagement => FreezeEngagementAsync(priority, source.Id, finding, by, cancellationToken),
        EvidenceKind.Submission => FreezeSubmissionAsync(priority, source.Id, finding, by, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    /// <summary>Freezes a table of a published report.</summary>
    /// <param name="priority">The priority it is to stand behind.</param>
    /// <param name="index">Which table: see <see cref="ReportTable.Index"/>.</param>
    /// <param name="row">The row about the area; null for all.</param>
    /// <param name="finding">What it shows, in a sentence.</param>
    /// <returns>Null when there is no such report, table or row.</returns>
    public async Task<Evidence?> FreezeTableAsync(LocalPriority priority, string versionId, int index, string? row, string finding, string by, CancellationToken cancellationToken = default)
    {
        if (await PublishedAsync(versionId, cancellationToken) is not { } version || await SubjectAsync(version.SubjectId, cancellationToken) is not { } subject) { return null; }
        var found = ReportTable.Of(await reports.ReadAsync(version, cancellationToken)).FirstOrDefault(t => t.Index == index);
        if (found is null || (row is not null && !found.Table.Rows.Any(r => EvidenceComparison.Is(r, row)))) { return null; }
        return await MakeAsync(
            priority, found.Kind, version.Id, found.Table.Caption, row, subject.Title, $"{subject.Report}/v{version.Number}#{found.Anchor}", finding,
            [found.Table, ParagraphBlock.Of(await ProvenanceAsync(version, cancellationToken))], by, cancellationToken);
    }

    /// <summary>Freezes a published recommendation with its vote.</summary>
    /// <returns>Null when there is no such published recommendation.</returns>
    private async Task<Evidence?> FreezeRecommendationAsync(LocalPriority priority, string recommendationId, string finding, string by, CancellationToken cancellationToken = default)
    {
        var found = (await RecommendationsAsync(cancellationToken)).FirstOrDefault(r => r.Recommendation.Id == recommendationId);
        if (found.Recommendation is not { } recommendation) { return null; }
        var results = await VoteResults.OfAssemblyAsync(db, recommendation.AssemblyId, cancellationToken);
        List<Block> blocks = [new QuoteBlock([.. SafeMarkdown.ToBlocks(recommendation.Newest.Wording, HeadingLevel, "wording")])];
        if (results.TryGetValue(recommendation.Id, out var result)) { blocks.Add(ParagraphBlock.Of(result.Result.Sentence)); }
        return await MakeAsync(
            priority, EvidenceKind.Recommendation, recommendation.Id, $"{recommendation.Newest.Number}", null, $"{found.Assembly.Title}: {recommendation.Newest.Title}",
            $"{AssemblyAddress.Public(found.Programme, found.Assembly)}/recommendations/{recommendation.Number}", finding, blocks, by, cancellationToken);
    }

    private async Task<Evidence?> FreezeEngagementAsync(LocalPriority priority, string id, string finding, string by, CancellationToken cancellationToken)
    {
        if (await db.Engagements.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.IsPublic && e.WithdrawnAt == null, cancellationToken) is not { } engagement) { return null; }
        return await MakeAsync(
            priority, EvidenceKind.Engagement, engagement.Id, $"{engagement.Version}", null, $"{EngagementWords.Of(engagement.Kind)}: {engagement.Content.Title}, {Wording.Day(engagement.On)}", $"/engagements/{engagement.Number}",
            finding, await HeardAsync(engagement, cancellationToken), by, cancellationToken);
    }

    private async Task<Evidence?> FreezeSubmissionAsync(LocalPriority priority, string id, string finding, string by, CancellationToken cancellationToken)
    {
        if (await db.WrittenSubmissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.PublishedAt != null && s.TakenDown == null, cancellationToken) is not { } submission) { return null; }
        var survey = await db.Surveys.AsNoTracking().IgnoreAutoIncludes().SingleAsync(s => s.Id == submission.SurveyId, cancellationToken);
        return await MakeAsync(
            priority, EvidenceKind.Submission, submission.Id, "", null, $"{TitleOf(submission)}, {survey.Title}", SurveyAddress.Submission(survey.Slug, submission.Number), finding, Copy(submission), by, cancellationToken);
    }

    /// <summary>How a piece of evidence stands today.</summary>
    public Task<EvidenceStanding> StandingAsync(Evidence evidence, CancellationToken cancellationToken = default) => evidence.Kind switch
    {
        EvidenceKind.SurveyResult or EvidenceKind.Theme => OfReportAsync(evidence, cancellationToken),
        EvidenceKind.Recommendation => OfRecommendationAsync(evidence, cancellationToken),
        EvidenceKind.Engagement => OfEngagementAsync(evidence, cancellationToken),
        EvidenceKind.Submission => OfSubmissionAsync(evidence, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(evidence)),
    };

    private async Task<Evidence> MakeAsync(
        LocalPriority priority, EvidenceKind kind, string sourceId, string part, string? row, string title, string address, string finding, IReadOnlyList<Block> blocks, string by, CancellationToken cancellationToken)
    {
        var content = Evidence.Freeze(blocks);
        var number = 1 + Math.Max(
            await db.Evidence.Where(e => e.PriorityId == priority.Id).MaxAsync(e => (int?)e.Number, cancellationToken) ?? 0,
            db.Evidence.Local.Where(e => e.PriorityId == priority.Id).Select(e => e.Number).DefaultIfEmpty().Max());
        return new Evidence
        {
            PriorityId = priority.Id,
            Number = number,
            Kind = kind,
            SourceId = sourceId,
            SourcePart = part,
            Row = row,
            Title = title,
            Address = address,
            Finding = finding,
            Content = content,
            ContentHash = Evidence.HashOf(content),
            AddedAt = time.GetUtcNow(),
            AddedBy = by,
        };
    }

    private async Task<EvidenceStanding> OfReportAsync(Evidence evidence, CancellationToken cancellationToken)
    {
        if (await db.ReportVersions.Where(v => v.Id == evidence.SourceId).Summaries().FirstOrDefaultAsync(cancellationToken) is not { } version) { return new(EvidenceState.Withdrawn, "The report this came from is gone.", null, []); }
        var newest = (await reports.VersionsAsync(version.SubjectId, cancellationToken)).FirstOrDefault(v => v.WithdrawnAt is null);
        if (version.WithdrawnAt is { } withdrawn)
        {
            var standing = newest is null ? null : $"{(await SubjectAsync(version.SubjectId, cancellationToken))?.Report}/v{newest.Number}";
            return new(EvidenceState.Withdrawn, $"Version {version.Number} of the report was withdrawn on {Wording.Day(WallClock.Day(withdrawn, Zone))}: {version.WithdrawnReason} So its figures are not shown here any more.", standing, []);
        }
        if (newest is null || newest.Number <= version.Number || evidence.Blocks.OfType<TableBlock>().FirstOrDefault() is not { } frozen) { return EvidenceStanding.Unchanged; }

        var found = ReportTable.Of(await reports.ReadAsync(newest, cancellationToken)).FirstOrDefault(t => string.Equals(t.Table.Caption, evidence.SourcePart, StringComparison.Ordinal));
        var subject = await SubjectAsync(version.SubjectId, cancellationToken);
        var address = $"{subject?.Report}/v{newest.Number}{(found is null ? "" : "#" + found.Anchor)}";
        var when = Wording.Moment(newest.PublishedAt!.Value, Zone);
        return EvidenceComparison.Compare(frozen, found?.Table, evidence.Row) switch
        {
            EvidenceState.Republished => new(EvidenceState.Republished, $"Version {newest.Number} of the report, published {when}, says the same.", address, []),
            EvidenceState.Suppressed => new(EvidenceState.Suppressed, $"This figure is no longer shown: version {newest.Number} of the report, published {when}, protects it because few people stand behind it.", address, []),
            var state when found is null => new(state, $"Version {newest.Number} of the report, published {when}, has no such table any more. Below is what was published when the priority was decided.", address, []),
            var state => new(state, $"Version {newest.Number} of the report, published {when}, has other figures. Below is what was published when the priority was decided, and then what the newer version says.", address, [EvidenceComparison.Turn(found!.Table, evidence.Row)]),
        };
    }

    private async Task<EvidenceStanding> OfRecommendationAsync(Evidence evidence, CancellationToken cancellationToken)
    {
        var recommendation = await db.Recommendations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == evidence.SourceId, cancellationToken);
        if (recommendation is not { State: RecommendationState.Published }) { return new(EvidenceState.Withdrawn, "The recommendation this came from is no longer public.", null, []); }
        return evidence.SourcePart == $"{recommendation.Newest.Number}"
            ? EvidenceStanding.Unchanged
            : new(EvidenceState.Superseded, "The recommendation was reworded since.", evidence.Address, [new QuoteBlock([.. SafeMarkdown.ToBlocks(recommendation.Newest.Wording, HeadingLevel, "wording")])]);
    }

    private async Task<EvidenceStanding> OfEngagementAsync(Evidence evidence, CancellationToken cancellationToken)
    {
        var engagement = await db.Engagements.AsNoTracking().SingleOrDefaultAsync(e => e.Id == evidence.SourceId, cancellationToken);
        if (engagement is not { IsPublic: true, IsWithdrawn: false }) { return new(EvidenceState.Withdrawn, $"This entry of the engagement log was withdrawn.{(engagement?.WithdrawnBecause is { } why ? " " + why : "")}", null, []); }
        if (evidence.SourcePart == $"{engagement.Version}") { return EvidenceStanding.Unchanged; }
        var now = await HeardAsync(engagement, cancellationToken);
        return Evidence.HashOf(Evidence.Freeze(now)) == evidence.ContentHash
            ? new(EvidenceState.Republished, "The entry was corrected since; what people said is the same.", evidence.Address, [])
            : new(EvidenceState.Superseded, "The entry was corrected since. Below is what it said when the priority was decided, and then what it says now.", evidence.Address, now);
    }

    private async Task<EvidenceStanding> OfSubmissionAsync(Evidence evidence, CancellationToken cancellationToken)
    {
        var submission = await db.WrittenSubmissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == evidence.SourceId, cancellationToken);
        if (submission is not { TakenDown: null }) { return new(EvidenceState.Withdrawn, $"The submission is no longer shown.{(submission?.TakenDownReason is { } why ? " " + why : "")}", null, []); }
        var now = Copy(submission);
        return Evidence.HashOf(Evidence.Freeze(now)) == evidence.ContentHash
            ? EvidenceStanding.Unchanged
            : new(EvidenceState.Superseded, "The register says it in other words now. Below is what it said when the priority was decided, and then what it says now.", evidence.Address, now);
    }

    private static string TitleOf(WrittenSubmission submission) =>
        $"{(submission.IsFromOrganisation ? submission.Organisation : SubmissionWords.Of(submission.Sender))}: {(submission.Signatures is { } signatures ? $"petition with {Wording.Count(signatures, "signature", "signatures")}" : SubmissionWords.Of(submission.Form).ToLowerInvariant())}";

    private static IReadOnlyList<Block> Copy(WrittenSubmission submission) => [new QuoteBlock([ParagraphBlock.Of(submission.Summary)])];

    /// <summary>What people said at an engagement, theme by theme; small numbers of people are not printed.</summary>
    private async Task<IReadOnlyList<Block>> HeardAsync(Engagement engagement, CancellationToken cancellationToken)
    {
        var themes = await db.EngagementThemes.AsNoTracking().ToDictionaryAsync(t => t.Code, t => t.Name, StringComparer.Ordinal, cancellationToken);
        var heard = engagement.Content.Heard;
        if (heard.Count == 0) { return [ParagraphBlock.Of($"{engagement.Content.Place}, {Wording.Day(engagement.On)}. What was heard was not written down.")]; }
        return
        [
            new TableBlock(
                "What people said",
                [new("Theme", 2, IsRowHeader: true), new("People", 1, IsNumeric: true), new("In a sentence", 4)],
                [.. heard.Select(h => (IReadOnlyList<string>)[themes.GetValueOrDefault(h.Theme, h.Theme), h.People < EngagementWords.LeastShown ? $"fewer than {EngagementWords.LeastShown}" : Wording.Count(h.People), h.Sentence])],
                []),
        ];
    }

    /// <summary>Which version, of how many responses, under which weights: what a sceptic asks first.</summary>
    private async Task<string> ProvenanceAsync(ReportSummary version, CancellationToken cancellationToken)
    {
        var words = $"From version {version.Number} of the report, published {Wording.Moment(version.PublishedAt!.Value, Zone)}";
        var weighting = await db.WeightingRuns.AsNoTracking()
            .Where(w => w.SurveyId == version.SubjectId && w.MadeAt <= version.PreparedAt && (w.WithdrawnAt == null || w.WithdrawnAt > version.PreparedAt))
            .OrderByDescending(w => w.Number).Select(w => new { w.Number, w.Name }).FirstOrDefaultAsync(cancellationToken);
        if (weighting is not null) { words += $"; weights: run {weighting.Number}, {weighting.Name}"; }
        return $"{words}; SHA-256 of what it was counted from: {version.DataHash[..16]}…";
    }

    private async Task<IReadOnlyList<ReportSummary>> NewestReportsAsync(CancellationToken cancellationToken)
    {
        var published = await db.ReportVersions.Where(v => v.State == ReportState.Published).Summaries().ToListAsync(cancellationToken);
        return [.. published.GroupBy(v => v.SubjectId, StringComparer.Ordinal).Select(g => g.MaxBy(v => v.Number)!).OrderByDescending(v => v.PublishedAt)];
    }

    private Task<ReportSummary?> PublishedAsync(string versionId, CancellationToken cancellationToken) =>
        db.ReportVersions.Where(v => v.Id == versionId && v.State == ReportState.Published).Summaries().FirstOrDefaultAsync(cancellationToken);

    private async Task<(string Title, string Report)?> SubjectAsync(string id, CancellationToken cancellationToken)
    {
        if (await db.Surveys.AsNoTracking().Where(s => s.Id == id).Select(s => new { s.Slug, s.Title }).FirstOrDefaultAsync(cancellationToken) is { } survey) { return (survey.Title, SurveyAddress.Report(survey.Slug)); }
        var found = await db.Assemblies.AsNoTracking().Where(a => a.Id == id).Join(db.AssemblyProgrammes, a => a.ProgrammeId, p => p.Id, (a, p) => new { Assembly = a, Programme = p }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Assembly.Title, $"{AssemblyAddress.Public(found.Programme, found.Assembly)}/report");
    }

    private async Task<IReadOnlyList<(Recommendation Recommendation, Assembly Assembly, AssemblyProgramme Programme)>> RecommendationsAsync(CancellationToken cancellationToken)
    {
        var assemblies = await db.Assemblies.AsNoTracking().ToDictionaryAsync(a => a.Id, StringComparer.Ordinal, cancellationToken);
        var programmes = await db.AssemblyProgrammes.AsNoTracking().Where(p => p.PublishedAt != null).ToDictionaryAsync(p => p.Id, StringComparer.Ordinal, cancellationToken);
        var recommendations = await db.Recommendations.AsNoTracking().Where(r => r.State == RecommendationState.Published).ToListAsync(cancellationToken);
        return [.. recommendations.Where(r => programmes.ContainsKey(assemblies[r.AssemblyId].ProgrammeId)).Select(r => (r, assemblies[r.AssemblyId], programmes[assemblies[r.AssemblyId].ProgrammeId]))
            .OrderBy(r => r.Item2.Title, StringComparer.Ordinal).ThenBy(r => r.r.Number)];
    }
}
