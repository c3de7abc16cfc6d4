using Engage.Domain.Engagements;
using Engage.Domain.Places;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Text;

namespace Engage.Tests.Domain.Reports;

public class ConsultationReportTests
{
    private const string Precept = """
        {"kind":"precept","code":"rise","text":"How much would you support?","variable":"headline","currentBandD":295.44,"referendumLimit":15,"bandQuestion":"band",
         "options":[{"code":"none","text":"No increase","bandDRise":0},{"code":"ten","text":"£10 more","bandDRise":10},{"code":"twenty","text":"£20 more","bandDRise":20}]}
        """;

    private static readonly SurveyDefinition Definition = Definitions.Of(
    [
        """{"kind":"single-choice","code":"strand","text":"How are you answering?","variable":"strand","options":[{"code":"resident","text":"Resident"},{"code":"business","text":"Business"}]}""",
        """{"kind":"council-tax-band","code":"band","text":"What is your band?"}""",
        Precept,
        """{"kind":"matrix","code":"safe","text":"How safe do you feel?","items":[{"code":"day","text":"By day"},{"code":"night","text":"By night"}]}""",
        """{"kind":"ranking","code":"order","text":"What comes first?","items":[{"code":"roads","text":"Roads"},{"code":"homes","text":"Homes"},{"code":"shops","text":"Shops"}]}""",
        """{"kind":"long-text","code":"more","text":"Anything else?"}""",
        """{"kind":"single-choice","code":"age","text":"How old are you?","variable":"age-band","options":[{"code":"16-44","text":"16 to 44"},{"code":"45-plus","text":"45 and over"},{"code":"prefer-not-to-say","text":"Prefer not to say","role":"prefer-not-to-say"}]}""",
    ]);

    private static readonly Gazetteer Places = Gazetteer.From(
    [
        new Area("force", "Testshire", AreaKind.Force, null, null, new DateOnly(2000, 1, 1), null),
        new Area("north", "North", AreaKind.LocalAuthority, "force", null, new DateOnly(2000, 1, 1), null),
        new Area("south", "South", AreaKind.LocalAuthority, "force", null, new DateOnly(2000, 1, 1), null),
    ], []);

    [Fact]
    public void A_report_says_what_was_asked_of_whom_and_what_they_said()
    {
        var report = Compose(Answers(60, 30, 10));

        Assert.Empty(report.Check());
        Assert.Equal(
            ["summary", "purpose", "conduct", "respondents", "quality", "results", "by-area", "by-group", "comments", "organisations", "questionnaire", "method"],
            report.Body.OfType<HeadingBlock>().Where(h => h.Level == 1).Select(h => h.Id));
        Assert.Contains("100 responses were received between 1 January 2027 and 31 January 2027 at 12 noon.", TextOf(report), StringComparison.Ordinal);
        Assert.Contains("“No increase” was chosen most: by 60 of 100 people who answered (60%).", TextOf(report), StringComparison.Ordinal);
        Assert.Contains("Not a probability sample", report.Body.OfType<CalloutBlock>().Select(c => c.Title));
    }

    [Fact]
    public void The_band_table_reproduces_the_ninths_and_names_what_needs_a_referendum()
    {
        var table = Compose(Answers(60, 30, 10)).Body.OfType<TableBlock>().Single(t => t.Caption.StartsWith("What each option would cost", StringComparison.Ordinal));

        Assert.Equal(["A", "B", "C", "D", "E", "F", "G", "H"], table.Rows.Select(r => r[0]));
        // Band A: 295.44 x 6/9 = 196.96; 305.44 x 6/9 = 203.6267, so 203.63, 6.67 more; a week 0.13.
        Assert.Equal(["A", "£196.96", "no more", "£6.67 more (13p a week)", "£13.33 more (26p a week)"], table.Rows[0]);
        Assert.Contains("“£20 more” is above the rise of £15 that needs a referendum.", table.Notes);
    }

    [Fact]
    public void Small_groups_are_hidden_with_enough_beside_them_and_the_report_says_so()
    {
        // 4 businesses among 100: their line must not be readable, nor follow from the others'.
        var responses = Answers(60, 30, 10, business: 4);

        var report = Compose(responses);

        var capacity = report.Body.OfType<TableBlock>().Single(t => t.Caption.StartsWith("In what capacity", StringComparison.Ordinal));
        Assert.All(capacity.Rows, row => Assert.Equal("[c]", row[1]));
        var byStrand = report.Body.OfType<TableBlock>().Single(t => t.Caption == "How much would you support? By capacity");
        Assert.Contains(byStrand.Notes, n => n.StartsWith("[c]: not shown", StringComparison.Ordinal));
        Assert.Equal(["Business", "[c]", "[c]", "[c]", "[c]"], byStrand.Rows.Single(r => r[0] == "Business"));
    }

