using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Invitations;

namespace Engage.Tests.Domain.Assemblies;

/// <summary>What is counted, asked and kept.</summary>
public sealed class InvitationTests
{
    [Fact]
    public void The_monitor_counts_letters_households_and_people()
    {
        var monitor = ResponseMonitor.Of([new("north", 1, true, 2), new("north", 1, true, 0), new("north", null, true, 1), new("south", 9, true, 0), new("south", 9, false, 0)]);

        Assert.Equal(new ResponseLine(null, 4, 2, 3), monitor.All);
        Assert.Equal(0.5, monitor.All.Rate);
        Assert.Equal([new ResponseLine("north", 3, 2, 3), new ResponseLine("south", 1, 0, 0)], monitor.ByArea);
        Assert.Equal([new ResponseLine("1", 2, 1, 2), new ResponseLine("9", 1, 0, 0), new ResponseLine(null, 1, 1, 1)], monitor.ByDecile);
    }

    [Fact]
    public void A_rate_without_letters_is_none() => Assert.Null(ResponseMonitor.Of([]).All.Rate);

    [Fact]
    public void Each_reason_not_to_take_part_is_named()
    {
        Assert.True(new Eligibility(true, true, false).IsMet);
        Assert.Equal(3, new Eligibility(false, false, true).Reasons(16).Count);
        Assert.Contains("16 or over", new Eligibility(true, false, false).Reasons(16).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("01606 364000", true)]
    [InlineData("+44 (0)7700 900 982", true)]
    [InlineData("12345", false)]
    [InlineData("01606 364000\r\nBcc: all@example.org", false)]
    [InlineData("=1+1", false)]
    public void A_telephone_number_is_digits(string? typed, bool isFine) => Assert.Equal(isFine, ContactDetails.ProblemWithTelephone(typed) is null);

    [Theory]
    [InlineData("Zoë O’Brien", null)]
    [InlineData("  ", "Enter your full name")]
    [InlineData("<b>Sam</b>", "Enter your name without < and >")]
    public void A_name_is_a_line(string typed, string? problem) => Assert.Equal(problem, ContactDetails.ProblemWithName(typed));

    [Fact]
    public void Line_breaks_in_a_name_become_blanks() => Assert.Equal("Sam Bcc: all@example.org", ContactDetails.Clean("Sam\r\nBcc: all@example.org\0"));

    [Fact]
    public void People_are_kept_for_twelve_months_after_the_end()
    {
        var assembly = new Assembly("a", "p", "crewe", "Crewe", "area", 20);
        Assert.Null(ParticipantTerm.Of(assembly));
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Registering] = new(2027, 1, 10) });
        Assert.Equal(new DateOnly(2029, 1, 10), ParticipantTerm.Of(assembly));
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Registering] = new(2027, 1, 10), [AssemblyPhase.Reporting] = new(2027, 5, 31), [AssemblyPhase.Responding] = new(2027, 6, 30) });
        Assert.Equal(new DateOnly(2028, 6, 30), ParticipantTerm.Of(assembly));
    }

    [Fact]
    public void Only_values_of_the_targets_are_kept()
    {
        var targets = new SelectionTargets([new TargetFeature("sex", "Sex", "What is your sex?", null, null, [new("female", "Female", null, 0, 9), new("male", "Male", null, 0, 9)])]);

        Assert.Equal("sex", FeatureAnswers.FirstUnanswered(targets, new Dictionary<string, string> { ["sex"] = "other" })?.Code);
        Assert.Throws<ArgumentException>(() => FeatureAnswers.ToJson(targets, new Dictionary<string, string>()));
        var json = FeatureAnswers.ToJson(targets, new Dictionary<string, string> { ["sex"] = "male", ["income"] = "high" });
        Assert.Equal("""{"sex":"male"}""", json);
        Assert.Equal([("What is your sex?", "Male")], FeatureAnswers.Describe(targets, json));
    }
}
