using Engage.Domain;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>
/// The story the product exists for: last year's consultation and Crewe's assembly lead to priorities in three areas, each at
/// another stage, with their evidence; a fourth area has a proposal. Made through the same classes as the pages use.
/// </summary>
internal static class DemoPriorities
{
    private const string Author = "editor@engage.example", Approver = "editor2@engage.example";

    // When the priorities from the consultation were decided: after its report, before the financial year.
    private static readonly DateTimeOffset Proposed = new(2026, 2, 16, 10, 0, 0, TimeSpan.Zero), Decided = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero), Approved = new(2026, 3, 4, 9, 30, 0, TimeSpan.Zero);

    private static readonly Story[] _stories =
    [
        new("lpu-crewe", 1, "Officers walk Crewe town centre and the estates around it every week.", "Residents named it most, in the consultation and at the assembly. Where people know an officer they report more, and earlier.",
            "Speeding came close. It stays with the roads policing team, which works across Cheshire.", "Chief Inspector, Crewe", 150, PriorityStatus.UnderWay,
            [(160, PriorityStatus.UnderWay, "Four officers began to walk the town centre on Friday and Saturday nights."), (40, PriorityStatus.UnderWay, "Walks were added on three estates after the assembly asked for them.")]),
        new("lpu-warrington", 1, "Officers and PCSOs are seen on foot in every Warrington neighbourhood.", "Residents named it most in the consultation.", "", "Chief Inspector, Warrington", -20, PriorityStatus.Agreed, []),
        new("lpu-chester", 1, "More officers are seen in and around Chester, in the evening above all.", "Residents named it most in the consultation.", "", "Chief Inspector, Chester", 90, PriorityStatus.Decided, []),
    ];

    /// <summary>Makes what is not there yet.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EngageDb>();
        if (!await db.ReportVersions.AnyAsync(v => v.State == ReportState.Published, cancellationToken)) { return; }
        await services.GetRequiredService<GazetteerSource>().RefreshAsync(cancellationToken);
        // Each whole or not at all: what is interrupted is begun again.
        if (!await db.LocalPriorities.AnyAsync(cancellationToken)) { await db.WriteAsync(inside => new Seeding(services, inside).RunAsync(cancellationToken), cancellationToken); }
        if (!await db.AreaSheets.AnyAsync(cancellationToken)) { await SheetsAsync(services, db, cancellationToken); }
        if (!await db.ProgressReports.AnyAsync(cancellationToken)) { await db.WriteAsync(inside => ReportAsync(services, inside, cancellationToken), cancellationToken); }
    }

    /// <summary>The sheets of the units; those of the communities wait for whoever tries the job.</summary>
    private static async Task SheetsAsync(IServiceProvider services, EngageDb db, CancellationToken cancellationToken)
    {
        var maker = services.GetRequiredService<AreaSheetMaker>();
        foreach (var area in maker.Areas.Where(a => a.Kind == Domain.Places.AreaKind.LocalPolicingUnit)) { await maker.MakeAsync(area, cancellationToken); }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The progress report on the six months that ended with last month, published.</summary>
    private static async Task ReportAsync(IServiceProvider services, EngageDb db, CancellationToken cancellationToken)
    {
        var (now, body) = (services.GetRequiredService<TimeProvider>().GetUtcNow(), services.GetRequiredService<BodySettings>());
        var today = WallClock.Day(now, TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));
        var to = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        var from = new DateOnly(to.Year, to.Month, 1).AddMonths(-5);
        var report = new ProgressReport(NewId.Make(), $"{to:yyyy-MM}", $"Progress on the plan and the local priorities, {from:MMMM} to {to:MMMM yyyy}", from, to, IsDemonstration: true);
        db.ProgressReports.Add(report);
        db.Commentaries.Add(new Commentary { SubjectId = report.Id, Section = "outlook", Markdown = "Chester’s priority is decided and waits for approval. The sheets of all areas are printed anew for the spring surgeries.", UpdatedAt = now.AddHours(-3), UpdatedBy = Author });
        await db.SaveChangesAsync(cancellationToken);
        var clock = new StandingClock(now.AddHours(-2));
        var shelf = ActivatorUtilities.CreateInstance<ReportShelf>(services, clock);
        var version = await ActivatorUtilities.CreateInstance<ProgressReportMaker>(services, clock, shelf).MakeAsync(report.Id, Author, cancellationToken: cancellationToken);
        await ActivatorUtilities.CreateInstance<ReportShelf>(services, new StandingClock(now.AddHours(-1))).PublishAsync(version, Approver, ProgressReportMaker.Subject(report), cancellationToken);
    }

    /// <summary>A priority from the consultation, and how far it has come.</summary>
    /// <param name="Rank">Which of the area's three proposals.</param>
    /// <param name="ReviewIn">Days from today until it is looked at; below nought it is overdue.</param>
    /// <param name="Reports">What was reported, with the days since.</param>
    private sealed record Story(
        string Area, int Rank, string Statement, string Reasons, string NotChosen, string Owner, int ReviewIn, PriorityStatus Until, IReadOnlyList<(int DaysAgo, PriorityStatus Status, string Note)> Reports);

    private sealed class Seeding(IServiceProvider services, EngageDb db)
    {
        private readonly DateTimeOffset _now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        private readonly AuditTrail _audit = services.GetRequiredService<AuditTrail>();

        private DateOnly Today => WallClock.Day(_now, TimeZoneInfo.FindSystemTimeZoneById(services.GetRequiredService<BodySettings>().TimeZone));

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            var desk = DeskAt(Proposed);
            var proposals = ActivatorUtilities.CreateInstance<ProposalDesk>(services, desk, RegisterAt(Proposed, desk));
            var question = (await proposals.QuestionsAsync(cancellationToken)).FirstOrDefault(q => q.Survey.Slug == DemoSurveys.Closed.Slug && q.Question.Code == "priorities");
            if (question is null) { return; }
            var rows = await proposals.RowsAsync(question, cancellationToken);
            var reference = await ReferenceAsync(cancellationToken);
            foreach (var story in _stories)
            {
                if (rows.FirstOrDefault(r => r.Proposal.Area.Code == story.Area && r.Proposal.Rank == story.Rank) is { } row) { Tell(story, await proposals.ProposeAsync(row, Author, isDemonstration: true, cancellationToken), reference); }
            }
            if (rows.FirstOrDefault(r => r.Proposal.Area.Code == "lpu-macclesfield" && r.Proposal.Rank == 1) is { } waiting) { await proposals.ProposeAsync(waiting, Author, isDemonstration: true, cancellationToken); }
            await PrincipleAsync(reference, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (await db.LocalPriorities.FirstOrDefaultAsync(p => p.AreaCode == "lpu-crewe" && p.Kind == PriorityKind.Priority, cancellationToken) is { } crewe) { await AddVoicesAsync(crewe, cancellationToken); }
            await db.SaveChangesAsync(cancellationToken);
        }

        private void Tell(Story story, LocalPriority priority, string? reference)
        {
            priority.Reword(PriorityKind.Priority, story.Statement, reference, Proposed, Author);
            var decided = story.Until == PriorityStatus.Decided ? _now.AddDays(-3) : Decided;
            priority.Decide(story.Reasons, story.NotChosen, story.Owner, Today.AddDays(story.ReviewIn), DateOnly.FromDateTime(decided.UtcDateTime), decided, Author);
            if (story.Until == PriorityStatus.Decided) { return; }
            priority.Approve(1, Approved, Approver);
            _audit.Record(db, Approver, "priority-approved", PriorityAddress.Subject(priority), "Demonstration.");
            foreach (var (daysAgo, status, note) in story.Reports) { priority.Report(status, note, null, _now.AddDays(-daysAgo), Author); }
            if (story.Area == "lpu-crewe") { Act(priority); }
        }

        private void Act(LocalPriority priority)
        {
            var walks = new PriorityAction(NewId.Make(), priority.Id, 1, "Four officers walk the town centre on Friday and Saturday nights", "Inspector, Crewe town", new DateOnly(2026, 6, 30), null, Approved, Author);
            walks.Report(ProgressStatus.Done, "They have walked each weekend since June.", null, _now.AddDays(-150), Author);
            var desk = new PriorityAction(NewId.Make(), priority.Id, 2, "A desk in the library once a week, with the council’s wardens", "Sergeant, Crewe town", Today.AddDays(-30), null, Approved, Author);
            desk.Report(ProgressStatus.Late, "The library is being rebuilt; the desk opens when it does.", Today.AddDays(60), _now.AddDays(-25), Author);
            db.PriorityActions.AddRange(walks, desk);
        }

        /// <summary>What was heard at an engagement, and a letter, behind Crewe's priority: added when the walks were extended.</summary>
        private async Task AddVoicesAsync(LocalPriority priority, CancellationToken cancellationToken)
        {
            var (desk, places) = (DeskAt(_now.AddDays(-40)), services.GetRequiredService<GazetteerSource>().Current);
            var sources = await desk.SourcesAsync(cancellationToken);
            var heard = (await db.Engagements.AsNoTracking().Where(e => e.IsPublic && e.WithdrawnAt == null).OrderBy(e => e.Number).ToListAsync(cancellationToken)).Find(e => places.IsWithin(e.AreaCode, priority.AreaCode) && e.Content.Heard.Any(h => h.Sentence.Contains("officer", StringComparison.OrdinalIgnoreCase)));
            var letter = await db.WrittenSubmissions.AsNoTracking().Where(s => s.PublishedAt != null && s.TakenDown == null && s.Summary.Contains("officers on foot")).OrderBy(s => s.Number).Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);
            foreach (var (id, finding) in new[] { (heard?.Id, "People met in the area spoke of officers."), (letter, "Somebody wrote to ask for more officers on foot.") })
            {
                if (sources.FirstOrDefault(s => s.Id == id) is not { } source) { continue; }
                if (await desk.FreezeAsync(priority, source, null, null, finding, Author, cancellationToken) is { } evidence) { db.Evidence.Add(evidence); }
                await db.SaveChangesAsync(cancellationToken);
            }
        }

        /// <summary>The assembly's first recommendation as a principle of its area, from the day it was answered.</summary>
        private async Task PrincipleAsync(string? reference, CancellationToken cancellationToken)
        {
            var recommendation = await db.Recommendations.Where(r => r.State == RecommendationState.Published && r.Number == 1 && db.Assemblies.Any(a => a.Id == r.AssemblyId && a.AreaCode == "lpu-crewe")).FirstOrDefaultAsync(cancellationToken);
            if (recommendation is null) { return; }
            var (began, desk) = (_now.AddDays(-50), DeskAt(_now.AddDays(-50)));
            if ((await desk.SourcesAsync(cancellationToken)).FirstOrDefault(s => s.Id == recommendation.Id) is not { } source) { return; }
            var priority = await RegisterAt(began, desk).ProposeAsync("lpu-crewe", PriorityKind.Principle, "Every community has an officer and a PCSO whose names it knows.", reference, "From the assembly’s first recommendation.", Author, isDemonstration: true, cancellationToken);
            db.Evidence.Add(await desk.FreezeAsync(priority, source, null, null, "The assembly recommended it almost with one voice.", Author, cancellationToken) ?? throw new InvalidOperationException("The recommendation is gone."));
            priority.Decide("The assembly asked for it, and the answer accepted it in full.", "", "Head of Neighbourhood Policing", Today.AddDays(200), WallClock.Day(began, TimeZoneInfo.Utc), began.AddDays(1), Author);
            priority.Approve(1, began.AddDays(3), Approver);
            priority.Report(PriorityStatus.UnderWay, "118 of 122 communities have both names published.", null, _now.AddDays(-40), Author);
            priority.Report(PriorityStatus.Done, "All communities have a named officer and PCSO, with telephone numbers.", null, _now.AddDays(-15), Author);
        }

        // The part of the plan that holds which is about listening to the public, where there is one.
        private async Task<string?> ReferenceAsync(CancellationToken cancellationToken)
        {
            var plans = await PlanShelf.ReadAsync(db, publishedOnly: true, cancellationToken);
            return plans.Plans.FirstOrDefault(p => p.IsValidOn(Today)) is { } plan && plan.FindPillar("2") is { } pillar ? new PlanReference(plan.Slug, pillar.Code).ToString() : null;
        }

        private EvidenceDesk DeskAt(DateTimeOffset moment) => ActivatorUtilities.CreateInstance<EvidenceDesk>(services, new StandingClock(moment));

        private PriorityRegister RegisterAt(DateTimeOffset moment, EvidenceDesk desk) => ActivatorUtilities.CreateInstance<PriorityRegister>(services, new StandingClock(moment), desk);
    }
}
