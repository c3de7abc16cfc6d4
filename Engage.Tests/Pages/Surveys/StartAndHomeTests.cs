using AngleSharp.Dom;
using Engage.Domain.Reports;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;

namespace Engage.Tests.Pages.Surveys;

/// <summary>What stands before and around a survey: home, start page, all questions, areas.</summary>
public sealed class StartAndHomeTests : IAsyncDisposable
{
    private readonly SiteFactory _site = new();

    [Fact]
    public async Task The_start_page_says_what_it_is_about_who_decides_and_how_to_begin()
    {
        var survey = await _site.OpenSurveyAsync(Make.YesNo("first"));
        using var resident = _site.NewResident();

        var page = await resident.GetPageAsync($"/surveys/{survey.Slug}");

        var words = Words(page.QuerySelector("main")!);
        Assert.Equal(["31 January 2027 at 12 noon", "About 5 minutes", "The Commissioner, on 1 February 2027"], page.QuerySelectorAll(".govuk-summary-list__value").Select(v => v.TextContent));
        Assert.Contains("The Commissioner will decide on 1 February 2027.", words, StringComparison.Ordinal);
        Assert.Contains("We count every answer.", words, StringComparison.Ordinal);
        Assert.Contains("Ring us.", words, StringComparison.Ordinal);
        Assert.Equal("first", page.QuerySelector("main strong")!.TextContent);
        Assert.Equal($"/surveys/{survey.Slug}/questions/first", page.QuerySelector(".govuk-button--start")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_site_with_nothing_says_so()
    {
        using var resident = _site.NewResident();

        var words = Words((await resident.GetPageAsync("/")).QuerySelector("main")!);

        Assert.Contains("There is nothing to take part in at the moment.", words, StringComparison.Ordinal);
        Assert.Contains("Nothing has closed yet.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_shows_what_is_open_what_comes_and_what_closed()
    {
        var open = await _site.SurveyAsync(Definitions.Of([Make.YesNo("a")], title: "Open one"), isDemonstration: true);
        await _site.SurveyAsync(Definitions.Of([Make.YesNo("a")], title: "Later one"), new DateTime(2027, 2, 1), new DateTime(2027, 3, 1));
        await _site.SurveyAsync(Definitions.Of([Make.YesNo("a")], title: "Secret one"), isPublished: false);
        var closed = await _site.SurveyAsync(Definitions.Of([Make.YesNo("a")], title: "Closed one"), new DateTime(2026, 12, 1), new DateTime(2027, 1, 2, 17, 30, 0));
        var counting = await _site.SurveyAsync(Definitions.Of([Make.YesNo("a")], title: "Counting one"), new DateTime(2026, 12, 1), new DateTime(2027, 1, 3));
        await PublishReportAsync(closed.Id);
        using var resident = _site.NewResident();

        var page = await resident.GetPageAsync("/");

        var words = Words(page.QuerySelector("main")!);
        Assert.Contains("Open one What we ask about. Closes on 31 January 2027 at 12 noon. Takes about 5 minutes.", words, StringComparison.Ordinal);
        Assert.Contains("Opens on 1 February 2027.", words, StringComparison.Ordinal);
        Assert.Contains("Counting one Closed on 2 January 2027 at midnight. We are counting the answers.", words, StringComparison.Ordinal);
        Assert.Contains("Closed on 2 January 2027 at 5:30pm.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret one", words, StringComparison.Ordinal);
        var links = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains($"/surveys/{open.Slug}", links);
        Assert.Contains($"/reports/{closed.Slug}", links);
        Assert.Contains($"/surveys/{counting.Slug}", links);
        Assert.NotNull(page.QuerySelector(".govuk-phase-banner"));
    }

    [Fact]
    public async Task A_closed_survey_leads_to_its_report()
    {
        var survey = await _site.SurveyAsync(Definitions.Of([Make.YesNo("a")]), new DateTime(2026, 12, 1), new DateTime(2027, 1, 2, 17, 0, 0));
        await PublishReportAsync(survey.Id);
        using var resident = _site.NewResident();

        var page = await resident.GetPageAsync($"/surveys/{survey.Slug}");

        Assert.Contains("closed on 2 January 2027 at 5pm", Words(page.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"main a[href='/reports/{survey.Slug}']"));
    }

    [Fact]
    public async Task All_questions_are_on_one_page_with_their_conditions_in_words()
    {
        var survey = await _site.SurveyAsync(Definitions.Of(
            [
                Make.YesNo("first"),
                Make.YesNo("more", """{"any":[{"answer":"first","is":["yes"]},{"not":{"answered":"first"}}]}"""),
                """{"kind":"choose-up-to","code":"some","text":"Which?","upTo":2,"options":[{"code":"a","text":"Apples"},{"code":"b","text":"Bananas"}]}""",
                """{"kind":"ranking","code":"order","text":"Order?","itemsFrom":"some"}""",
            ],
            """["disability"]"""));
        using var resident = _site.NewResident();

        var page = await resident.GetPageAsync($"/surveys/{survey.Slug}/all-questions");

        var words = Words(page.QuerySelector("main")!);
        Assert.Contains("2. Is it more? Only if you choose “Yes” in question 1, or it is not so that you answer question 1.", words, StringComparison.Ordinal);
        Assert.Contains("4. Order? Only for what you choose in question 3.", words, StringComparison.Ordinal);
        Assert.Contains("5. Do you have any physical or mental health conditions", words, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_postcode_leads_to_its_area_and_an_unknown_one_to_the_list()
    {
        await _site.PlacesAsync();
        using var resident = _site.NewResident();
        var home = await resident.GetPageAsync("/");

        var area = await resident.SendFormAsync(home, "/", [("postcode", "cw72ua")]);
        var unknown = await resident.FillInAsync("/areas", ("postcode", "CW1 1AA"));
        var nonsense = await resident.FillInAsync("/areas", ("postcode", "<nowhere>"));

        Assert.Equal("/areas/unit-a", area.Path);
        Assert.Contains("East Testshire (Local authority)", Words(area.Page.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Equal(["We do not know this postcode. Check it, or choose your area from the list."], unknown.Messages);
        Assert.Equal(["Enter a postcode, like CW7 2UA, or choose your area from the list"], nonsense.Messages);
        Assert.Equal("<nowhere>", nonsense.Page.QuerySelector("#postcode")!.GetAttribute("value"));
        Assert.NotNull(nonsense.Page.QuerySelector("a[href='/areas/unit-c']"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await resident.GetAsync("/areas/none")).Status);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task PublishReportAsync(string surveyId) => _site.WriteAsync(db =>
    {
        var report = new ReportVersion { Id = Make.NewId(), SubjectId = surveyId, Number = 1, Content = "{}", Pdf = [1], DataHash = "0", PreparedAt = _site.Clock.GetUtcNow(), PreparedBy = "a" };
        report.Publish("b", _site.Clock.GetUtcNow());
        return Task.FromResult(db.ReportVersions.Add(report));
    });
}