    [Fact]
    public void Who_answered_is_compared_with_the_census_by_those_who_said()
    {
        var report = Compose(Answers(60, 30, 10), [new("north", "age-band", "16-44", 600, "Census"), new("south", "age-band", "16-44", 200, "Census"), new("north", "age-band", "45-plus", 200, "Census")]);

        var age = report.Body.OfType<TableBlock>().Single(t => t.Caption == "Age of the people who answered");
        // Ages: one in four 16 to 44, the rest 45 and over. Census 800 of 1,000 and 200 of 1,000.
        Assert.Equal(["16 to 44", "25", "25%", "80%", "55 points fewer"], age.Rows[0]);
        Assert.Equal(["45 and over", "75", "75%", "20%", "55 points more"], age.Rows[1]);
        Assert.Contains(age.Notes, n => n == "Census: Census.");
    }

    [Fact]
    public void Commentary_stands_after_the_text_of_its_section_and_brings_no_markup()
    {
        var report = Compose(Answers(60, 30, 10), commentary: new() { ["results"] = "We think **this** <script>alert(1)</script>.", ["response"] = "The Commissioner replies." });

        var body = report.Body.ToList();
        var at = body.FindIndex(b => b is ParagraphBlock p && Inline.TextOf(p.Inlines) == "We think this <script>alert(1)</script>.");
        Assert.Equal("by-area", body.Skip(at).OfType<HeadingBlock>().First(h => h.Level == 1).Id);
        Assert.Contains(report.Body, b => b is HeadingBlock { Id: "response" });
        Assert.Empty(report.Check());
    }

