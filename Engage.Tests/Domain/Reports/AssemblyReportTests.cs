using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Assemblies;
using Engage.Domain.Reports.Consultation;
using Engage.Web.Text;

namespace Engage.Tests.Domain.Reports;

/// <summary>What the report on an assembly says, from made-up facts.</summary>
public sealed class AssemblyReportTests
{
    [Fact]
    public void A_full_report_and_an_empty_one_have_no_fault()
    {
        Assert.Empty(AssemblyReport.Compose(Full()).Check());
        Assert.Empty(AssemblyReport.Compose(Empty()).Check());
        Assert.Equal(Compose().ToJson(), ReportDocument.Parse(Compose().ToJson()).ToJson());
    }

    [Fact]
    public void Every_section_is_there_in_order_and_empty_ones_are_left_out()
    {
        Assert.Equal(AssemblyReport.Sections.Select(s => s.Title), Compose().Body.OfType<HeadingBlock>().Where(h => h.Level == 1).Select(h => h.Text));
        Assert.Equal(["summary", "remit", "recruitment", "checking"], AssemblyReport.Compose(Empty()).Body.OfType<HeadingBlock>().Where(h => h.Level == 1).Select(h => h.Id));
    }

    [Fact]
    public void Votes_are_printed_with_their_bases_and_those_of_few_as_an_outcome()
    {
        var votes = Table(Compose(), "Votes");

        Assert.Equal(["1. A named officer", "24", "3", "3", "89%", "30 of 32", "Adopted"], votes.Rows[0]);
        Assert.Equal(["2. Cameras", "[c]", "[c]", "[c]", "[c]", "[c]", "Not adopted"], votes.Rows[1]);
        Assert.Contains(votes.Notes, n => n.Contains("fewer than 10 took part", StringComparison.Ordinal));
    }

    [Fact]
    public void Members_stand_beside_the_area_and_small_numbers_of_those_who_registered_are_hidden()
    {
        var age = Table(Compose(), "Age of members");

        // 8 of 30 members are young: 27%; of the area 2,000 of 10,000: 20%. Of 300 who registered 6 are young: hidden, and with it the other.
        Assert.Equal(["16 to 29", "20%", "[c]", "7 to 9", "8", "27%"], age.Rows[0]);
        Assert.Equal(["30 and over", "80%", "[c]", "21 to 23", "22", "73%"], age.Rows[1]);
        Assert.Equal("They are furthest apart for “30 and over”: Members 73%, People of Crewe 80%.", Text(Compose()).Single(t => t.StartsWith("They are furthest apart", StringComparison.Ordinal)));
    }

    [Fact]
    public void Chances_letters_and_attendance_are_worked_out()
    {
        var report = Compose();

        // 300 / 6,000 letters = 5.0%; 30 / 290 people in the pool = 10.3%.
        Assert.Equal(["People who registered", "300", "5.0%"], Table(report, "From letters").Rows[1]);
        Assert.Equal(["Chance if everybody had the same", "10.3%"], Table(report, "Chances").Rows[2]);
        Assert.Equal(["Lowest chance of anybody", "4.2%"], Table(report, "Chances").Rows[3]);
        Assert.Equal(["Workshop 1", "Saturday 6 March 2027, 10am to 2pm", "Town Hall", "28 of 30", "93%"], Table(report, "Sessions").Rows[0]);
        Assert.Equal(["Workshop 2", "Saturday 20 March 2027, 10am to 2pm", "Online", "–", "–"], Table(report, "Sessions").Rows[1]);
    }

