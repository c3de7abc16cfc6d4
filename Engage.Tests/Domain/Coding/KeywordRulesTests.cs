using Engage.Domain.Coding;

namespace Engage.Tests.Domain.Coding;

public class KeywordRulesTests
{
    [Theory]
    [InlineData("Speeding is the biggest danger.", "speed*", "Speeding")]
    [InlineData("SPEED cameras", "speed*", "SPEED")]
    [InlineData("We saw no café owner", "CAFE", "café")]
    [InlineData("An officer  on\nfoot", "officer on foot", "officer  on\nfoot")]
    [InlineData("They don’t come", "don't come", "don’t come")]
    [InlineData("back-office work", "back office", "back-office")]
    [InlineData("40 minutes on 101.", "101", "101")]
    public void A_keyword_is_found_whatever_its_case_accents_and_blanks(string text, string keyword, string words)
    {
        var suggestion = Assert.Single(new KeywordRules([Books.Theme("theme", keyword)]).Suggest(text));

        Assert.Equal([words], suggestion.WordsIn(text));
    }

    [Theory]
    [InlineData("A speedy reply", "speed")]
    [InlineData("Godspeed", "speed*")]
    [InlineData("foot on officer", "officer on foot")]
    [InlineData("1010 times", "101")]
    [InlineData("anything at all", "*")]
    [InlineData("", "speed")]
    public void Half_a_word_and_words_in_another_order_suggest_nothing(string text, string keyword) =>
        Assert.Empty(new KeywordRules([Books.Theme("theme", keyword)]).Suggest(text));

    [Fact]
    public void Each_theme_shows_every_word_that_triggered_it_in_the_order_of_the_codebook()
    {
        var rules = new KeywordRules([Books.Theme("roads", "speed*", "parking"), Books.Theme("drugs", "drug*"), Books.Theme("none")]);
        const string text = "Drugs, parking, speeding and Parking.";

        var found = rules.Suggest(text);

        Assert.Equal(["roads", "drugs"], found.Select(s => s.Theme.Code));
        Assert.Equal(["parking", "speeding"], found[0].WordsIn(text));
        Assert.Equal([7, 16, 29], found[0].Reasons.Select(r => r.Start));
    }

    [Fact]
    public void Keywords_are_read_from_lines_and_commas_each_once() =>
        Assert.Equal(["speed*", "on foot", "101"], Theme.ReadKeywords(" speed*, on foot\r\n\n101,SPEED*"));
}
