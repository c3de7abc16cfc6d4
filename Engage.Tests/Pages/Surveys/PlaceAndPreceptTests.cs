using AngleSharp.Dom;
using Engage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Surveys;

public sealed class PlaceAndPreceptTests(PlaceAndPreceptTests.WithPlaces places) : IClassFixture<PlaceAndPreceptTests.WithPlaces>
{
    private const string Place = """{"kind":"place","code":"place","text":"Where do you live?","elsewhere":"I live outside Testshire"}""";

    private const string Band = """{"kind":"council-tax-band","code":"band","text":"Which band is your home in?"}""";

    private const string Precept = """
        {"kind":"precept","code":"precept","text":"How much more would you pay?","currentBandD":295.44,"referendumLimit":15,"bandQuestion":"band","required":true,"options":[
        {"code":"none","text":"No increase","bandDRise":0,"consequence":"Fewer officers."},
        {"code":"rise-14","text":"£14 a year","bandDRise":14,"consequence":"**As many** officers."},
        {"code":"rise-20","text":"£20 a year","bandDRise":20},
        {"code":"dont-know","text":"Don’t know","role":"dont-know"}]}
        """;

    private readonly SiteFactory _site = places.Site;
    private readonly Resident _resident = places.Site.NewResident();

    [Fact]
    public async Task A_postcode_becomes_areas_and_is_not_kept()
    {
        var survey = await _site.OpenSurveyAsync(Place);

        var check = await _resident.AnswerAsync(survey, ("place", "cw7 2ua"));
        await _resident.SendFormAsync(check.Page, check.Path, []);

        var response = await _site.ReadAsync(db => db.Responses.AsNoTracking().SingleAsync(r => r.SurveyId == survey.Id));
        Assert.Equal(("east", "unit-a", null), (response.LocalAuthorityCode, response.LocalPolicingUnitCode, response.CommunityCode));
        Assert.DoesNotContain("2UA", response.Answers, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Aston", check.Page.QuerySelector(".govuk-summary-list__value")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_postcode_stays_on_the_page_and_the_list_of_areas_opens()
    {
        var survey = await _site.OpenSurveyAsync(Place);

        var reply = await _resident.FillInAsync($"/surveys/{survey.Slug}/questions/place", ("answer", "CW1 1AA"));

        Assert.Equal(["We do not know this postcode. Check it, or choose your area."], reply.Messages);
        Assert.Equal("CW1 1AA", reply.Page.QuerySelector("#answer")!.GetAttribute("value"));
        Assert.True(reply.Page.QuerySelector("details")!.HasAttribute("open"));
        Assert.Equal(["East Testshire", "West Testshire"], reply.Page.QuerySelectorAll("optgroup").Select(g => g.GetAttribute("label")));
        Assert.Equal(["Aston", "Barton"], reply.Page.QuerySelectorAll("optgroup")[0].QuerySelectorAll("option").Select(o => o.TextContent));
        Assert.Equal("I live outside Testshire", reply.Page.QuerySelectorAll("option")[^1].TextContent);
    }

    [Fact]
    public async Task An_area_can_be_chosen_instead()
    {
        var survey = await _site.OpenSurveyAsync(Place);

        var check = await _resident.FillInAsync($"/surveys/{survey.Slug}/questions/place", ("answer-area", "unit-c"));
        var again = await _resident.GetPageAsync($"/surveys/{survey.Slug}/questions/place?change=1");

        Assert.Contains("Caston", check.Page.QuerySelector(".govuk-summary-list__value")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("unit-c", again.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    // Band A pays 6 ninths. £295.44 → £196.96; £309.44 → £206.29(3); £9.33 a year, 17.9p → 18p a week.
    [Fact]
    public async Task Somebody_who_gave_their_band_reads_what_each_option_costs_them()
    {
        var survey = await _site.OpenSurveyAsync(Band, Precept);

        var page = (await _resident.AnswerAsync(survey, ("band", "a"))).Page;

        var options = page.QuerySelectorAll(".govuk-radios__item").Select(Words).ToList();
        Assert.StartsWith("No increase Band A: no more than now", options[0], StringComparison.Ordinal);
        Assert.StartsWith("£14 a year Band A: £9.33 a year more (18p a week)", options[1], StringComparison.Ordinal);
        Assert.Equal("As many", page.QuerySelectorAll(".govuk-radios__item")[1].QuerySelectorAll("strong")[^1].TextContent);
        Assert.Equal("Don’t know", options[3]);
        Assert.NotNull(page.QuerySelector("details table"));
    }

    [Fact]
    public async Task An_option_above_the_referendum_limit_says_so_in_words()
    {
        var survey = await _site.OpenSurveyAsync(Band, Precept);

        var page = (await _resident.AnswerAsync(survey, ("band", "d"))).Page;

        var options = page.QuerySelectorAll(".govuk-radios__item").Select(Words).ToList();
        Assert.Contains("Needs a referendum", options[2], StringComparison.Ordinal);
        Assert.Contains("This is more than £15 a year for Band D", options[2], StringComparison.Ordinal);
        Assert.DoesNotContain("referendum", options[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_skipped_the_band_reads_band_d_and_the_whole_table()
    {
        var survey = await _site.OpenSurveyAsync(Band, Precept);

        var page = (await _resident.FillInAsync($"/surveys/{survey.Slug}/questions/band")).Page;

        Assert.Contains("Band D: £14 a year more (27p a week)", Words(page.QuerySelectorAll(".govuk-radios__item")[1]), StringComparison.Ordinal);
        var table = page.QuerySelector("table")!;
        Assert.Null(table.Closest("details"));
        Assert.Equal(["A", "B", "C", "D", "E", "F", "G", "H"], table.QuerySelectorAll("tbody th").Select(Words));
        Assert.Equal(["£196.96", "£0.00", "£9.33 (18p a week)", "£13.33 (26p a week)"], table.QuerySelectorAll("tbody tr")[0].QuerySelectorAll("td").Select(Words));
        Assert.Equal(("0", "region"), (table.ParentElement!.GetAttribute("tabindex"), table.ParentElement.GetAttribute("role")));
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A site that knows places.</summary>
    public sealed class WithPlaces : IAsyncLifetime
    {
        /// <summary>The site.</summary>
        public SiteFactory Site { get; } = new();

        /// <inheritdoc/>
        public Task InitializeAsync() => Site.PlacesAsync();

        /// <inheritdoc/>
        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
