using System.Net;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Data.Responses;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Staff;

/// <summary>From margins to weights in results, through the pages of the office.</summary>
public sealed class WeightingPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string View = """{ "kind": "single-choice", "code": "view", "text": "What is your view?", "options": [ { "code": "for", "text": "For" }, { "code": "against", "text": "Against" } ] }""";
    private const string Age = """{ "kind": "single-choice", "code": "age", "text": "How old are you?", "variable": "age-band", "options": [ { "code": "young", "text": "Young" }, { "code": "middle", "text": "Middle" }, { "code": "old", "text": "Old" } ] }""";

    [Fact]
    public async Task An_analyst_makes_weights_and_the_results_show_them_beside_the_unweighted_figures()
    {
        // 10 young all for, 40 old all against; half of the population each: weights 2.5 and 0.625, and half and half weighted.
        await OpenAsync("weighted", ("young+middle", 100), ("old", 100));
        await AddAsync("weighted", (10, "young", "for"), (40, "old", "against"));
        var (analyst, account) = await site.SignedInAsync(StaffRoles.Analyst);
        Assert.Contains("There are no weights yet.", (await analyst.GetPageAsync("/staff/surveys/weighted/weighting")).Body!.TextContent, StringComparison.Ordinal);

        var reply = await analyst.FillInAsync("/staff/surveys/weighted/weighting", ("Name", "Age"), ("Variables", "age-band"), ("Cap", ""));

        Assert.Equal("/staff/surveys/weighted/weighting/1", reply.Path);
        var run = await site.ReadAsync(db => db.WeightingRuns.SingleAsync(w => w.SurveyId == db.Surveys.Single(s => s.Slug == "weighted").Id));
        Assert.Equal((RakingStatus.Converged, 50, account.Email, 2.5), (run.Status, run.Responses, run.MadeBy, Math.Round(run.MaxWeight, 9)));
        var page = await analyst.GetPageAsync("/staff/surveys/weighted/results");
        Assert.Equal(["10", "20%", "50%"], page.QuerySelectorAll("#main-content tr").First(r => r.QuerySelector("th")?.TextContent == "For").QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        // (10 * 2.5 + 40 * 0.625)^2 / (10 * 6.25 + 40 * 0.390625) = 2500 / 78.125 = 32.
        Assert.Contains("effective sample size 32 of 50 responses", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "weights-made" && e.Actor == account.Email)));
    }

    [Fact]
    public async Task The_analysis_page_tables_an_answer_by_groups_weighted_or_not_and_takes_it_out()
    {
        await OpenAsync("analysed", ("young", 100), ("old", 100));
        await AddAsync("analysed", (10, "young", "for"), (30, "old", "against"), (10, "old", "for"));
        var (analyst, account) = await site.SignedInAsync(StaffRoles.Analyst);
        Assert.Null((await analyst.GetPageAsync("/staff/surveys/analysed/analysis")).QuerySelector("main table"));
        await analyst.FillInAsync("/staff/surveys/analysed/weighting", ("Name", "Age"), ("Variables", "age-band"));

        const string Address = "/staff/surveys/analysed/analysis?row=view&column=by.age-band";
        var page = await analyst.GetPageAsync(Address);
        var plain = await analyst.GetPageAsync(Address + "&weights=no");
        var some = await analyst.GetPageAsync("/staff/surveys/analysed/analysis?row=view&only=by.age-band%3Dold");

        Assert.Equal(["25% / 25%", "75% / 75%", "40", "40"], RowOf(page, "Old"));
        Assert.Equal(["25%", "75%", "40"], RowOf(plain, "Old"));
        // Old people weigh 0.625 each, all alike.
        Assert.Equal(["25% / 25%", "75% / 75%", "40", "40"], RowOf(some, "Everybody"));
        Assert.Contains("Rao–Scott", page.Body!.TextContent, StringComparison.Ordinal);
        var csv = await analyst.SendFormAsync(plain, Address + "&weights=no&handler=Csv", [], form: "main form[method=post]");
        Assert.Contains("For,Old,10,40,0.25", csv.Text, StringComparison.Ordinal);
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "analysis-exported" && e.Actor == account.Email)));
        Assert.Equal(HttpStatusCode.OK, (await analyst.GetAsync("/staff/surveys/analysed/analysis?row=nothing&column=%27&only=x%3Dy%3Dz")).Status);
    }

    [Fact]
    public async Task Weights_taken_out_of_use_leave_the_results_unweighted_and_the_run_in_the_list()
    {
        await OpenAsync("withdrawn", ("young", 100), ("old", 100));
        await AddAsync("withdrawn", (10, "young", "for"), (40, "old", "against"));
        var (analyst, _) = await site.SignedInAsync(StaffRoles.Analyst);
        await analyst.FillInAsync("/staff/surveys/withdrawn/weighting", ("Name", "Age"), ("Variables", "age-band"));
        var run = await analyst.GetPageAsync("/staff/surveys/withdrawn/weighting/1");

        var cells = await analyst.SendFormAsync(run, "/staff/surveys/withdrawn/weighting/1", [], form: "main form[action*=Cells]");
        await analyst.SendFormAsync(run, "/staff/surveys/withdrawn/weighting/1", [], form: "main form[action*=Withdraw]");

        Assert.Equal(["age-band,responses,weight", "young,10,2.5", "old,40,0.625"], cells.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Withdrawn", (await analyst.GetPageAsync("/staff/surveys/withdrawn/weighting")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The figures are unweighted.", (await analyst.GetPageAsync("/staff/surveys/withdrawn/results")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_category_nobody_answered_for_is_named_and_can_be_counted_together_with_its_neighbour()
    {
        await OpenAsync("missing", ("young", 50), ("middle", 50), ("old", 100));
        await AddAsync("missing", (10, "middle", "for"), (40, "old", "against"));
        var (analyst, _) = await site.SignedInAsync(StaffRoles.Analyst);

        var page = (await analyst.FillInAsync("/staff/surveys/missing/weighting", ("Name", "Age"), ("Variables", "age-band"))).Page;

        Assert.Equal("Age: nobody answered for “Young”; count it together with a neighbour, or leave this variable out", page.QuerySelector(".govuk-error-summary a")!.TextContent);
        var box = page.QuerySelector("input[name='Together']")!;
        Assert.Equal("age-band:young>middle", box.GetAttribute("value"));
        Assert.Equal(0, await site.ReadAsync(db => db.WeightingRuns.CountAsync(w => w.SurveyId == db.Surveys.Single(s => s.Slug == "missing").Id)));
        Assert.Equal("/staff/surveys/missing/weighting/1", (await analyst.SendFormAsync(page, "/staff/surveys/missing/weighting", [("Name", "Age"), ("Variables", "age-band"), ("Together", "age-band:young>middle")])).Path);
    }

    [Theory]
    [InlineData("", "age-band", "5", "Enter a name for the weights, such as Age, sex and authority")]
    [InlineData("Age", "nothing", "5", "Select at least one variable to weight by")]
    [InlineData("Age", "age-band", "much", "The largest weight must be a number from 1.2 to 100, or empty for no limit")]
    [InlineData("Age", "age-band", "1", "The largest weight must be a number from 1.2 to 100, or empty for no limit")]
    public async Task What_cannot_be_used_is_explained_and_makes_nothing(string name, string variable, string cap, string sentence)
    {
        var slug = $"refused-{name.Length}-{variable}-{cap}";
        await OpenAsync(slug, ("young", 100), ("old", 100));
        await AddAsync(slug, (1, "young", "for"), (1, "old", "for"));
        var (analyst, _) = await site.SignedInAsync(StaffRoles.Analyst);

        var page = (await analyst.FillInAsync($"/staff/surveys/{slug}/weighting", ("Name", name), ("Variables", variable), ("Cap", cap))).Page;

        Assert.Equal(sentence, page.QuerySelector(".govuk-error-summary a")!.TextContent);
        Assert.Equal(0, await site.ReadAsync(db => db.WeightingRuns.CountAsync(w => w.SurveyId == db.Surveys.Single(s => s.Slug == slug).Id)));
    }

    [Fact]
    public async Task A_viewer_sees_weights_and_cannot_make_them()
    {
        await OpenAsync("viewed", ("young", 100), ("old", 100));
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);
        var (analyst, _) = await site.SignedInAsync(StaffRoles.Analyst);
        Assert.Null((await viewer.GetPageAsync("/staff/surveys/viewed/weighting")).QuerySelector("main form"));
        Assert.NotNull((await analyst.GetPageAsync("/staff/surveys/viewed/weighting")).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync("/staff/surveys/viewed/weighting/1")).Status);
    }

    private static IEnumerable<string> RowOf(AngleSharp.Html.Dom.IHtmlDocument page, string name) =>
        page.QuerySelectorAll("#main-content tr").Single(r => r.QuerySelector("th")?.TextContent == name).QuerySelectorAll("td").Select(c => c.TextContent.Trim());

    private async Task OpenAsync(string slug, params (string Category, double Count)[] margin)
    {
        await StaffSurveys.AddOpenAsync(site, slug, View, Age);
        var survey = await StaffSurveys.FindAsync(site, slug);
        await site.WriteAsync(async db =>
        {
            if (await db.MarginCounts.AnyAsync(m => m.SurveyId == survey.Id)) { return; }
            db.MarginCounts.AddRange(margin.Select(m => new MarginCount(survey.Id, "age-band", m.Category, "", m.Count, "A count")));
        });
    }

    private async Task AddAsync(string slug, params (int Count, string Age, string View)[] people)
    {
        var survey = await StaffSurveys.FindAsync(site, slug);
        var responses = people.SelectMany(p => Enumerable.Range(0, p.Count).Select(_ => new Response
        {
            Id = Make.NewId(),
            SurveyId = survey.Id,
            Version = 1,
            Channel = Channel.Web,
            Reference = ReceiptReference.New(),
            Answers = $$"""{"view":"{{p.View}}","age":"{{p.Age}}"}""",
            SubmittedHour = new DateTimeOffset(2027, 1, 20, 11, 0, 0, TimeSpan.Zero),
        })).ToList();
        await site.Services.GetRequiredService<ResponseStore>().SubmitManyAsync(responses);
    }
}
