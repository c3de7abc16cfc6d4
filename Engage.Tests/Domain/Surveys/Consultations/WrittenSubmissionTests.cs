using Engage.Domain.Surveys.Consultations;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Surveys.Consultations;

/// <summary>What may be done with a written submission, and what never.</summary>
public sealed class WrittenSubmissionTests
{
    private static readonly DateTimeOffset _now = new(2027, 1, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_petition_and_nothing_else_has_signatures()
    {
        Assert.Throws<ArgumentException>(() => MakeConsultations.Submission(details: MakeConsultations.Details() with { Form = SubmissionForm.Petition }));
        Assert.Throws<ArgumentException>(() => MakeConsultations.Submission(details: MakeConsultations.Details() with { Signatures = 12 }));
        Assert.Throws<ArgumentException>(() => MakeConsultations.Submission(details: MakeConsultations.Details() with { Summary = " " }));

        Assert.Equal(12, MakeConsultations.Submission(details: MakeConsultations.Details() with { Form = SubmissionForm.Petition, Signatures = 12 }).Signatures);
    }

    [Fact]
    public void It_is_considered_after_it_came_and_entries_stay()
    {
        var submission = MakeConsultations.Submission();
        Assert.Throws<ArgumentException>(() => submission.Consider(new DateOnly(2027, 1, 8), "The Commissioner", "Read.", _now, "a"));
        Assert.Throws<ArgumentException>(() => submission.Consider(new DateOnly(2027, 1, 10), "", "Read.", _now, "a"));

        submission.Consider(new DateOnly(2027, 1, 20), "The Commissioner", "Read.", _now, "a");
        submission.Consider(new DateOnly(2027, 1, 21), "The Commissioner", "Not agreed.", _now, "a");

        Assert.Equal([(1, "Read."), (2, "Not agreed.")], submission.Considered.Select(e => (e.Number, e.Outcome)));
    }

    [Fact]
    public void Once_taken_down_nothing_more_is_done_with_it_but_to_forget_its_sender()
    {
        var submission = MakeConsultations.Submission();
        submission.Name("sealed");
        submission.Attach("letter.pdf", 10, "hash", isPublic: false);
        submission.TakeDown(TakenDown.Redacted, "It names a child.", _now, "a");

        Assert.Throws<InvalidOperationException>(() => submission.TakeDown(TakenDown.Withdrawn, "Again", _now, "a"));
        Assert.Throws<InvalidOperationException>(() => submission.Publish(_now));
        Assert.Throws<InvalidOperationException>(() => submission.Describe(MakeConsultations.Details()));
        Assert.Throws<InvalidOperationException>(() => submission.Consider(new DateOnly(2027, 1, 20), "The Commissioner", "Read.", _now, "a"));

        submission.Forget();
        Assert.Equal((null, null), (submission.SealedName, submission.FileName));
    }

    [Fact]
    public void A_document_for_everybody_stays_when_its_sender_is_forgotten()
    {
        var submission = MakeConsultations.Submission(details: MakeConsultations.Details() with { Consent = "In the letter" });
        submission.Name("sealed");
        submission.Attach("letter.pdf", 10, "hash", isPublic: true);

        submission.Forget();

        Assert.Equal(("letter.pdf", "", null), (submission.FileName, submission.Consent, submission.SealedName));
    }
}