    [Fact]
    public void Responses_say_what_is_overdue_and_those_without_one_are_named()
    {
        var responses = Table(Compose(), "Responses");

        Assert.Equal(["1. A named officer", "Accepted", "Head of Neighbourhoods", "30 June 2027", "Overdue"], responses.Rows[0]);
        Assert.Equal(["2. Cameras", "None yet", "–", "–", "–"], responses.Rows[1]);
        Assert.Contains(Text(Compose()), t => t.Contains("1 accepted, 0 accepted in part, 0 rejected. 0 done and 1 overdue on 1 July 2027.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_members_thought_is_shown_only_when_ten_answered()
    {
        Assert.Equal(["I had enough chances to say what I think.", "10", "8", "1", "0", "0", "1"], Table(Compose(), "How far members agree").Rows[0]);

        var few = AssemblyReport.Compose(Full() with { Evaluation = new EvaluationFacts(32, 9, [.. Evaluation.Statements.Select(_ => (IReadOnlyList<int>)[9, 0, 0, 0, 0, 0])]) });

        Assert.DoesNotContain(few.Body.OfType<TableBlock>(), t => t.Caption == "How far members agree");
        Assert.Contains(Text(few), t => t == "Fewer than 10 of 32 members answered, so the figures are not shown.");
    }

    [Fact]
    public void Commentary_and_what_members_wrote_bring_no_markup()
    {
        var report = AssemblyReport.Compose(Full() with { Commentary = new Dictionary<string, string>(StringComparer.Ordinal) { ["meetings"] = "We met. <script>x</script> ![p](http://x)" } });

        Assert.Contains(Text(report), t => t.Contains("We met. <script>x</script>", StringComparison.Ordinal));
        Assert.Empty(report.Check());
    }

    [Fact]
    public void Areas_are_compared_and_what_is_not_known_is_a_dash()
    {
        var programme = new ProgrammeFacts("Safer streets", "What first?", "", "", "");
        AreaFigures[] areas =
        [
            new("Crewe", "Recommendations made", new RecruitmentFacts(6_000, 300, 30, 30, 1), 0.931, 8, 6, 0.814, 4, 2, 2, 1, 1),
            new("Warrington", "Being prepared", new RecruitmentFacts(null, 0, 30, 0, 0), null, 0, 0, null, 0, 0, 0, 0, 0),
        ];

        var report = AreaComparison.Compose(programme, areas, new Publisher("The office", "Commissioner", ""), new DateOnly(2027, 7, 1), isDemonstration: true);

        Assert.Empty(report.Check());
        Assert.Equal(["Crewe", "Recommendations made", "6,000", "300", "30 of 30", "93%"], Table(report, "Letters").Rows[0]);
        Assert.Equal(["Warrington", "Being prepared", "–", "0", "0 of 30", "–"], Table(report, "Letters").Rows[1]);
        Assert.Equal(["Crewe", "8", "6", "81%"], Table(report, "Recommendations").Rows[0]);
        Assert.Equal(["Crewe", "4", "2", "2", "1", "1"], Table(report, "Responses").Rows[0]);
        Assert.All(report.Body.OfType<FigureBlock>(), f => Assert.NotEmpty(f.TextAlternative));
        Assert.Empty(AreaComparison.Compose(programme, [areas[1]], new Publisher("The office", "Commissioner", ""), new DateOnly(2027, 7, 1), isDemonstration: false).Check());
    }

    /// <summary>Facts for every section.</summary>
    internal static AssemblyReportInput Full() => Empty() with
    {
        Recruitment = new RecruitmentFacts(6_000, 300, 30, 30, 1),
        Features = [new FeatureFacts("age", "Age", "Census 2021", [new("16 to 29", 2_000, 6, 8, 7, 9), new("30 and over", 8_000, 294, 22, 21, 23)]), new FeatureFacts("trust", "Trust in the police", null, [new("High", null, 150, 15, 14, 16), new("Low", null, 150, 15, 15, 15)])],
        Draw = new DrawFacts(290, 0.042, 0.19, "Chances are as equal as the quotas allow.", "It was held in public on 20 February 2027.", new string('a', 64), "https://example.org/draw"),
        Sessions = [new("Workshop 1", "Saturday 6 March 2027, 10am to 2pm", "Town Hall", 28, 30, ["10am: welcome", "11am: what the police do"]), new("Workshop 2", "Saturday 20 March 2027, 10am to 2pm", "Online", null, 30, [])],
        Speakers = [new("Dr A. Example", "Criminologist, Example University", "None", "Workshop 1")],
        Evidence = [new("Recorded crime by area", "Workshop 1", "https://example.org/paper"), new("What residents said", "Workshop 1", null)],
        Recommendations =
        [
            new(1, new("A named officer", "Give **every** community a named officer.", "People do not know whom to ask.", "Within a year.", "Three members wanted two."), new VoteResult(32, 24, 3, 3, 50), new ResponseFacts(Decision.Accept, "We agree.", "Head of Neighbourhoods", new DateOnly(2027, 6, 30), ProgressStatus.UnderWay, true, "Half is done.")),
            new(2, new("Cameras", "Cameras at bus stops.", "Safety.", "", ""), new VoteResult(32, 3, 5, 0, 50), null),
        ],
        Evaluation = new EvaluationFacts(32, 20, [.. Evaluation.Statements.Select(_ => (IReadOnlyList<int>)[10, 8, 1, 0, 0, 1])]),
        Audit = (412, new string('c', 64)),
        IsDemonstration = true,
    };

    private static ReportDocument Compose() => AssemblyReport.Compose(Full());

    private static AssemblyReportInput Empty() => new()
    {
        Assembly = "Crewe citizens’ assembly",
        Area = "Crewe",
        Programme = new ProgrammeFacts("Safer streets", "What should the police do first?", "What the **assembly** decides on.", "An answer to each within three months.", "Five people."),
        Recruitment = new RecruitmentFacts(null, 0, 30, 0, 0),
        Features = [],
        Publisher = new Publisher("The office", "Commissioner", "office@example.org"),
        Commentary = new Dictionary<string, string>(StringComparer.Ordinal),
        Markdown = SafeMarkdown.ToBlocks,
        DataHash = new string('b', 64),
        Version = 1,
        Now = new DateTimeOffset(2027, 7, 1, 9, 0, 0, TimeSpan.Zero),
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
    };

    private static TableBlock Table(ReportDocument report, string caption) => report.Body.OfType<TableBlock>().First(t => t.Caption.StartsWith(caption, StringComparison.Ordinal));

    private static List<string> Text(ReportDocument report) => [.. Flatten(report.Body)];

    private static IEnumerable<string> Flatten(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        ParagraphBlock paragraph => [Inline.TextOf(paragraph.Inlines)],
        CalloutBlock callout => Flatten(callout.Body),
        ListBlock list => list.Items.SelectMany(Flatten),
        _ => [],
    });
}
