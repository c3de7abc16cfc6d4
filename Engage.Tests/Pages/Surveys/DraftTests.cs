using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Surveys;

public sealed class DraftTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private readonly Resident _resident = site.NewResident();

    [Fact]
    public async Task The_first_answer_sets_a_cookie_of_this_survey_for_thirty_days()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"));

        var reply = await _resident.PostAsync($"/surveys/{survey.Slug}/questions/first", ("answer", "yes"));

        var cookie = Assert.Single(reply.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"engage-draft-{survey.Slug}=", cookie, StringComparison.Ordinal);
        Assert.Contains("max-age=2592000", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_surveys_can_be_answered_side_by_side()
    {
        var one = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));
        var other = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));

        await _resident.AnswerAsync(one, ("first", "yes"));
        await _resident.AnswerAsync(other, ("first", "no"));

        Assert.Equal("yes", (await _resident.GetPageAsync($"/surveys/{one.Slug}/questions/first")).QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal("no", (await _resident.GetPageAsync($"/surveys/{other.Slug}/questions/first")).QuerySelector("input[checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_answer_whose_draft_is_gone_starts_a_new_one_and_says_so()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"), Make.YesNo("third"));
        var second = await _resident.AnswerAsync(survey, ("first", "yes"));
        await site.WriteAsync(db => db.Drafts.Where(d => d.SurveyId == survey.Id).ExecuteDeleteAsync());

        var reply = await _resident.SendFormAsync(second.Page, second.Path, [("answer", "no")]);

        Assert.StartsWith($"/surveys/{survey.Slug}/questions/first", reply.Path, StringComparison.Ordinal);
        Assert.Contains("We have your last answer, but not the ones before it", reply.Page.QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("""{"second":"no"}""", await site.ReadAsync(db => db.Drafts.Where(d => d.SurveyId == survey.Id).Select(d => d.Answers).SingleAsync()));
    }

    [Fact]
    public async Task A_draft_of_another_survey_is_no_help()
    {
        var one = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));
        var other = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));
        await _resident.AnswerAsync(one, ("first", "yes"));
        var id = await site.ReadAsync(db => db.Drafts.Where(d => d.SurveyId == one.Id).Select(d => d.Id).SingleAsync());

        using var stranger = site.NewResident();
        stranger.Http.DefaultRequestHeaders.Add("Cookie", $"engage-draft-{other.Slug}={id}");

        Assert.Equal($"/surveys/{other.Slug}/questions/first", (await stranger.GetAsync($"/surveys/{other.Slug}/questions/second")).Path);
    }

    [Fact]
    public async Task A_draft_finishes_with_the_version_it_began()
    {
        var survey = await site.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));
        await _resident.AnswerAsync(survey, ("first", "yes"));
        var newer = Definitions.Of([Make.YesNo("first"), Make.YesNo("second"), Make.YesNo("third")]);
        await site.WriteAsync(async db => (await db.Surveys.SingleAsync(s => s.Id == survey.Id)).Revise(newer.Title, newer.ToJson(), site.Clock.GetUtcNow(), "editor", "A third question"));

        var check = await _resident.AnswerAsync(survey, ("second", "no"));
        await _resident.SendFormAsync(check.Page, check.Path, []);
        using var late = site.NewResident();
        var next = await late.AnswerAsync(survey, ("first", "yes"), ("second", "yes"));

        Assert.Equal($"/surveys/{survey.Slug}/check-your-answers", check.Path);
        Assert.Equal(1, await site.ReadAsync(db => db.Responses.Where(r => r.SurveyId == survey.Id).Select(r => r.Version).SingleAsync()));
        Assert.Equal($"/surveys/{survey.Slug}/questions/third", next.Path);
    }

    [Fact]
    public async Task Answering_goes_on_after_a_restart()
    {
        await using var folder = new SiteFactory();
        Survey survey;
        string cookie;
        await using (var before = new SiteFactory().With("Data:Directory", folder.DataDirectory))
        {
            survey = await before.OpenSurveyAsync(Make.YesNo("first"), Make.YesNo("second"));
            using var resident = before.NewResident();
            var reply = await resident.PostAsync($"/surveys/{survey.Slug}/questions/first", ("answer", "yes"));
            cookie = reply.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        }

        await using var after = new SiteFactory().With("Data:Directory", folder.DataDirectory);
        using var returning = after.NewResident();
        returning.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        var check = await returning.AnswerAsync(survey, ("second", "no"));
        var receipt = await returning.SendFormAsync(check.Page, check.Path, []);

        Assert.Equal($"/surveys/{survey.Slug}/receipt", receipt.Path);
        Assert.Equal("""{"first":"yes","second":"no"}""", await after.ReadAsync(db => db.Responses.Select(r => r.Answers).SingleAsync()));
    }

    [Fact]
    public async Task Over_https_the_cookie_is_for_this_host_alone()
    {
        await using var secure = new SiteFactory().With("Hosting:RequireHttps", "true");
        var name = secure.Services.GetRequiredService<DraftCookie>().NameOf("some-survey");

        Assert.Equal("__Host-engage-draft-some-survey", name);
    }
}
