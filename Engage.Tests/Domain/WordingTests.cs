using Engage.Domain;

namespace Engage.Tests.Domain;

public class WordingTests
{
    [Theory]
    [InlineData("2027-01-20T12:00:00", "20 January 2027 at 12 noon")]
    [InlineData("2027-01-20T00:00:00", "20 January 2027 at midnight")]
    [InlineData("2027-01-20T09:00:00", "20 January 2027 at 9am")]
    [InlineData("2027-01-20T17:05:00", "20 January 2027 at 5:05pm")]
    [InlineData("2027-01-20T00:30:00", "20 January 2027 at 12:30am")]
    public void A_moment_is_said_as_people_say_it(string local, string words) =>
        Assert.Equal(words, Wording.Moment(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0.2004, 999, "20%")]
    [InlineData(0.2004, 1000, "20.0%")]
    [InlineData(0.004, 400, "0%")]
    public void Decimals_are_printed_from_a_thousand_answers_on(double share, int answered, string words) =>
        Assert.Equal(words, Wording.Percent(share, answered));

    [Fact]
    public void Counts_have_their_noun_and_lists_their_and()
    {
        Assert.Equal("1 person", Wording.Count(1, "person", "people"));
        Assert.Equal("1,204 people", Wording.Count(1204, "person", "people"));
        Assert.Equal("a, b and c", Wording.List(["a", "b", "c"]));
        Assert.Equal("a", Wording.List(["a"]));
    }
}
