using Engage.Domain.Places;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;
using Engage.Web.Data.Demo;
using Engage.Web.Text;

namespace Engage.Tests.Data.Demo;

public sealed class DemoDefinitionTests
{
    public static TheoryData<string> Slugs => [.. DemoSurveys.All.Select(s => s.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Definition_is_usable_and_kept_in_its_canonical_form(string slug)
    {
        var text = DemoFiles.Text($"{slug}.json");
        var outcome = SurveyDefinition.Parse(text);

        Assert.True(outcome.IsUsable, string.Join('\n', outcome.Problems));
        Assert.Equal(text, outcome.Definition.ToJson());
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void People_read_that_it_is_a_demonstration_before_they_start(string slug)
    {
        var definition = Definition(slug);

        Assert.Contains("demonstration", definition.Summary, StringComparison.Ordinal);
        Assert.Contains("demonstration", definition.Introduction!, StringComparison.Ordinal);
        Assert.Contains("01632 960", definition.OtherWays!, StringComparison.Ordinal); // numbers set aside for fiction
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void What_the_census_counts_is_asked_with_its_categories(string slug)
    {
        var questions = Definition(slug).Questions.OfType<OneOf>().Where(q => q.Variable is not null).ToDictionary(q => q.Variable!);

        Assert.Equal(["16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-plus", "prefer-not-to-say"], questions["age-band"].Choices.Select(c => c.Code));
        Assert.Equal(["female", "male", "prefer-not-to-say"], questions["sex"].Choices.Select(c => c.Code));
        Assert.Contains(questions["strand"].Choices, c => c.Code == "victim");
        Assert.Contains(questions["strand"].Choices, c => c.Code == "ratepayer-body");
    }

    /// <summary>Band D 295.44 and £15 more: a Band A home pays 6 ninths, 206.96 instead of 196.96.</summary>
    [Fact]
    public void Open_consultation_offers_no_increase_and_three_rises_up_to_the_limit()
    {
        var precept = Assert.Single(Definition("precept-2027-28").Questions.OfType<PreceptQuestion>());

        Assert.Equal([0m, 5m, 10m, 15m], precept.Options.Select(o => o.BandDRise!.Value));
        Assert.Equal((295.44m, 15m, "headline"), (precept.CurrentBandD, precept.ReferendumLimit, precept.Variable));
        Assert.DoesNotContain(precept.Options, precept.IsAboveReferendumLimit);
        Assert.All(precept.Options, o => Assert.Contains("illustration", o.Consequence!, StringComparison.Ordinal));
        Assert.Equal((206.96m, 10m), (precept.CostOf(precept.Options[3], CouncilTaxBand.A)!.NewAmount, precept.CostOf(precept.Options[3], CouncilTaxBand.A)!.AYear));
    }

    [Fact]
    public void Closed_consultation_led_to_this_years_precept()
    {
        var last = Assert.Single(Definition("precept-2026-27").Questions.OfType<PreceptQuestion>());
        var now = Assert.Single(Definition("precept-2027-28").Questions.OfType<PreceptQuestion>());

        Assert.Equal([0m, 10m, 14m, 18.5m], last.Options.Select(o => o.BandDRise!.Value));
        Assert.Equal(now.CurrentBandD, last.CurrentBandD + last.Options[^1].BandDRise);
    }

    [Fact]
    public void The_three_surveys_show_every_kind_of_question()
    {
        var shown = DemoSurveys.All.SelectMany(s => Definition(s.Slug).Questions).Select(q => q.Kind).Distinct();

        Assert.Equal(["money"], QuestionKinds.Names.Except(shown).Where(k => k is not "single-choice"));
    }

    [Fact]
    public void Commentary_is_for_sections_that_reports_have_and_holds_no_markup()
    {
        var sections = DemoCommentary.Read(DemoFiles.Text("precept-2026-27.commentary.md")).ToList();

        Assert.True(sections.Count >= 4);
        Assert.All(sections, s => Assert.Contains(ConsultationReport.Sections, r => r.Code == s.Section));
        Assert.All(sections, s => Assert.NotEmpty(SafeMarkdown.ToBlocks(s.Markdown, 1, "x")));
        Assert.All(["summary", "respondents", "comments", "response"], code => Assert.Contains(sections, s => s.Section == code));
    }

    private static SurveyDefinition Definition(string slug) => SurveyDefinition.FromStored(DemoFiles.Text($"{slug}.json"));
}
