using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("  plain  ", "plain")]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("one\u2028two\u2029three\u0085four", "one\ntwo\nthree\nfour")]
    [InlineData("tab\there", "tab here")]
    [InlineData("nul\0bell\aescape\u001b[31mdelete\u007fc1\u009b", "nulbellescape[31mdeletec1")]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData("مرحبا", "مرحبا")]
    [InlineData("<svg/onload=alert(1)>", "<svg/onload=alert(1)>")]
    [InlineData("\r\n \t \0", "")]
    public void Text_is_kept_as_people_meant_it(string raw, string kept) => Assert.Equal(kept, CleanText.Lines(raw));

    [Fact]
    public void Half_characters_are_replaced_and_whole_ones_kept()
    {
        Assert.Equal("a\ufffdb", CleanText.Lines("a\ud83db"));
        Assert.Equal("a\ufffdb", CleanText.Lines("a\ude00b"));
        Assert.Equal("\ud83d\ude00", CleanText.Lines("\ud83d\ude00"));
    }

    [Fact]
    public void A_single_line_has_no_newlines() => Assert.Equal("one two", CleanText.Line("one\r\ntwo"));

    [Theory]
    [InlineData("short-text", 200, "200")]
    [InlineData("long-text", 2000, "2,000")]
    public void Text_over_the_limit_is_refused_with_both_numbers(string kind, int most, string inWords)
    {
        var question = Definitions.Question(kind);
        var letters = new string('é', most);

        Assert.Equal($"\"{letters}\"", Forms.Outcome(question, "answer=" + letters));
        Assert.Equal(
            $"! answer: Your answer must be {inWords} characters or fewer. You have used {most + 1:N0}.",
            Forms.Outcome(question, "answer=" + letters + "x"));
    }

    [Fact]
    public void Newlines_of_browsers_and_emoji_count_as_one_character()
    {
        var question = Definitions.Question("long-text", "\"maxLength\":3");

        Assert.Equal("\"a\\nb\"", Forms.Outcome(question, "answer=a%0D%0Ab"));
        Assert.Equal("\"ééé\"", Forms.Outcome(question, "answer=e%CC%81e%CC%81e%CC%81"));
        Assert.Equal("\"\\uD83D\\uDE00\\uD83D\\uDE00\\uD83D\\uDE00\"", Forms.Outcome(question, "answer=😀😀😀"));
    }

    [Fact]
    public void A_flood_is_refused_without_work() =>
        Assert.Equal(
            "! answer: Your answer must be 200 characters or fewer. You have used 10,000,000.",
            Forms.Outcome(Definitions.Question("short-text"), "answer=" + new string('x', 10_000_000)));

    [Fact]
    public void Only_blanks_and_control_characters_are_nothing_given()
    {
        Assert.Equal("null", Forms.Outcome(Definitions.Question("long-text"), "answer=%00%07"));
        Assert.Equal("! answer: Enter your answer", Forms.Outcome(Definitions.Question("long-text", "\"required\":true"), "answer=%00%07"));
    }

    [Fact]
    public void Other_text_is_cleaned_and_limited_too()
    {
        var question = Definitions.Question("single-choice", """ "options":[{"code":"a","text":"A"},{"code":"other","text":"Other","role":"other"}] """);

        Assert.Equal("""{"option":"other","other":"one two"}""", Forms.Outcome(question, "answer=other&answer-other-other=one%0Atwo%00"));
        Assert.Equal(
            "! answer-other-other: Your answer must be 200 characters or fewer. You have used 201.",
            Forms.Outcome(question, "answer=other&answer-other-other=" + new string('x', 201)));
    }
}
