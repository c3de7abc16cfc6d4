using System.Net;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Surveys;

public sealed class AnswerQuestionTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private readonly Resident _resident = site.NewResident();

    [Fact]
    public async Task An_answer_is_kept_and_the_next_question_asked()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));

        var reply = await _resident.AnswerAsync(survey, ("first", "yes"));

        Assert.Equal($"/surveys/{survey.Slug}/questions/second", reply.Path);
        Assert.Equal("Question 2 of 2", reply.Page.QuerySelector(".govuk-caption-l")!.TextContent);
        Assert.Equal("""{"first":"yes"}""", (await DraftOf(survey))!.Answers);
    }

    [Fact]
    public async Task An_unusable_answer_is_explained_and_not_kept()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));

        var reply = await _resident.FillInAsync($"/surveys/{survey.Slug}/questions/first");

        Assert.Equal(["Select yes or no"], reply.Messages);
        Assert.Equal("#answer", reply.Page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Null(await DraftOf(survey));
    }

    [Fact]
    public async Task What_was_typed_is_shown_again_beside_the_mistake()
    {
        var survey = await site.OpenSurveyAsync("""{"kind":"short-text","code":"name","text":"What?","maxLength":5}""");

        var reply = await _resident.FillInAsync($"/surveys/{survey.Slug}/questions/name", ("answer", "far too long & <b>"));

        Assert.Single(reply.Messages);
        Assert.Equal("far too long & <b>", reply.Page.QuerySelector("input[name=answer]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_page_is_named_by_question_survey_and_body()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));

        var page = await _resident.GetPageAsync($"/surveys/{survey.Slug}/questions/first");

        Assert.Equal("Is it first? - Testshire survey - Office of the Commissioner for Testshire", page.Title);
        Assert.Equal("Is it first?", page.QuerySelector("legend h1")!.TextContent);
        Assert.Equal($"/surveys/{survey.Slug}", page.QuerySelector(".govuk-back-link")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Going_back_shows_the_answer_given()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));
        var second = await _resident.AnswerAsync(survey, ("first", "no"));

        var back = second.Page.QuerySelector(".govuk-back-link")!.GetAttribute("href")!;
        var first = await _resident.GetPageAsync(back);

        Assert.Equal("no", first.QuerySelector("input[checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_question_that_cannot_be_reached_yet_leads_to_the_first_unanswered_one()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"), Make.YesNo("third"));

        Assert.Equal($"/surveys/{survey.Slug}/questions/first", (await _resident.GetAsync($"/surveys/{survey.Slug}/questions/third")).Path);
        Assert.Equal($"/surveys/{survey.Slug}/questions/first", (await _resident.GetAsync($"/surveys/{survey.Slug}/check-your-answers")).Path);
    }

    [Fact]
    public async Task Opening_the_first_question_makes_no_draft_and_sets_no_cookie()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));

        var reply = await _resident.GetAsync($"/surveys/{survey.Slug}/questions/first");

        Assert.False(reply.Headers.Contains("Set-Cookie"));
        Assert.Null(await DraftOf(survey));
    }

    [Fact]
    public async Task A_question_that_depends_on_an_answer_is_only_asked_then()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("more", """{"answer":"first","is":["yes"]}"""), Make.YesNo("last"));

        var reply = await _resident.AnswerAsync(survey, ("first", "no"));

        Assert.Equal($"/surveys/{survey.Slug}/questions/last", reply.Path);
    }

    [Fact]
    public async Task The_introduction_of_a_section_stands_before_its_first_question_only()
    {
        var definition = Definitions.Of([Make.YesNo("first")], sections: "," + $$"""{"title":"Part two","introduction":"About *safety*.","questions":[{{Make.YesNo("second")}},{{Make.YesNo("third")}}]}""");
        var survey = await site.SurveyAsync(definition);

        var second = await _resident.AnswerAsync(survey, ("first", "yes"));
        var third = await _resident.AnswerAsync(survey, ("second", "yes"));

        Assert.Contains("About safety.", second.Page.QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.Null(third.Page.QuerySelector(".govuk-inset-text"));
    }

    [Theory]
    [InlineData("/surveys/nothing-here/questions/first")]
    [InlineData("/surveys/UPPER/questions/first")]
    [InlineData("/surveys/a--b/questions/first")]
    public async Task What_does_not_exist_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _resident.GetAsync(path)).Status);

    [Fact]
    public async Task A_question_of_another_survey_is_not_found()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));

        Assert.Equal(HttpStatusCode.NotFound, (await _resident.GetAsync($"/surveys/{survey.Slug}/questions/other")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _resident.PostAsync($"/surveys/{survey.Slug}/questions/other", ("answer", "yes"))).Status);
    }

    [Fact]
    public async Task A_form_from_another_site_changes_nothing()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));
        _resident.SecFetchSite = "cross-site";

        var reply = await _resident.PostAsync($"/surveys/{survey.Slug}/questions/first", ("answer", "yes"));

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Null(await DraftOf(survey));
    }

    private Task<Draft?> DraftOf(Survey survey) => site.ReadAsync(db => db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.SurveyId == survey.Id));
}
