using System.Net;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Surveys;

/// <summary>Opening and closing, to the second of a clock on the wall in London. Each test moves the site's clock, so each has its own site.</summary>
public sealed class ClosingTests : IAsyncDisposable
{
    private static readonly DateTime Noon = new(2027, 7, 20, 12, 0, 0);

    // British Summer Time: noon in London is 11:00 in Greenwich.
    private static readonly DateTimeOffset LastSecond = new(2027, 7, 20, 10, 59, 59, TimeSpan.Zero);

    private readonly SiteFactory _site = new();

    [Fact]
    public async Task Answers_sent_in_the_last_second_count()
    {
        var (survey, resident, check) = await AtCheckAsync();
        _site.Clock.Set(LastSecond);

        var receipt = await resident.SendFormAsync(check.Page, check.Path, []);

        Assert.Equal($"/surveys/{survey.Slug}/receipt", receipt.Path);
        Assert.Equal(1, await _site.ReadAsync(db => db.Responses.CountAsync()));
    }

    [Fact]
    public async Task Answers_sent_a_second_later_do_not_count_and_the_page_says_so()
    {
        var (survey, resident, check) = await AtCheckAsync();
        _site.Clock.Set(LastSecond.AddSeconds(1));

        var reply = await resident.SendFormAsync(check.Page, check.Path, []);

        Assert.Equal($"/surveys/{survey.Slug}?late=1", reply.Path);
        var banner = reply.Page.QuerySelector(".govuk-notification-banner")!.TextContent;
        Assert.Contains("Your answers were not counted.", banner, StringComparison.Ordinal);
        Assert.Contains("closed on 20 July 2027 at 12 noon", banner, StringComparison.Ordinal);
        Assert.Equal(0, await _site.ReadAsync(db => db.Responses.CountAsync()));
    }

    [Fact]
    public async Task A_receipt_outlives_the_close()
    {
        var (survey, resident, check) = await AtCheckAsync();
        await resident.SendFormAsync(check.Page, check.Path, []);
        _site.Clock.Set(LastSecond.AddDays(1));

        Assert.Equal($"/surveys/{survey.Slug}/receipt", (await resident.GetAsync($"/surveys/{survey.Slug}/receipt")).Path);
        Assert.Equal($"/surveys/{survey.Slug}/receipt", (await resident.SendFormAsync(check.Page, check.Path, [])).Path);
    }

    [Fact]
    public async Task A_closed_survey_shows_no_form()
    {
        var (survey, resident, _) = await AtCheckAsync();
        _site.Clock.Set(LastSecond.AddSeconds(1));

        var page = (await resident.GetAsync($"/surveys/{survey.Slug}?fresh=1")).Page;

        Assert.Null(page.QuerySelector("main form"));
        Assert.Null(page.QuerySelector(".govuk-button--start"));
        Assert.Contains("This consultation closed on 20 July 2027 at 12 noon.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/surveys/{survey.Slug}", (await resident.GetAsync($"/surveys/{survey.Slug}/questions/first")).Path);
        Assert.Equal($"/surveys/{survey.Slug}?late=1", (await resident.PostAsync($"/surveys/{survey.Slug}/questions/first", ("answer", "no"))).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_survey_an_officer_closed_is_closed_at_once()
    {
        var (survey, resident, check) = await AtCheckAsync();
        await _site.WriteAsync(async db => (await db.Surveys.SingleAsync(s => s.Id == survey.Id)).Close(_site.Clock.GetUtcNow()));

        var reply = await resident.SendFormAsync(check.Page, check.Path, []);

        Assert.Equal($"/surveys/{survey.Slug}?late=1", reply.Path);
        Assert.Equal(0, await _site.ReadAsync(db => db.Responses.CountAsync()));
    }

    [Fact]
    public async Task Before_it_opens_a_survey_says_when_and_takes_nothing()
    {
        var survey = await _site.SurveyAsync(Definitions.Of([Make.YesNo("first")]), new DateTime(2027, 2, 1, 9, 0, 0), new DateTime(2027, 3, 1));
        using var resident = _site.NewResident();
        _site.Clock.Set(new DateTimeOffset(2027, 2, 1, 8, 59, 59, TimeSpan.Zero));

        var page = await resident.GetPageAsync($"/surveys/{survey.Slug}?fresh=1");
        await resident.PostAsync($"/surveys/{survey.Slug}/questions/first", ("answer", "yes"));

        Assert.Contains("opens on 1 February 2027 at 9am and closes on 28 February 2027 at midnight", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".govuk-button--start"));
        Assert.Equal(0, await _site.ReadAsync(db => db.Drafts.CountAsync()));

        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull((await resident.GetPageAsync($"/surveys/{survey.Slug}?fresh=2")).QuerySelector(".govuk-button--start"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/questions/first")]
    [InlineData("/all-questions")]
    [InlineData("/check-your-answers")]
    [InlineData("/about-you")]
    [InlineData("/receipt")]
    public async Task A_survey_being_written_cannot_be_told_from_none(string rest)
    {
        var survey = await _site.SurveyAsync(Definitions.Of([Make.YesNo("first")]), isPublished: false);
        using var resident = _site.NewResident();

        var draft = await resident.GetAsync($"/surveys/{survey.Slug}{rest}");
        var none = await resident.GetAsync($"/surveys/{new string('x', survey.Slug.Length)}{rest}");

        Assert.Equal(HttpStatusCode.NotFound, draft.Status);
        Assert.Equal(none.Text, draft.Text);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<(Survey Survey, Resident Resident, Reply Check)> AtCheckAsync()
    {
        var survey = await _site.SurveyAsync(Definitions.Of([Make.YesNo("first")]), closes: Noon);
        var resident = _site.NewResident();
        return (survey, resident, await resident.AnswerAsync(survey, ("first", "yes")));
    }
}
