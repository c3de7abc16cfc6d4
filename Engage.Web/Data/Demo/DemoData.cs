using Engage.Domain.Reports;
using Engage.Domain.Surveys.Simulation;
using Engage.Web.Data.Places;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>
/// Fills a Development site with a believable Cheshire: places, three surveys with simulated responses, staff accounts and a
/// published report. Everything but the places is made up and marked as demonstration.
/// </summary>
public static class DemoData
{
    private const string Author = "editor@engage.example", Approver = "editor2@engage.example";

    // When the report of last year's consultation came out: in time for the Police and Crime Panel.
    private static readonly DateTimeOffset Coded = new(2026, 1, 21, 9, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Prepared = new(2026, 1, 23, 17, 30, 0, TimeSpan.Zero), Published = new(2026, 1, 26, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Makes whatever is not there yet: on a site that has it all, a few quick questions to the database.</summary>
    /// <exception cref="InvalidOperationException">The site is not in Development.</exception>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment()) { throw new InvalidOperationException("The demonstration is made in Development only."); }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        await DemoPlaces.LoadAsync(db, cancellationToken);
        await DemoStaff.SeedAsync(services, cancellationToken);
        foreach (var demo in DemoSurveys.All) { await SeedAsync(scope.ServiceProvider, demo, cancellationToken); }
        await WeightAsync(scope.ServiceProvider, cancellationToken);
        await PublishReportAsync(scope.ServiceProvider, cancellationToken);
        await DemoConsultations.PackAsync(scope.ServiceProvider, DemoSurveys.Closed.Slug, Published.AddHours(2), Published.AddHours(6), cancellationToken);
        await DemoPlans.SeedAsync(scope.ServiceProvider, cancellationToken);
        await BeginCodingAsync(scope.ServiceProvider, cancellationToken);
        await FillRegisterAsync(scope.ServiceProvider, cancellationToken);
        await DemoAssemblies.SeedAsync(scope.ServiceProvider, cancellationToken);
        await DemoLocal.SeedAsync(scope.ServiceProvider, cancellationToken);
        await DemoEngagements.SeedAsync(scope.ServiceProvider, cancellationToken);
        await DemoPriorities.SeedAsync(scope.ServiceProvider, cancellationToken);
    }

    private static async Task SeedAsync(IServiceProvider services, DemoSurvey demo, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EngageDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var survey = await db.Surveys.SingleOrDefaultAsync(s => s.Slug == demo.Slug, cancellationToken);
        if (survey is null)
        {
            (survey, var consultation) = demo.Make(now, services.GetRequiredService<BodySettings>().TimeZone);
            db.Surveys.Add(survey);
            if (consultation is not null) { db.Consultations.Add(consultation); }
            services.GetRequiredService<AuditTrail>().Record(db, "system", "survey-imported", $"survey:{demo.Slug}", "Demonstration.");
            await db.SaveChangesAsync(cancellationToken);
        }
        // An office's own survey that happens to have the slug gets no simulated responses; an interrupted seeding is finished.
        if (!survey.IsDemonstration || await db.Responses.CountAsync(r => r.SurveyId == survey.Id, cancellationToken) >= demo.Responses) { return; }

        var (opens, closes) = (survey.OpensAt!.Value, survey.ClosesAt!.Value);
        var window = new SimulationWindow(opens, closes, now < closes ? now : closes, TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone));
        await services.GetRequiredService<Simulation>().RunAsync(survey, window, demo.Responses, demo.Seed, cancellationToken: cancellationToken);
    }

    /// <summary>Weights for the closed consultation, made before its report.</summary>
    private static async Task WeightAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EngageDb>();
        var survey = await db.Surveys.SingleAsync(s => s.Slug == DemoSurveys.Closed.Slug, cancellationToken);
        if (!survey.IsDemonstration || await db.WeightingRuns.AnyAsync(w => w.SurveyId == survey.Id, cancellationToken)) { return; }

        await services.GetRequiredService<GazetteerSource>().RefreshAsync(cancellationToken);
        var weightings = ActivatorUtilities.CreateInstance<Weightings>(services, new StandingClock(Prepared));
        var margins = (await weightings.MarginsAsync(survey, cancellationToken)).Where(m => m.Variable is "local-authority" or "age-band" or "sex").ToList();
        await weightings.MakeAsync(survey, margins, "Authority, age and sex", cap: 5, Author, cancellationToken);
    }

    /// <summary>The report of the closed consultation, by the same maker that officers use, with what staff wrote under its sections.</summary>
    private static async Task PublishReportAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EngageDb>();
        var survey = await db.Surveys.SingleAsync(s => s.Slug == DemoSurveys.Closed.Slug, cancellationToken);
        if (!survey.IsDemonstration || await db.ReportVersions.AnyAsync(v => v.SubjectId == survey.Id, cancellationToken)) { return; }

        await services.GetRequiredService<GazetteerSource>().RefreshAsync(cancellationToken);
        await new DemoCoding(services, survey).RunAsync(1, Coded, cancellationToken);
        await DemoConsultations.SubmissionsAsync(services, survey, cancellationToken);
        var clock = new StandingClock(Prepared);
        var maker = ActivatorUtilities.CreateInstance<ReportMaker>(services, clock, ActivatorUtilities.CreateInstance<ReportShelf>(services, clock));
        // Whole or not at all: what is interrupted is begun again.
        await db.WriteAsync(
            async _ =>
            {
                foreach (var (section, markdown) in DemoCommentary.Read(DemoFiles.Text($"{survey.Slug}.commentary.md")))
                {
                    db.Commentaries.Add(new Commentary { SubjectId = survey.Id, Section = section, Markdown = markdown, UpdatedAt = Prepared, UpdatedBy = Author });
                }
                await db.SaveChangesAsync(cancellationToken);

                var version = await maker.MakeAsync(survey.Slug, Author, cancellationToken: cancellationToken);
                version.Publish(Approver, Published);
                services.GetRequiredService<AuditTrail>().Record(db, Approver, "report-published", $"survey:{survey.Slug}", "Demonstration.");
            },
            cancellationToken);
    }

    /// <summary>In the consultation that is open half of the comments is coded: the rest waits for whoever tries it.</summary>
    private static async Task BeginCodingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EngageDb>();
        var survey = await db.Surveys.SingleAsync(s => s.Slug == DemoSurveys.Open.Slug, cancellationToken);
        if (!survey.IsDemonstration || await db.Codebooks.AnyAsync(c => c.SurveyId == survey.Id, cancellationToken)) { return; }
        await new DemoCoding(services, survey).RunAsync(0.5, services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-1), cancellationToken);
    }

    /// <summary>A few letters of the open consultation, some of them looked at already.</summary>
    private static async Task FillRegisterAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var survey = await services.GetRequiredService<EngageDb>().Surveys.SingleAsync(s => s.Slug == DemoSurveys.Open.Slug, cancellationToken);
        await DemoConsultations.SubmissionsAsync(services, survey, cancellationToken);
    }
}

/// <summary>What staff wrote in the demonstration's report: one Markdown file, each section under a first-level heading with its code.</summary>
internal static class DemoCommentary
{
    /// <summary>The sections with their texts, in order.</summary>
    public static IEnumerable<(string Section, string Markdown)> Read(string text) =>
        text.ReplaceLineEndings("\n").Split("\n# ").Select(p => p.TrimStart('#', ' ', '\n')).Where(p => p.Length > 0)
            .Select(p => (p[..p.IndexOf('\n', StringComparison.Ordinal)].Trim(), p[p.IndexOf('\n', StringComparison.Ordinal)..].Trim()));
}
