using System.Net;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;
using Engage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Surveys;

/// <summary>Every kind of question: its form, a good answer, and forms no browser would send.</summary>
public sealed class QuestionKindTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Items = """
        "items":[{"code":"a","text":"Apples"},{"code":"b","text":"Bananas"},{"code":"c","text":"Cherries"}]
        """;

    private const string Options = """
        "options":[{"code":"a","text":"Apples"},{"code":"b","text":"Bananas"},{"code":"c","text":"Cherries"},{"code":"o","text":"Something else","role":"other"}]
        """;

    private const string Precept = """
        {"kind":"precept","code":"q","text":"How much?","currentBandD":295.44,"referendumLimit":15,"options":[
        {"code":"none","text":"No increase","bandDRise":0},{"code":"more","text":"£20","bandDRise":20,"consequence":"More *officers*."}]}
        """;

    private readonly Resident _resident = site.NewResident();

    /// <summary>Kind, definition, fields of a good answer, what is stored.</summary>
    public static TheoryData<string, string, string[], string> Kinds => new()
    {
        { "single-choice", $$"""{"kind":"single-choice","code":"q","text":"Which?",{{Options}}}""", ["answer=b"], "\"b\"" },
        { "single-choice", $$"""{"kind":"single-choice","code":"q","text":"Which?",{{Options}}}""", ["answer=o", "answer-other-o=Plums"], """{"option":"o","other":"Plums"}""" },
        { "multiple-choice", $$"""{"kind":"multiple-choice","code":"q","text":"Which?",{{Options}}}""", ["answer=a", "answer=c"], """["a","c"]""" },
        { "choose-up-to", $$"""{"kind":"choose-up-to","code":"q","text":"Which?","upTo":2,{{Options}}}""", ["answer=a", "answer=b"], """["a","b"]""" },
        { "yes-no", """{"kind":"yes-no","code":"q","text":"Is it?"}""", ["answer=no"], "\"no\"" },
        { "likert", """{"kind":"likert","code":"q","text":"It is."}""", ["answer=agree"], "\"agree\"" },
        { "matrix", $$"""{"kind":"matrix","code":"q","text":"Each is.",{{Items}}}""", ["answer-a=agree", "answer-c=disagree"], """{"a":"agree","c":"disagree"}""" },
        { "ranking", $$"""{"kind":"ranking","code":"q","text":"Order.",{{Items}}}""", ["answer-a=2", "answer-b=1", "answer-c=3"], """["b","a","c"]""" },
        { "allocation", $$"""{"kind":"allocation","code":"q","text":"Share.","total":100,"unit":"points",{{Items}}}""", ["answer-a=70", "answer-b=30", "answer-c="], """{"a":70,"b":30,"c":0}""" },
        { "number", """{"kind":"number","code":"q","text":"How many?","most":120}""", ["answer=42"], "42" },
        { "money", """{"kind":"money","code":"q","text":"How much?"}""", ["answer=£1,204.50"], "1204.5" },
        { "short-text", """{"kind":"short-text","code":"q","text":"Which word?"}""", ["answer=Peace"], "\"Peace\"" },
        { "long-text", """{"kind":"long-text","code":"q","text":"What else?"}""", ["answer=One\r\ntwo"], "\"One\\ntwo\"" },
        { "place", """{"kind":"place","code":"q","text":"Where?","elsewhere":"Elsewhere"}""", ["answer-area=elsewhere"], """{"area":null}""" },
        { "council-tax-band", """{"kind":"council-tax-band","code":"q","text":"Which band?"}""", ["answer=d"], "\"d\"" },
        { "precept", Precept, ["answer=none"], "\"none\"" },
    };

    /// <summary>Fields of a form that no browser would send, or nobody could mean.</summary>
    public static TheoryData<string, string[]> BadForms => new()
    {
        { "single-choice", ["answer=zzz"] },
        { "single-choice", ["answer=a", "answer=b"] },
        { "single-choice", ["answer=o", $"answer-other-o={new string('x', 5000)}"] },
        { "multiple-choice", ["answer=a", "answer=zzz"] },
        { "choose-up-to", ["answer=a", "answer=b", "answer=c"] },
        { "yes-no", ["answer=YES"] },
        { "matrix", ["answer-a=zzz"] },
        { "matrix", ["answer-zzz=agree", "answer-a=agree"] },
        { "ranking", ["answer-a=1", "answer-b=1", "answer-c=2"] },
        { "ranking", ["answer-a=1", "answer-b=99999999999999999999", "answer-c=-1"] },
        { "allocation", ["answer-a=2147483647", "answer-b=2147483647", "answer-c=102"] },
        { "allocation", ["answer-a=-100", "answer-b=200"] },
        { "number", ["answer=NaN"] },
        { "number", ["answer=Infinity"] },
        { "number", ["answer=1e400"] },
        { "number", ["answer=-1"] },
        { "money", ["answer=0x10"] },
        { "short-text", [$"answer={new string('x', 60_000)}"] },
        { "place", ["answer-area=force"] },
        { "place", ["answer=ZZ99 9ZZ"] },
        { "council-tax-band", ["answer=i"] },
        { "precept", ["answer=plus-1000"] },
    };

    [Fact]
    public void Every_kind_is_tried_here() =>
        Assert.Equal(QuestionKinds.Names.Order(StringComparer.Ordinal), Kinds.Select(k => (string)((object[])k)[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_good_answer_is_kept_and_shown_again(string kind, string question, string[] fields, string stored)
    {
        var survey = await site.OpenSurveyAsync(question);
        var path = $"/surveys/{survey.Slug}/questions/q";

        var check = await _resident.FillInAsync(path, [.. fields.Select(Split)]);
        var again = await _resident.GetPageAsync(path);
        await _resident.SendFormAsync(again, path, []);

        Assert.Equal($"/surveys/{survey.Slug}/check-your-answers", check.Path);
        Assert.Equal($$"""{"q":{{stored}}}""", await DraftAnswersAsync(survey));
        Assert.NotEqual("", kind);
    }

    [Theory]
    [MemberData(nameof(BadForms))]
    public async Task A_bad_form_is_answered_with_a_sentence_and_never_counted(string kind, string[] fields)
    {
        var survey = await site.OpenSurveyAsync((string)((object[])Kinds.First(k => (string)((object[])k)[0] == kind))[1]);

        var reply = await _resident.PostAsync($"/surveys/{survey.Slug}/questions/q", [.. fields.Select(Split)]);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.NotEmpty(reply.Messages);
        Assert.All(reply.Page.QuerySelectorAll(".govuk-error-summary__list li"), item => Assert.NotNull(item.QuerySelector("a")));
        Assert.Null(await DraftAnswersAsync(survey));
    }

    [Theory]
    [InlineData("a\u0007b", "ab")]
    [InlineData("\u202Egnp.exe", "\u202Egnp.exe")]
    [InlineData("😀 👩‍👧", "😀 👩‍👧")]
    [InlineData("<svg/onload=alert(1)>", "<svg/onload=alert(1)>")]
    public async Task Odd_characters_are_kept_or_taken_out_and_shown_as_text(string typed, string kept)
    {
        var survey = await site.OpenSurveyAsync("""{"kind":"short-text","code":"q","text":"Which word?"}""");

        var check = await _resident.FillInAsync($"/surveys/{survey.Slug}/questions/q", ("answer", typed));

        Assert.Equal(kept, check.Page.QuerySelector(".govuk-summary-list__value")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_broken_surrogate_is_no_failure()
    {
        var survey = await site.OpenSurveyAsync("""{"kind":"short-text","code":"q","text":"Which word?"}""");
        using var content = new StringContent("answer=a%ED%A0%80b", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/surveys/{survey.Slug}/questions/q") { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var response = await _resident.Http.SendAsync(request);

        Assert.InRange((int)response.StatusCode, 200, 499);
        Assert.DoesNotContain('\uD800', await DraftAnswersAsync(survey) ?? "");
    }

    [Fact]
    public async Task A_nul_is_refused()
    {
        var survey = await site.OpenSurveyAsync("""{"kind":"short-text","code":"q","text":"Which word?"}""");

        Assert.Equal(HttpStatusCode.BadRequest, (await _resident.PostAsync($"/surveys/{survey.Slug}/questions/q", ("answer", "a\0b"))).Status);
    }

    [Fact]
    public async Task A_flood_is_refused_whole()
    {
        var survey = await site.OpenSurveyAsync("""{"kind":"short-text","code":"q","text":"Which word?"}""");
        var path = $"/surveys/{survey.Slug}/questions/q";

        var long100 = await _resident.PostAsync(path, ("answer", new string('x', 100_000)));
        var keys = await _resident.PostAsync(path, [.. Enumerable.Range(0, 5000).Select(i => ($"answer-{i}", "1"))]);

        Assert.Equal(HttpStatusCode.BadRequest, long100.Status);
        Assert.Equal(HttpStatusCode.BadRequest, keys.Status);
        Assert.Null(await DraftAnswersAsync(survey));
    }

    private static (string Name, string Value) Split(string field) => (field[..field.IndexOf('=', StringComparison.Ordinal)], field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    private Task<string?> DraftAnswersAsync(Survey survey) => site.ReadAsync(db => db.Drafts.Where(d => d.SurveyId == survey.Id).Select(d => d.Answers).SingleOrDefaultAsync());
}