    [Fact]
    public void A_survey_nobody_answered_has_a_report_that_says_so()
    {
        var report = Compose([]);

        Assert.Empty(report.Check());
        Assert.Contains("0 responses were received", TextOf(report), StringComparison.Ordinal);
        Assert.Contains("There are no responses yet.", TextOf(report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_stored_form_gives_back_the_same_report()
    {
        var report = Compose(Answers(60, 30, 10));

        Assert.Equal(report.ToJson(), ReportDocument.Parse(report.ToJson()).ToJson());
    }

    [Fact]
    public void An_areas_page_shows_the_row_the_report_prints_and_no_more()
    {
        // Of 120 every second answered in the north: 30 "none", 15 "ten", 15 "twenty".
        var report = ReportDocument.Parse(Compose(Answers(60, 30, 30)).ToJson());
        var printed = report.Body.OfType<TableBlock>().Single(t => t.Caption == "How much would you support? By local authority").Rows.Single(r => r[0] == "North");

        var result = AreaResult.Find(report, Definition, Places.Find("north")!)!;

        Assert.Equal("How much would you support?", result.Question);
        Assert.Equal(["No increase", "£10 more", "£20 more"], result.Rows.Select(r => r.Heading));
        Assert.Equal(printed.Skip(1).SkipLast(1), result.Rows.Select(r => r.Area));
        Assert.Equal(("60", "50%"), (result.Base, result.Rows[0].Area));
        Assert.All(result.Rows, r => Assert.NotNull(r.Everybody));
    }

    [Fact]
    public void An_area_whose_base_the_report_hides_or_does_not_print_has_no_result()
    {
        // Twelve answered, six in each authority: both bases are below ten. Of 100, five in each chose one answer, and with them the bases are hidden.
        foreach (var report in new[] { Compose(Answers(6, 6, 0)), Compose(Answers(60, 30, 10)) })
        {
            var table = report.Body.OfType<TableBlock>().SingleOrDefault(t => t.Caption == "How much would you support? By local authority");
            Assert.True(table is null || table.Rows.Single(r => r[0] == "North")[^1] == "[c]");
            Assert.Null(AreaResult.Find(report, Definition, Places.Find("north")!));
        }
        Assert.Null(AreaResult.Find(Compose(Answers(60, 30, 10)), Definition, Places.Find("force")!));
        Assert.Null(AreaResult.Find(Compose(Answers(60, 30, 10)), Definition, new Area("east", "East", AreaKind.LocalAuthority, "force", null, new DateOnly(2000, 1, 1), null)));
    }

    [Fact]
    public void The_equality_section_says_whom_the_office_met()
    {
        var met = new EngagementContent("Walk", EngagementKind.Walkabout, "Mill", "north", new DateOnly(2027, 1, 12), ["faith", "women"], 40, 6, [], [], IsPublic: true);
        var report = Compose(Answers(60, 30, 10), engagements: new EngagementFacts(2, AudienceCount.Of([met, met with { Audience = ["women"], Reached = null, SpokeWith = 30 }])));

        Assert.Empty(report.Check());
        Assert.Contains(report.Body, b => b is HeadingBlock { Id: "equality", Level: 1 });
        var table = report.Body.OfType<TableBlock>().Single(t => t.Caption == "Engagements by group");
        // Six people spoken with are too few to print; 6 and 30 together are not.
        Assert.Equal([["Women and girls", "2", "40", "36"], ["Faith communities", "1", "40", "Fewer than 10"]], table.Rows);
        Assert.Contains("recorded 2 engagements with people. None was recorded with people in general, children", TextOf(report), StringComparison.Ordinal);
    }

    private static string TextOf(ReportDocument report) =>
        string.Join('\n', report.Body.OfType<ParagraphBlock>().Select(p => Inline.TextOf(p.Inlines)));

    private static List<AnalysedResponse> Answers(int none, int ten, int twenty, int business = 0) =>
        [.. Enumerable.Range(0, none + ten + twenty).Select(i =>
        {
            var sheet = AnswerSheet.Empty
                .Record(Definition.Find("strand")!, new OptionAnswer(i < business ? "business" : "resident"))
                .Record(Definition.Find("band")!, Answer.PassedOver)
                .Record(Definition.Find("rise")!, new OptionAnswer(i < none ? "none" : i < none + ten ? "ten" : "twenty"))
                .Record(Definition.Find("safe")!, new RatingsAnswer(new Dictionary<string, string> { ["day"] = "agree", ["night"] = i % 2 == 0 ? "disagree" : "agree" }))
                .Record(Definition.Find("order")!, new RankingAnswer(i % 3 == 0 ? ["roads", "homes", "shops"] : ["homes", "roads", "shops"]))
                .Record(Definition.Find("more")!, i % 5 == 0 ? new TextAnswer("Something.") : Answer.PassedOver)
                .Record(Definition.Find("age")!, new OptionAnswer(i % 4 == 0 ? "16-44" : "45-plus"));
            var response = new Response
            {
                Id = Make.NewId(), SurveyId = "survey", Version = 1, Channel = i % 10 == 0 ? Channel.Paper : Channel.Web, Reference = $"R{i}", Answers = sheet.ToJson(),
                LocalAuthorityCode = i % 2 == 0 ? "north" : "south", SubmittedHour = new DateTimeOffset(2027, 1, 2 + (i % 20), 10, 0, 0, TimeSpan.Zero),
            };
            return new AnalysedResponse(response, sheet, AnswerSheet.Empty);
        })];

    private static ReportDocument Compose(List<AnalysedResponse> responses, IReadOnlyList<PopulationCount>? population = null, Dictionary<string, string>? commentary = null, EngagementFacts? engagements = null)
    {
        var survey = new Survey(Make.NewId(), "test", "Testshire survey", Definition.ToJson(), "Europe/London", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), "editor");
        survey.Schedule(new DateTime(2027, 1, 1), new DateTime(2027, 1, 31, 12, 0, 0));
        survey.Publish(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        var groupings = Groupings.For(Definition, Places, new DateOnly(2027, 1, 31));
        var columns = new ResponseColumns(Definition, groupings);
        foreach (var response in responses) { columns.Add(response); }
        var results = new SurveyResults(columns, groupings, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

        return ConsultationReport.Compose(new ConsultationReportInput
        {
            Survey = survey,
            Definition = Definition,
            Results = results,
            Population = population ?? [],
            Places = Places,
            Publisher = new Publisher("Testshire OPCC", "Commissioner", ""),
            Commentary = commentary ?? [],
            Markdown = SafeMarkdown.ToBlocks,
            Engagements = engagements,
            DataHash = new string('a', 64),
            Version = 1,
            Now = new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.Zero),
        });
    }
}
