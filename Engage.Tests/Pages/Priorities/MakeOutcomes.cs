using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Reports;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Priorities;

/// <summary>Consultations that are over, with what became of them.</summary>
internal static class MakeOutcomes
{
    /// <summary>Texts that say everything that has to be said.</summary>
    public static readonly OutcomeText Text = new("Whether to have more officers.", "Most said yes.", "There are more officers.", "Evening opening costs too much.", "", new DateOnly(2027, 6, 30), null);

    /// <summary>A survey that closed five days ago.</summary>
    public static Task<Survey> ClosedAsync(this SiteFactory site) =>
        site.SurveyAsync(Definitions.Of([Make.YesNo("safe")], title: "Consultation that closed"), new DateTime(2027, 1, 1), new DateTime(2027, 1, 15, 12, 0, 0));

    /// <summary>A published version of a report with one finding.</summary>
    public static Task ReportAsync(this SiteFactory site, Survey survey, int number, string finding) => site.WriteAsync(db =>
    {
        var document = SampleReport.Of(new HeadingBlock(1, "Summary", "summary"), ParagraphBlock.Of("40 responses were received. This report shows them."), ListBlock.Of(false, [finding]));
        var version = new ReportVersion
        {
            Id = Make.NewId(),
            SubjectId = survey.Id,
            Number = number,
            Content = document.ToJson(),
            Pdf = [],
            DataHash = "",
            PreparedAt = site.Clock.GetUtcNow(),
            PreparedBy = "first@office.example",
        };
        version.Publish("second@office.example", site.Clock.GetUtcNow());
        db.ReportVersions.Add(version);
        return Task.CompletedTask;
    });

    /// <summary>Publishes an outcome the way its page does.</summary>
    public static async Task PublishAsync(this SiteFactory site, Survey survey, OutcomeText text)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        var outcome = await db.Outcomes.SingleOrDefaultAsync(o => o.SurveyId == survey.Id);
        if (outcome is null) { db.Outcomes.Add(outcome = new Outcome { SurveyId = survey.Id }); }
        outcome.Write(text, site.Clock.GetUtcNow(), "first@office.example");
        outcome.AskForPublication(site.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<OutcomePublication>().PublishAsync(survey, outcome.PreparedAt, "second@office.example"));
    }
}
