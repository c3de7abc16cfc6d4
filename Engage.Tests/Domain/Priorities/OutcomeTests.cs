using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Tests.Domain.Reports;

namespace Engage.Tests.Domain.Priorities;

/// <summary>An outcome is written by one person, published by another, and frozen.</summary>
public sealed class OutcomeTests
{
    private static readonly DateTimeOffset _now = new(2027, 1, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly OutcomeText _text = new("Asked", "Said", "Decided", "Why not", "", new DateOnly(2027, 6, 30), 1);

    [Fact]
    public void The_one_who_wrote_it_cannot_publish_it()
    {
        var outcome = Written();
        outcome.AskForPublication(_now);

        Assert.False(outcome.MayBePublishedBy("EDITOR@office.example"));
        Assert.Throws<InvalidOperationException>(() => outcome.Publish("Editor@office.example", _now));
        Assert.Equal(1, outcome.Publish("second@office.example", _now).Number);
        Assert.Equal(("editor@office.example", "second@office.example"), (outcome.Newest!.PreparedBy, outcome.Newest.ApprovedBy));
    }

    [Fact]
    public void Writing_again_takes_the_request_back()
    {
        var outcome = Written();
        outcome.AskForPublication(_now);

        outcome.Write(_text with { Done = "Something" }, _now, "second@office.example");

        Assert.Throws<InvalidOperationException>(() => outcome.Publish("editor@office.example", _now));
    }

    [Fact]
    public void A_version_stays_as_it_was_when_the_draft_goes_on()
    {
        var outcome = Written();
        outcome.AskForPublication(_now);
        outcome.Publish("second@office.example", _now);
        Assert.False(outcome.HasChanges);
        Assert.Throws<InvalidOperationException>(() => outcome.AskForPublication(_now));

        outcome.Write(_text with { Done = "Everything" }, _now.AddDays(90), "second@office.example");
        outcome.AskForPublication(_now.AddDays(90));
        outcome.Publish("editor@office.example", _now.AddDays(91));

        Assert.Equal(["", "Everything"], outcome.Versions.Select(v => v.Done));
        Assert.Equal(2, outcome.Newest!.Number);
    }

    [Fact]
    public void What_has_to_be_said_is_said_before_it_is_asked_for()
    {
        var outcome = new Outcome { SurveyId = "s" };
        outcome.Write(_text with { WhyNot = " " }, _now, "editor@office.example");

        Assert.Throws<InvalidOperationException>(() => outcome.AskForPublication(_now));
        Assert.Throws<ArgumentException>(() => outcome.Write(_text with { Said = new string('x', OutcomeText.MaxLength + 1) }, _now, "editor@office.example"));
    }

    [Fact]
    public void It_is_overdue_the_day_after_the_day_that_was_named()
    {
        var outcome = Written();
        outcome.AskForPublication(_now);
        var version = outcome.Publish("second@office.example", _now);

        Assert.False(version.IsOverdueOn(new DateOnly(2027, 6, 30)));
        Assert.True(version.IsOverdueOn(new DateOnly(2027, 7, 1)));
    }

    [Fact]
    public void What_people_said_is_the_beginning_of_the_reports_summary_and_nothing_else()
    {
        var report = SampleReport.Of(
            new HeadingBlock(1, "Summary", "summary"),
            ParagraphBlock.Of("1,204 responses were received between 1 and 31 January. This report shows what people said."),
            new ListBlock(false, [[new ParagraphBlock([new Inline("How much * more? ", IsBold: true), new Inline("Most of 1,100 people chose [none].")])], [ParagraphBlock.Of("Fewer than 10 people chose the other.")]]),
            new CalloutBlock("Not a probability sample", [ParagraphBlock.Of("They chose themselves.")]),
            ParagraphBlock.Of("What staff wrote."),
            new HeadingBlock(1, "Purpose", "purpose"),
            ParagraphBlock.Of("Why we asked."));

        Assert.Equal(
            """
            1,204 responses were received between 1 and 31 January.

            - **How much \* more?** Most of 1,100 people chose \[none\].
            - Fewer than 10 people chose the other.

            Anybody could answer, so these figures show what the people who answered think. They are not the view of all residents.
            """.ReplaceLineEndings("\n"),
            SaidInReport.Of(report));
        Assert.Equal("", SaidInReport.Of(SampleReport.Of(new HeadingBlock(1, "Purpose", "purpose"), ParagraphBlock.Of("Why."))));
    }

    private static Outcome Written()
    {
        var outcome = new Outcome { SurveyId = "s" };
        outcome.Write(_text, _now, "editor@office.example");
        return outcome;
    }
}
