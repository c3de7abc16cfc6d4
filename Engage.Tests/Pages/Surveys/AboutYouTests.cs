using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Surveys;

public sealed class AboutYouTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private readonly Resident _resident = site.NewResident();

    [Fact]
    public async Task After_sending_the_answers_are_safe_and_optional_questions_follow()
    {
        var (survey, page) = await SentAsync();

        var reference = await site.ReadAsync(db => db.Responses.Where(r => r.SurveyId == survey.Id).Select(r => r.Reference).SingleAsync());
        Assert.Equal($"/surveys/{survey.Slug}/about-you", page.Path);
        Assert.Contains(reference, page.Page.QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"/surveys/{survey.Slug}/receipt", page.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Each_answer_joins_the_response_at_once()
    {
        var (survey, _) = await SentAsync();

        var next = await _resident.FillInAsync($"/surveys/{survey.Slug}/about-you/disability", ("answer", "yes"));

        Assert.Equal($"/surveys/{survey.Slug}/about-you/disability-impact", next.Path);
        Assert.Equal("""{"disability":"yes"}""", await EqualityAsync(survey));
    }

    [Fact]
    public async Task A_question_can_be_skipped_and_all_the_rest_too()
    {
        var (survey, _) = await SentAsync();
        var path = $"/surveys/{survey.Slug}/about-you/disability";
        var page = await _resident.GetPageAsync(path);

        var next = await _resident.SendFormAsync(page, path, [("answer", "yes")], button: "button[name=skip]");

        Assert.Equal($"/surveys/{survey.Slug}/about-you/sex", next.Path);
        Assert.Equal("""{"disability":null}""", await EqualityAsync(survey));
        Assert.Contains($"/surveys/{survey.Slug}/receipt", next.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task The_last_question_leads_to_the_receipt_and_going_back_shows_the_answers()
    {
        var (survey, _) = await SentAsync();
        await _resident.FillInAsync($"/surveys/{survey.Slug}/about-you/disability", ("answer", "no"));

        var receipt = await _resident.FillInAsync($"/surveys/{survey.Slug}/about-you/sex", ("answer", "female"));
        var back = await _resident.GetPageAsync($"/surveys/{survey.Slug}/about-you/sex");

        Assert.Equal($"/surveys/{survey.Slug}/receipt", receipt.Path);
        Assert.Equal("female", back.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal("""{"disability":"no","sex":"female"}""", await EqualityAsync(survey));
    }

    [Fact]
    public async Task An_answer_hidden_by_a_change_is_not_kept_with_the_response()
    {
        var (survey, _) = await SentAsync();
        await _resident.FillInAsync($"/surveys/{survey.Slug}/about-you/disability", ("answer", "yes"));
        await _resident.FillInAsync($"/surveys/{survey.Slug}/about-you/disability-impact", ("answer", "a-lot"));

        await _resident.FillInAsync($"/surveys/{survey.Slug}/about-you/disability", ("answer", "no"));

        Assert.Equal("""{"disability":"no"}""", await EqualityAsync(survey));
    }

    [Fact]
    public async Task Nobody_is_asked_before_sending()
    {
        var survey = await site.SurveyAsync(Definitions.Of([Make.YesNo("first")], """["disability","sex"]"""));

        Assert.Equal($"/surveys/{survey.Slug}", (await _resident.GetAsync($"/surveys/{survey.Slug}/about-you/disability")).Path);
        Assert.Equal($"/surveys/{survey.Slug}", (await _resident.GetAsync($"/surveys/{survey.Slug}/receipt")).Path);
    }

    private async Task<(Survey Survey, Reply Page)> SentAsync()
    {
        var survey = await site.SurveyAsync(Definitions.Of([Make.YesNo("first")], """["disability","sex"]"""));
        var check = await _resident.AnswerAsync(survey, ("first", "yes"));
        return (survey, await _resident.SendFormAsync(check.Page, check.Path, []));
    }

    private Task<string?> EqualityAsync(Survey survey) => site.ReadAsync(db => db.Responses.Where(r => r.SurveyId == survey.Id).Select(r => r.Equality).SingleAsync());
}
