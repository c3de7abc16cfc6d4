using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

public sealed class DefinitionChangeTests
{
    [Theory]
    // Allowed: wording, additions, order, whether it must be answered, leaving a question out.
    [InlineData("\"text\": \"One?\"", "\"text\": \"Which one?\"", "")]
    [InlineData("{ \"code\": \"b\", \"text\": \"B\" }, { \"code\": \"other\"", "{ \"code\": \"new\", \"text\": \"New\" }, { \"code\": \"b\", \"text\": \"B\" }, { \"code\": \"other\"", "")]
    [InlineData("\"required\": true", "\"required\": false", "")]
    [InlineData("{ \"kind\": \"yes-no\", \"code\": \"yes-no\", \"text\": \"Yes?\", \"dontKnow\": true, \"preferNotToSay\": true },", "{ \"kind\": \"yes-no\", \"code\": \"yes-no\", \"text\": \"Yes?\", \"dontKnow\": true, \"preferNotToSay\": true }, { \"kind\": \"yes-no\", \"code\": \"added\", \"text\": \"New?\" },", "")]
    [InlineData("\"kind\": \"short-text\"", "\"kind\": \"long-text\"", "Question \"short\": the kind changed from short-text to long-text. Give the new question another code.")]
    [InlineData("\"dontKnow\": true, \"preferNotToSay\": true", "\"dontKnow\": true", "Question \"yes-no\": option \"prefer-not-to-say\" was removed.")]
    [InlineData("{ \"code\": \"y\", \"text\": \"Y\" }, { \"code\": \"z\"", "{ \"code\": \"z\"", "Question \"ranking\": item \"y\" was removed.")]
    [InlineData("{ \"code\": \"day\", \"text\": \"By day\" }, { \"code\": \"night\", \"text\": \"By night\"", "{ \"code\": \"day\", \"text\": \"By night\" }, { \"code\": \"night\", \"text\": \"By day\"", "Question \"matrix\": item \"day\" now has the words of \"night\".|Question \"matrix\": item \"night\" now has the words of \"day\".")]
    [InlineData("\"None of these\", \"exclusive\": true", "\"None of these\"", "Question \"multiple\": option \"none\" counts in another way than before.")]
    [InlineData("\"variable\": \"age-band\"", "\"variable\": \"tenure\"", "Question \"single\": the variable changed from \"age-band\" to \"tenure\".")]
    [InlineData("\"total\": 100,", "\"total\": 10,", "Question \"points\": the total changed from 100 to 10.")]
    [InlineData("\"total\": 1000, \"unit\": \"pounds\"", "\"total\": 1000, \"unit\": \"points\"", "Question \"pounds\": the unit changed from pounds to points.")]
    [InlineData("\"upTo\": 3", "\"upTo\": 4", "Question \"choose\": the most that may be chosen changed from 3 to 4.")]
    [InlineData("\"unit\": \"years\"", "\"unit\": \"months\"", "Question \"number\": the unit changed from \"years\" to \"months\".")]
    [InlineData("\"top\": 2, \"items\"", "\"top\": 3, \"items\"", "Question \"ranking\": the number of ranks changed from 2 to 3.")]
    [InlineData("\"bandDRise\": 15,", "\"bandDRise\": 14,", "Question \"precept\": the rise of option \"fifteen\" changed from £15 to £14.")]
    [InlineData("\"currentBandD\": 295.44", "\"currentBandD\": 290", "Question \"precept\": the current amount of Band D changed from £295.44 to £290.")]
    public void Codes_keep_their_meaning(string before, string after, string problems)
    {
        Assert.Contains(before, Samples.Everything, StringComparison.Ordinal);
        var newer = Definitions.Parsed(Samples.Everything.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal(problems, string.Join('|', DefinitionChange.Problems(Definitions.Parsed(Samples.Everything), newer).Select(p => p.Sentence)));
    }

    [Fact]
    public void Problems_name_the_path_in_the_new_version()
    {
        var newer = Definitions.Parsed(Samples.Everything.Replace("\"kind\": \"short-text\"", "\"kind\": \"long-text\"", StringComparison.Ordinal));
        Assert.Equal("$.sections[1].questions[3]", Assert.Single(DefinitionChange.Problems(Definitions.Parsed(Samples.Everything), newer)).Path);
    }

    [Fact]
    public void Question_may_be_left_out_and_is_listed()
    {
        var older = Definitions.Of("""{"kind":"yes-no","code":"a","text":"A?"}""", """{"kind":"yes-no","code":"b","text":"B?"}""");
        var newer = Definitions.Of("""{"kind":"yes-no","code":"a","text":"A?"}""", """{"kind":"yes-no","code":"c","text":"C?"}""");

        Assert.Empty(DefinitionChange.Problems(older, newer));
        Assert.Equal([new WordingChange("c", "question", null, "C?"), new WordingChange("b", "question", "B?", null)], DefinitionChange.Wording(older, newer));
    }

    [Fact]
    public void Every_changed_wording_is_listed()
    {
        var older = Definitions.Parsed(Samples.Everything);
        var newer = Definitions.Parsed(Samples.Everything
            .Replace("\"title\": \"Everything\"", "\"title\": \"All\"", StringComparison.Ordinal)
            .Replace("\"text\": \"One?\", \"hint\": \"A hint\"", "\"text\": \"Which one?\"", StringComparison.Ordinal)
            .Replace("\"text\": \"Other, please say\"", "\"text\": \"Other\"", StringComparison.Ordinal)
            .Replace("Fewer officers.", "Far fewer officers.", StringComparison.Ordinal));

        Assert.Equal(
            [
                new("survey", "title", "Everything", "All"),
                new("single", "text", "One?", "Which one?"),
                new("single", "hint", "A hint", null),
                new("single", "option other", "Other, please say", "Other"),
                new("precept", "consequence of option none", "Fewer officers.", "Far fewer officers."),
            ],
            DefinitionChange.Wording(older, newer));
        Assert.Empty(DefinitionChange.Wording(older, older));
    }
}
