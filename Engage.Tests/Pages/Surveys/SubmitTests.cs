using Engage.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Pages.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Surveys;

public sealed class SubmitTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private readonly Resident _resident = site.NewResident();

    [Fact]
    public async Task Check_your_answers_shows_each_with_a_link_to_change_it()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.Text("more"));

        var check = await _resident.AnswerAsync(survey, ("first", "yes"), ("more", "Lights.\nAnd <b>more</b>."));

        var values = check.Page.QuerySelectorAll(".govuk-summary-list__value").Select(v => v.TextContent.Trim()).ToList();
        Assert.Equal("Yes", values[0]);
        Assert.Equal("Lights.And <b>more</b>.", values[1]);
        var change = check.Page.QuerySelector(".govuk-summary-list__actions a")!;
        Assert.Equal($"/surveys/{survey.Slug}/questions/first?change=1", change.GetAttribute("href"));
        Assert.Equal("Change your answer to “Is it first?”", change.TextContent);
    }

    [Fact]
    public async Task A_change_leads_back_to_check_your_answers()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"), Make.YesNo("third"));
        await _resident.AnswerAsync(survey, ("first", "yes"), ("second", "yes"), ("third", "yes"));

        var reply = await _resident.FillInAsync($"/surveys/{survey.Slug}/questions/second?change=1", ("answer", "no"));

        Assert.Equal($"/surveys/{survey.Slug}/check-your-answers", reply.Path);
        Assert.Equal(["Yes", "No", "Yes"], reply.Page.QuerySelectorAll(".govuk-summary-list__value").Select(v => v.TextContent.Trim()));
    }

    [Fact]
    public async Task Questions_a_change_brings_up_are_asked_before_it_leads_back()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("more", """{"answer":"first","is":["yes"]}"""), Make.YesNo("last"));
        await _resident.AnswerAsync(survey, ("first", "no"), ("last", "yes"));

        var more = await _resident.FillInAsync($"/surveys/{survey.Slug}/questions/first?change=1", ("answer", "yes"));
        var check = await _resident.SendFormAsync(more.Page, more.Path, [("answer", "no")]);

        Assert.Equal($"/surveys/{survey.Slug}/questions/more?change=1", more.Path);
        Assert.Equal($"/surveys/{survey.Slug}/check-your-answers", check.Path);
    }

    [Fact]
    public async Task Answers_an_earlier_change_made_pointless_are_named_and_not_sent()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("more", """{"answer":"first","is":["yes"]}"""), Make.YesNo("last"));
        await _resident.AnswerAsync(survey, ("first", "yes"), ("more", "yes"), ("last", "yes"));

        var check = await _resident.FillInAsync($"/surveys/{survey.Slug}/questions/first?change=1", ("answer", "no"));
        await _resident.SendFormAsync(check.Page, check.Path, []);

        Assert.Contains("Is it more?", check.Page.QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("""{"first":"no","last":"yes"}""", (await Only(survey)).Answers);
    }

    [Fact]
    public async Task Sending_keeps_one_response_and_shows_its_reference()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.Text("more"));
        var check = await _resident.AnswerAsync(survey, ("first", "yes"), ("more", ""));
        site.Clock.Advance(TimeSpan.FromMinutes(2));

        var receipt = await _resident.SendFormAsync(check.Page, check.Path, []);

        var response = await Only(survey);
        Assert.Equal($"/surveys/{survey.Slug}/receipt", receipt.Path);
        Assert.Equal(response.Reference, receipt.Page.QuerySelector(".govuk-panel .engage-reference")!.TextContent);
        Assert.Matches("^[2-9A-Z]{4}-[2-9A-Z]{4}$", response.Reference);
        Assert.Equal("""{"first":"yes","more":null}""", response.Answers);
        Assert.Equal((Channel.Web, AccessGrade.Open, ResponseFlags.None), (response.Channel, response.Grade, response.Flags));
        Assert.Equal((0, 0), (response.SubmittedHour.Minute, response.SubmittedHour.Second));
    }

    [Fact]
    public async Task The_receipt_is_there_again_and_holds_no_answers()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));
        var check = await _resident.AnswerAsync(survey, ("first", "yes"));
        var first = await _resident.SendFormAsync(check.Page, check.Path, []);

        var again = await _resident.GetPageAsync($"/surveys/{survey.Slug}/receipt");

        Assert.Equal(first.Page.QuerySelector(".engage-reference")!.TextContent, again.QuerySelector(".engage-reference")!.TextContent);
        Assert.Equal("{}", await site.ReadAsync(db => db.Drafts.Where(d => d.SurveyId == survey.Id).Select(d => d.Answers).SingleAsync()));
    }

    [Fact]
    public async Task A_double_click_makes_one_row_and_one_reference()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));
        var check = await _resident.AnswerAsync(survey, ("first", "yes"));

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _resident.SendFormAsync(check.Page, check.Path, [])));

        Assert.Single(replies.Select(r => r.Page.QuerySelector(".engage-reference")!.TextContent).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await site.ReadAsync(db => db.Responses.CountAsync(r => r.SurveyId == survey.Id)));
    }

    [Fact]
    public async Task Going_back_and_sending_again_finds_the_same_receipt()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));
        var check = await _resident.AnswerAsync(survey, ("first", "yes"));
        var first = await _resident.SendFormAsync(check.Page, check.Path, []);

        var second = await _resident.SendFormAsync(check.Page, check.Path, []);
        var question = await _resident.PostAsync($"/surveys/{survey.Slug}/questions/first", ("answer", "no"));

        Assert.Equal(first.Page.QuerySelector(".engage-reference")!.TextContent, second.Page.QuerySelector(".engage-reference")!.TextContent);
        Assert.Equal($"/surveys/{survey.Slug}/receipt", question.Headers.Location!.OriginalString);
        Assert.Equal("""{"first":"yes"}""", (await Only(survey)).Answers);
    }

    [Fact]
    public async Task A_required_question_without_an_answer_is_asked_instead()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));
        await _resident.AnswerAsync(survey, ("first", "yes"));

        var reply = await _resident.PostAsync($"/surveys/{survey.Slug}/check-your-answers", ("response", "anything"));

        Assert.Equal($"/surveys/{survey.Slug}/questions/second", reply.Headers.Location!.OriginalString);
        Assert.Equal(0, await site.ReadAsync(db => db.Responses.CountAsync(r => r.SurveyId == survey.Id)));
    }

    [Fact]
    public async Task A_form_left_open_by_somebody_else_does_not_send_these_answers_unseen()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));
        await _resident.AnswerAsync(survey, ("first", "yes"));

        var reply = await _resident.PostAsync($"/surveys/{survey.Slug}/check-your-answers", (CheckAnswersModel.ResponseField, Make.NewId()));

        Assert.Equal($"/surveys/{survey.Slug}/check-your-answers", reply.Headers.Location!.OriginalString);
        Assert.Equal(0, await site.ReadAsync(db => db.Responses.CountAsync(r => r.SurveyId == survey.Id)));
    }

    [Fact]
    public async Task A_filled_trap_and_great_haste_are_flagged_and_never_refused()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));
        var check = await _resident.AnswerAsync(survey, ("first", "yes"));

        var receipt = await _resident.SendFormAsync(check.Page, check.Path, [(CheckAnswersModel.TrapField, "https://spam.example")]);

        Assert.Equal($"/surveys/{survey.Slug}/receipt", receipt.Path);
        Assert.Equal(ResponseFlags.Honeypot | ResponseFlags.TooFast, (await Only(survey)).Flags);
        var trap = check.Page.QuerySelector($"input[name={CheckAnswersModel.TrapField}]")!;
        Assert.Equal(("-1", "off", "true"), (trap.GetAttribute("tabindex"), trap.GetAttribute("autocomplete"), trap.Closest("div")!.GetAttribute("aria-hidden")));
    }

    [Fact]
    public async Task Someone_else_at_the_same_device_begins_anew()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));
        var check = await _resident.AnswerAsync(survey, ("first", "yes"));
        var receipt = await _resident.SendFormAsync(check.Page, check.Path, []);

        var start = await _resident.SendFormAsync(receipt.Page, receipt.Path, []);
        var second = await _resident.AnswerAsync(survey, ("first", "no"));
        await _resident.SendFormAsync(second.Page, second.Path, []);

        Assert.Equal($"/surveys/{survey.Slug}", start.Path);
        Assert.Equal(2, await site.ReadAsync(db => db.Responses.CountAsync(r => r.SurveyId == survey.Id)));
    }

    private Task<Response> Only(Survey survey) => site.ReadAsync(db => db.Responses.AsNoTracking().SingleAsync(r => r.SurveyId == survey.Id));
}
