using Engage.Domain.Reports;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Reports;

/// <summary>From draft to published to withdrawn, each once.</summary>
public sealed class ReportVersionTests
{
    private static readonly DateTimeOffset _now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_published_version_is_withdrawn_once_and_never_published_again()
    {
        var version = Draft();
        Assert.Throws<InvalidOperationException>(() => version.Withdraw("b@office", "Wrong", _now));
        version.Publish("b@office", _now);

        // The person who made it may take it down too: speed matters more than a second pair of eyes.
        version.Withdraw("a@office", "The table of areas counted Crewe twice.", _now.AddDays(1));

        Assert.Equal((ReportState.Withdrawn, "a@office", "The table of areas counted Crewe twice.", _now.AddDays(1)), (version.State, version.WithdrawnBy, version.WithdrawnReason, version.WithdrawnAt!.Value));
        Assert.Equal(_now, version.PublishedAt);
        Assert.Throws<InvalidOperationException>(() => version.Withdraw("b@office", "Again", _now));
        Assert.Throws<InvalidOperationException>(() => version.Publish("b@office", _now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_is_withdrawn_without_a_reason(string reason)
    {
        var version = Draft();
        version.Publish("b@office", _now);

        Assert.Throws<ArgumentException>(() => version.Withdraw("b@office", reason, _now));
        Assert.Throws<ArgumentException>(() => version.Withdraw("b@office", new string('x', ReportVersion.MaxReasonLength + 1), _now));
    }

    private static ReportVersion Draft() => new()
    {
        Id = Make.NewId(),
        SubjectId = Make.NewId(),
        Number = 1,
        Content = "{}",
        Pdf = [1],
        DataHash = "0",
        PreparedAt = _now.AddDays(-1),
        PreparedBy = "a@office",
    };
}
