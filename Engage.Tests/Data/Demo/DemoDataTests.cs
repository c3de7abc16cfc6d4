using Engage.Domain.Coding;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Tests.Support;
using Engage.Web.Consultations;
using Engage.Web.Data.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data.Demo;

/// <summary>A Development site, seeded once for all its tests.</summary>
public sealed class SeededSite : SiteFactory, IAsyncLifetime
{
    public SeededSite() => In("Development");

    /// <summary>Starting the site seeds it.</summary>
    public Task InitializeAsync() => Task.FromResult(Services);

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}

public sealed class DemoDataTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task Site_starts_with_two_open_surveys_and_a_closed_one_all_marked()
    {
        var surveys = await site.ReadAsync(db => db.Surveys.AsNoTracking().ToDictionaryAsync(s => s.Slug));
        var now = site.Clock.GetUtcNow();

        Assert.Equal(3, surveys.Count);
        Assert.All(surveys.Values, s => Assert.True(s.IsDemonstration));
        Assert.Equal(SurveyPhase.Closed, surveys["precept-2026-27"].PhaseAt(now));
        Assert.Equal(SurveyPhase.Open, surveys["precept-2027-28"].PhaseAt(now));
        Assert.Equal(SurveyPhase.Open, surveys["priorities-2027"].PhaseAt(now));
    }

    [Fact]
    public async Task Responses_came_in_while_their_survey_was_open_and_before_now()
    {
        foreach (var demo in DemoSurveys.All)
        {
            var survey = await site.ReadAsync(db => db.Surveys.AsNoTracking().SingleAsync(s => s.Slug == demo.Slug));
            var hours = await site.ReadAsync(db => db.Responses.Where(r => r.SurveyId == survey.Id).Select(r => r.SubmittedHour).ToListAsync());

            Assert.Equal(demo.Responses, hours.Count);
            Assert.All(hours, h => Assert.InRange(h, survey.OpensAt!.Value, Earlier(survey.ClosesAt!.Value, site.Clock.GetUtcNow())));
        }
    }

    /// <summary>
    /// Census 2021, residents of Cheshire aged 16 and over: 11.4% are 16 to 24, 15.8% are 55 to 64, 12.9% are 65 to 74 (to half a
    /// point). With 6,000 responses a quarter and 1.6 times of that stand out from chance by far.
    /// </summary>
    [Fact]
    public async Task Young_people_are_missing_and_older_ones_over_represented()
    {
        var population = await site.ReadAsync(db => db.PopulationCounts.Where(p => p.Variable == "age-band" && p.AreaCode.StartsWith("E06")).ToListAsync());
        var (definition, sheets) = await ClosedAsync();
        var ages = sheets.Select(s => s.Find("age-band")).OfType<OptionAnswer>().Select(a => a.Code).Where(c => c != "prefer-not-to-say").ToList();

        double Representation(string band) =>
            (ages.Count(a => a == band) / (double)ages.Count) / (population.Where(p => p.Category == band).Sum(p => p.Count) / (double)population.Sum(p => p.Count));

        Assert.NotNull(definition.Find("age-band"));
        Assert.InRange(Representation("16-24"), 0.17, 0.33);
        Assert.InRange(Representation("25-34"), 0.45, 0.75);
        Assert.InRange(Representation("55-64"), 1.4, 1.8);
        Assert.InRange(Representation("65-74"), 1.4, 1.8);
    }

    [Fact]
    public async Task Every_area_and_every_strand_answers()
    {
        var (_, sheets) = await ClosedAsync();
        var units = sheets.Select(s => s.Find("place")).OfType<PlaceAnswer>().Select(p => p.AreaCode).OfType<string>().CountBy(c => c).ToList();
        var strands = sheets.Select(s => s.Find("capacity")).OfType<OptionAnswer>().CountBy(a => a.Code).ToDictionary();

        Assert.Equal(9, units.Count);
        Assert.All(units, u => Assert.InRange(u.Value, 200, 1_300));
        Assert.Equal(["business", "other", "police", "ratepayer-body", "resident", "victim"], strands.Keys.Order());
        Assert.InRange(strands["victim"] / 6_000.0, 0.13, 0.17);
    }

    [Fact]
    public async Task Report_of_the_closed_consultation_is_published_with_what_staff_wrote()
    {
        var version = await site.ReadAsync(db => db.ReportVersions.AsNoTracking().SingleAsync(v => db.Surveys.Any(s => s.Id == v.SubjectId)));
        var document = ReportDocument.Parse(version.Content);

        Assert.Equal((ReportState.Published, 1), (version.State, version.Number));
        Assert.NotEqual(version.PreparedBy, version.ApprovedBy);
        Assert.True(version.Pdf.AsSpan().StartsWith("%PDF-"u8));
        Assert.Contains("£18.50 for a Band D home", version.Content, StringComparison.Ordinal);
        Assert.Equal(2026, document.Date.Year);
    }

    [Fact]
    public async Task Comments_of_the_closed_consultation_are_coded_a_tenth_of_them_twice_and_its_report_prints_the_themes()
    {
        var book = await site.ReadAsync(db => db.Codebooks.AsNoTracking().SingleAsync(c => db.Surveys.Any(s => s.Id == c.SurveyId && s.Slug == DemoSurveys.Closed.Slug)));
        var codings = await site.ReadAsync(db => db.CodedAnswers.AsNoTracking().Where(c => c.CodebookId == book.Id).ToListAsync());
        var quotes = await site.ReadAsync(db => db.Quotes.AsNoTracking().Where(q => q.CodebookId == book.Id).ToListAsync());
        var agreement = CodingAgreement.Of(book.InUse!, codings)!;
        var content = (await site.ReadAsync(db => db.ReportVersions.AsNoTracking().SingleAsync(v => db.Surveys.Any(s => s.Id == v.SubjectId)))).Content;

        Assert.Equal(DoubleCodingSample.SizeOf(codings.Count(c => c.Round == CodingRound.First)), agreement.Answers);
        Assert.InRange(agreement.Kappa!.Value!.Value, 0.7, 0.95);
        Assert.Empty(ThemeCounts.OpenDisagreements(codings));
        Assert.All(quotes.Where(q => q.State == QuoteState.Cleared), q => Assert.Contains(q.Text, content, StringComparison.Ordinal));
        Assert.All(quotes.Where(q => q.State != QuoteState.Cleared), q => Assert.DoesNotContain(q.Text, content, StringComparison.Ordinal));
        Assert.InRange(quotes.Count(q => q.State == QuoteState.Cleared), 5, 9);
    }

    [Fact]
    public async Task The_closed_consultation_has_its_record_with_everything_met_and_its_decision_pack()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var survey = await site.ReadAsync(db => db.Surveys.SingleAsync(s => s.Slug == DemoSurveys.Closed.Slug));
        var consultation = await site.ReadAsync(db => db.Consultations.SingleAsync(c => c.SurveyId == survey.Id));
        var letters = await site.ReadAsync(db => db.WrittenSubmissions.AsNoTracking().Where(s => s.SurveyId == survey.Id).ToListAsync());

        var checklist = await scope.ServiceProvider.GetRequiredService<ChecklistReader>().ReadAsync(survey, SurveyDefinition.FromStored(survey.Newest.Definition), consultation);
        var pack = await site.ReadAsync(db => db.ReportVersions.AsNoTracking().SingleAsync(v => v.SubjectId == consultation.Id));

        Assert.Empty(checklist.Items.Where(i => i.State != ChecklistState.Met).Select(i => $"{i.Words}: {i.Found}"));
        Assert.Equal(12, letters.Count);
        Assert.All(letters, l => Assert.NotEmpty(l.Considered));
        Assert.NotNull(Assert.Single(letters, l => l.FileName is not null).FileHash);
        Assert.Equal((ReportState.Published, 1), (pack.State, pack.Number));
        Assert.Empty(ReportDocument.Parse(pack.Content).Check());
        Assert.Contains("version 1, published on 26 January 2026", pack.Content, StringComparison.Ordinal);
        // A person's name is nowhere but where they agreed.
        Assert.DoesNotContain("Mary Example", pack.Content, StringComparison.Ordinal);
        Assert.Contains("John Example", pack.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_open_consultation_has_its_basis_and_letters_in_progress()
    {
        var survey = await site.ReadAsync(db => db.Surveys.SingleAsync(s => s.Slug == DemoSurveys.Open.Slug));
        var basis = (await site.ReadAsync(db => db.Consultations.SingleAsync(c => c.SurveyId == survey.Id))).Basis;
        var letters = await site.ReadAsync(db => db.WrittenSubmissions.AsNoTracking().Where(s => s.SurveyId == survey.Id).ToListAsync());

        Assert.DoesNotContain(BasisNeed.Of(basis, ConsultationRecord.LastDayOf(survey)), need => !need.IsMet);
        Assert.InRange(letters.Count, 3, 4);
        Assert.Contains(letters, l => l.Considered.Count == 0);
    }

    [Fact]
    public async Task Seeding_again_adds_nothing()
    {
        var before = await CountsAsync();

        await DemoData.SeedAsync(site.Services);

        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task Interrupted_seeding_is_finished()
    {
        var before = await CountsAsync();
        await site.WriteAsync(async db =>
        {
            await db.ReportVersions.Where(v => db.Surveys.Any(s => s.Id == v.SubjectId)).ExecuteDeleteAsync();
            await db.Commentaries.Where(c => db.Surveys.Any(s => s.Id == c.SubjectId)).ExecuteDeleteAsync();
            await db.Responses.Where(r => r.Number % 40 == 0).ExecuteDeleteAsync();
        });

        await DemoData.SeedAsync(site.Services);

        var after = await CountsAsync();
        Assert.Equal((before.Surveys, before.Responses, before.Reports, before.Commentaries), (after.Surveys, after.Responses, after.Reports, after.Commentaries));
    }

    private async Task<(int Surveys, int Responses, int Reports, int Commentaries, int Accounts, int Audit)> CountsAsync() => (
        await site.ReadAsync(db => db.Surveys.CountAsync()), await site.ReadAsync(db => db.Responses.CountAsync()), await site.ReadAsync(db => db.ReportVersions.CountAsync()),
        await site.ReadAsync(db => db.Commentaries.CountAsync()), await site.ReadAsync(db => db.Users.CountAsync()), await site.ReadAsync(db => db.AuditEntries.CountAsync()));

    private async Task<(SurveyDefinition Definition, List<AnswerSheet> Sheets)> ClosedAsync()
    {
        var survey = await site.ReadAsync(db => db.Surveys.AsNoTracking().SingleAsync(s => s.Slug == "precept-2026-27"));
        var definition = SurveyDefinition.FromStored(survey.Newest.Definition);
        var answers = await site.ReadAsync(db => db.Responses.Where(r => r.SurveyId == survey.Id).Select(r => r.Answers).ToListAsync());
        return (definition, answers.ConvertAll(a => AnswerSheet.Parse(a, definition)));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

public sealed class DemoDataRefusalTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("Testing")]
    public async Task Demonstration_is_made_in_Development_only(string environment)
    {
        await using var site = new SiteFactory().In(environment);

        await Assert.ThrowsAsync<InvalidOperationException>(() => DemoData.SeedAsync(site.Services));

        Assert.Equal(0, await site.ReadAsync(db => db.Surveys.CountAsync()));
        Assert.Equal(0, await site.ReadAsync(db => db.Areas.CountAsync()));
    }
}
