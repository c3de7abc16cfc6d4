using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Reports.DecisionPacks;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Tests.Support;
using Engage.Web.Text;

namespace Engage.Tests.Domain.Reports;

/// <summary>The decision pack, and a report inside it.</summary>
public sealed class DecisionPackTests
{
    private static readonly DateTimeOffset _now = new(2027, 1, 27, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_pack_holds_everything_and_has_no_fault()
    {
        var document = DecisionPack.Compose(Input());

        Assert.Empty(document.Check());
        Assert.Equal(
            ["purpose-of-pack", "checklist", "basis", "submissions", "duties-of-pack", "report-of-answers", "fingerprints-of-pack"],
            document.Body.OfType<HeadingBlock>().Where(h => h.Level == 1).Select(h => h.Id));
        var text = document.ToJson();
        Assert.Contains("version 2, published on 26 January 2027", text, StringComparison.Ordinal);
        Assert.Contains("Calls could not be answered.", text, StringComparison.Ordinal);
        Assert.Contains("1. Chamber of Commerce", text, StringComparison.Ordinal);
        Assert.Contains("EIA 1", text, StringComparison.Ordinal);
        Assert.Contains("8 February 2027", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_inside_has_its_headings_one_lower_and_ids_of_its_own()
    {
        var report = SampleReport.WithEverything();

        var inside = EmbeddedReport.Of(report).ToList();

        Assert.Equal([(2, "report-found"), (3, "report-figures"), (2, "report-method")], inside.OfType<HeadingBlock>().Select(h => (h.Level, h.Id)));
        Assert.Equal(["#report-found"], inside.OfType<ParagraphBlock>().SelectMany(p => p.Inlines).Select(i => i.Href).OfType<string>());
        Assert.DoesNotContain(inside, b => b is PageBreakBlock);
        // A link to elsewhere stays.
        Assert.Contains(inside.OfType<CalloutBlock>().SelectMany(c => c.Body).OfType<ParagraphBlock>().SelectMany(p => p.Inlines), i => i.Href == "https://www.example.org/guidance?a=1&b=2");
        Assert.Empty(SampleReport.Of([new HeadingBlock(1, "The report", "outside"), .. inside]).Check());
    }

    [Fact]
    public void The_deepest_headings_of_a_report_stay_as_deep_as_can_be()
    {
        var report = SampleReport.Of(Enumerable.Range(1, HeadingBlock.DeepestLevel).Select(level => (Block)new HeadingBlock(level, $"Level {level}", $"level-{level}")).ToArray());

        Assert.Equal([2, 3, 4, 5, 5], EmbeddedReport.Of(report).OfType<HeadingBlock>().Select(h => h.Level));
    }

    [Fact]
    public void A_pack_without_report_and_letters_says_so()
    {
        var document = DecisionPack.Compose(Input() with { Report = null, Submissions = [] });

        Assert.Empty(document.Check());
        Assert.Contains("No report is made yet.", document.ToJson(), StringComparison.Ordinal);
        Assert.Contains("No written submission was received.", document.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_register_keeps_organisations_residents_and_police_apart_and_hides_what_was_taken_down()
    {
        var resident = MakeConsultations.Details() with { Sender = SenderKind.Resident, Organisation = "", Form = SubmissionForm.Petition, Signatures = 1_204, Summary = "Secret words." };
        var down = MakeConsultations.Submission(2, resident);
        down.TakeDown(TakenDown.Redacted, "It named a child.", _now, "a");
        List<SubmissionFacts> register =
        [
            new(MakeConsultations.Submission(1), "Chamber of Commerce", ["Savings"]),
            new(down, "A resident", []),
            new(MakeConsultations.Submission(3, resident with { Sender = SenderKind.PoliceStaff, Summary = "From the inside." }), "Somebody who works or volunteers for the police", []),
        ];

        var blocks = SubmissionBlocks.Register(register, 2).ToList();

        Assert.Equal(
            ["From organisations and representatives", "1. Chamber of Commerce", "From residents and others", "2. Taken down", "From the police", "3. Somebody who works or volunteers for the police"],
            blocks.OfType<HeadingBlock>().Select(h => h.Text));
        var text = string.Join('\n', blocks.OfType<ParagraphBlock>().Select(p => Inline.TextOf(p.Inlines)));
        Assert.Contains("Taken down: It named a child.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret words.", text, StringComparison.Ordinal);
        Assert.Contains("Themes: Savings.", text, StringComparison.Ordinal);
        Assert.Contains(blocks.OfType<TableBlock>().SelectMany(t => t.Rows), row => row.Contains("Petition, 1,204 signatures", StringComparer.Ordinal));
    }

    /// <summary>A pack of everything.</summary>
    internal static DecisionPackInput Input()
    {
        var survey = new Survey(Make.NewId(), "precept", "Precept 2027/28", "{}", "Europe/London", _now.AddDays(-60), "a");
        survey.Schedule(new DateTime(2026, 12, 7, 9, 0, 0), new DateTime(2027, 1, 20, 12, 0, 0));
        survey.Publish(_now.AddDays(-55));
        var consultation = new Consultation(Make.NewId(), survey.Id, MakeConsultations.Basis(), _now.AddDays(-56), "a");
        consultation.Revise(MakeConsultations.Basis() with { Reasons = "More\n\n# A heading of their own\n\n- and a list" }, isPublished: true, _now.AddDays(-20), "a", "The settlement came.");
        consultation.Note(PreceptStep.Proposal, new CalendarNote(new DateOnly(2027, 1, 30), null, false, "By letter."), _now, "a");
        var letter = MakeConsultations.Submission();
        letter.Consider(new DateOnly(2027, 1, 21), "The Commissioner", "Not agreed.", _now, "a");
        return new DecisionPackInput
        {
            Survey = survey,
            Consultation = consultation,
            Checklist = ConsultationChecklist.Of(new ChecklistInput { Survey = survey, IsPrecept = true, Consultation = consultation, Responses = 100, Submissions = [letter], Now = _now }),
            Submissions = [new(letter, "Chamber of Commerce", [])],
            Report = new PackedReport(SampleReport.WithEverything(), 2, new DateTimeOffset(2027, 1, 26, 9, 0, 0, TimeSpan.Zero), new string('b', 64)),
            Publisher = new Publisher("Testshire OPCC", "Commissioner", ""),
            Markdown = SafeMarkdown.ToBlocks,
            Version = 1,
            DataHash = new string('a', 64),
            Now = _now,
        };
    }
}
