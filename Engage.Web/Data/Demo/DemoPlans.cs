using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>Two plans of the demonstration, the earlier one going on in the one that holds now; questions that point to it; and what became of last year's consultation.</summary>
internal static class DemoPlans
{
    /// <summary>The slug of the plan that holds now.</summary>
    public const string Current = "2024-28";

    private const string Earlier = "2021-24", Author = "editor@engage.example", Approver = "editor2@engage.example";

    // A part of the plan that holds now, and the parts of the earlier one that go on in it.
    private static readonly (string Part, string[] From)[] _mapping = [("1", ["1", "2"]), ("2", ["3", "4"]), ("3", ["5", "6"])];

    private static readonly (string Question, string Reference)[] _questions =
    [
        ("confidence", "2024-28/3/3.2"), ("safety", "2024-28/1"), ("precept", "2024-28/3/3.3"), ("priorities", "2024-28/2/2.1"), ("aims", "2024-28/2/2.1"), ("knows-team", "2024-28/2/2.3"), ("performance", "2024-28/1/1.2"),
    ];

    /// <summary>Makes whatever is not there yet.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        var db = services.GetRequiredService<EngageDb>();
        if (!await db.PolicePlans.AnyAsync(cancellationToken)) { await PlansAsync(services, cancellationToken); }
        await PointAsync(db, cancellationToken);
        var survey = await db.Surveys.SingleAsync(s => s.Slug == DemoSurveys.Closed.Slug, cancellationToken);
        if (survey.IsDemonstration && !await db.Outcomes.AnyAsync(o => o.SurveyId == survey.Id, cancellationToken)) { await OutcomeAsync(services, survey, cancellationToken); }
    }

    private static async Task PlansAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (db, files) = (services.GetRequiredService<EngageDb>(), services.GetRequiredService<PlanFile>());
        // Whole or not at all: what is interrupted is begun again.
        await db.WriteAsync(
            async _ =>
            {
                foreach (var (slug, title, word, from, to) in new[]
                {
                    (Earlier, "Police and Crime Plan 2021 to 2024", "priority", new DateOnly(2021, 11, 4), new DateOnly(2024, 5, 8)),
                    (Current, "Police and Crime Plan 2024 to 2028", "pillar", new DateOnly(2024, 5, 9), new DateOnly(2028, 5, 10)),
                })
                {
                    var plan = new PolicePlan(NewId.Make(), slug, title, word, from, to) { IsDemonstration = true };
                    plan.Change(title, "The texts of this plan are shortened and made for demonstration.", word, from, to);
                    db.PolicePlans.Add(plan);
                    await db.SaveChangesAsync(cancellationToken);
                    await files.ImportAsync(plan.Id, DemoFiles.Open($"plan-{slug}.csv"), $"plan-{slug}.csv", Author, cancellationToken);
                    if (slug == Current)
                    {
                        foreach (var (part, before) in _mapping) { plan.MapPillar(part, before.Select(b => new PlanReference(Earlier, b))); }
                    }
                    plan.Publish(new DateTimeOffset(from.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));
                    services.GetRequiredService<AuditTrail>().Record(db, Author, "plan-published", PlanAddress.Subject(plan), "Demonstration.");
                    await db.SaveChangesAsync(cancellationToken);
                }
            },
            cancellationToken);
    }

    private static async Task PointAsync(EngageDb db, CancellationToken cancellationToken)
    {
        foreach (var survey in await db.Surveys.Where(s => s.IsDemonstration && !db.QuestionReferences.Any(r => r.SurveyId == s.Id)).ToListAsync(cancellationToken))
        {
            var there = SurveyDefinition.FromStored(survey.Newest.Definition).Questions.Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
            db.QuestionReferences.AddRange(_questions.Where(q => there.Contains(q.Question)).Select(q => new QuestionReference(survey.Id, q.Question, q.Reference)));
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task OutcomeAsync(IServiceProvider services, Survey survey, CancellationToken cancellationToken)
    {
        var (db, audit) = (services.GetRequiredService<EngageDb>(), services.GetRequiredService<AuditTrail>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var report = await db.ReportVersions.Where(v => v.SubjectId == survey.Id && v.State == ReportState.Published).OrderByDescending(v => v.Number).Select(v => new { v.Number, v.Content }).FirstOrDefaultAsync(cancellationToken);
        if (report is null) { return; }
        var texts = DemoCommentary.Read(DemoFiles.Text($"{survey.Slug}.outcome.md")).ToDictionary(t => t.Section, t => t.Markdown, StringComparer.Ordinal);
        var said = SaidInReport.Of(ReportDocument.Parse(report.Content));

        var outcome = new Outcome { SurveyId = survey.Id };
        foreach (var (done, review, published, by, approver) in new[]
        {
            ("done-1", new DateOnly(2026, 7, 31), new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero), Author, Approver),
            // Its day has gone by on purpose: what is overdue is shown.
            ("done-2", new DateOnly(2026, 10, 31), new DateTimeOffset(2026, 7, 20, 10, 0, 0, TimeSpan.Zero), Approver, Author),
        })
        {
            if (published > now) { break; }
            outcome.Write(new OutcomeText(texts["asked"], said, texts["decided"], texts["why-not"], texts[done], review, report.Number), published.AddDays(-3), by);
            outcome.AskForPublication(published.AddDays(-3));
            var version = outcome.Publish(approver, published);
            audit.Record(db, approver, "outcome-published", SurveyLifecycle.Subject(survey), $"Version {Wording.Count(version.Number)}. Demonstration.");
        }
        if (outcome.Newest is null) { return; }
        db.Outcomes.Add(outcome);
        await db.SaveChangesAsync(cancellationToken);
    }
}
