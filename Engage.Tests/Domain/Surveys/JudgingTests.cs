namespace Engage.Tests.Domain.Surveys;

/// <summary>What each kind of question makes of what people, and others, post to it.</summary>
public sealed class JudgingTests
{
    private const string Options = """
        "options":[{"code":"a","text":"A"},{"code":"b","text":"B"},{"code":"c","text":"C"},{"code":"other","text":"Other","role":"other"},{"code":"none","text":"None of these","role":"dont-know"}]
        """;

    private const string Items = """
        "items":[{"code":"a","text":"A"},{"code":"b","text":"B"},{"code":"c","text":"C"}]
        """;

    [Theory]
    [InlineData("answer=a", "\"a\"")]
    [InlineData("", "null")]
    [InlineData("answer=", "null")]
    [InlineData("answer=other", "\"other\"")]
    [InlineData("answer=other&answer-other-other=Dog%20patrols", """{"option":"other","other":"Dog patrols"}""")]
    [InlineData("answer-other-other=Dog%20patrols", """{"option":"other","other":"Dog patrols"}""")]
    [InlineData("answer=a&answer-other-other=Left%20over", "\"a\"")]
    [InlineData("answer=a&answer=a", "\"a\"")]
    [InlineData("answer=a&answer=b", "! answer: Select only one option")]
    [InlineData("answer=Maybe", "! answer: Select an option from the list")]
    [InlineData("answer=A", "! answer: Select an option from the list")]
    public void Single_choice(string form, string outcome) => Assert.Equal(outcome, Forms.Outcome(Definitions.Question("single-choice", Options), form));

    [Theory]
    [InlineData("single-choice", Options, "! answer: Select an option")]
    [InlineData("single-choice", Options + ",\"whenMissing\":\"Select how safe you feel\"", "! answer: Select how safe you feel")]
    [InlineData("multiple-choice", Options, "! answer: Select at least 1 option")]
    [InlineData("multiple-choice", Options + ",\"atLeast\":2", "! answer: Select at least 2 options")]
    [InlineData("choose-up-to", Options + ",\"upTo\":3", "! answer: Select up to 3 options")]
    [InlineData("yes-no", "", "! answer: Select yes or no")]
    [InlineData("likert", "", "! answer: Select an option")]
    [InlineData("matrix", Items, "! answer-a: Select an option for “A” ! answer-b: Select an option for “B” ! answer-c: Select an option for “C”")]
    [InlineData("ranking", Items, "! answer-a: Give each rank to one item, 1 for your first choice")]
    [InlineData("allocation", Items + ",\"total\":100", "! answer-a: Share out exactly 100 points")]
    [InlineData("allocation", Items + ",\"total\":1000,\"unit\":\"pounds\"", "! answer-a: Share out exactly £1,000")]
    [InlineData("number", "", "! answer: Enter a number")]
    [InlineData("money", "", "! answer: Enter an amount")]
    [InlineData("short-text", "", "! answer: Enter your answer")]
    [InlineData("long-text", "", "! answer: Enter your answer")]
    [InlineData("place", "", "! answer: Enter your postcode, or choose your area")]
    [InlineData("council-tax-band", "", "! answer: Select your council tax band, or that you don’t know it")]
    [InlineData("precept", """ "currentBandD":100,"options":[{"code":"no","text":"No increase","bandDRise":0},{"code":"yes","text":"£5","bandDRise":5}] """, "! answer: Select how much you would support")]
    public void Required_question_left_empty(string kind, string members, string outcome)
    {
        Assert.Equal(outcome, Forms.Outcome(Definitions.Question(kind, $"\"required\":true{(members.Length > 0 ? "," : "")}{members}"), ""));
        Assert.Equal("null", Forms.Outcome(Definitions.Question(kind, members), ""));
    }

    [Theory]
    [InlineData("answer=b&answer=a", """["a","b"]""")]
    [InlineData("answer=a&answer=b&answer=c", """["a","b","c"]""")]
    [InlineData("answer=a&answer=other&answer-other-other=%20Dogs%20", """{"options":["a","other"],"other":"Dogs"}""")]
    [InlineData("answer=none", """["none"]""")]
    [InlineData("answer=a", "! answer: Select at least 2 options. You have selected 1.")]
    [InlineData("answer-other-other=Dogs", "! answer: Select at least 2 options. You have selected 1.")]
    [InlineData("answer=a&answer=b&answer=c&answer=other", "! answer: Select no more than 3 options. You have selected 4.")]
    [InlineData("answer=a&answer=none", "! answer: Select “None of these” on its own, or take it away")]
    [InlineData("answer=a&answer=x", "! answer: Select options from the list")]
    public void Multiple_choice_between_two_and_three(string form, string outcome) =>
        Assert.Equal(outcome, Forms.Outcome(Definitions.Question("multiple-choice", Options + ",\"atLeast\":2,\"atMost\":3"), form));

    [Theory]
    [InlineData("answer=a", """["a"]""")]
    [InlineData("answer=a&answer=b&answer=c", "! answer: Select no more than 2 options. You have selected 3.")]
    public void Choose_up_to_two(string form, string outcome) =>
        Assert.Equal(outcome, Forms.Outcome(Definitions.Question("choose-up-to", Options + ",\"upTo\":2"), form));

    [Theory]
    [InlineData("answer-a=agree&answer-b=neither&answer-c=dont-know", """{"a":"agree","b":"neither","c":"dont-know"}""")]
    [InlineData("answer-b=agree", """{"b":"agree"}""")]
    [InlineData("answer-b=love-it", "! answer-b: Select an option from the list for “B”")]
    [InlineData("answer-a=agree&answer-d=agree", "! answer-a: Answer only for the items shown")]
    public void Matrix(string form, string outcome) => Assert.Equal(outcome, Forms.Outcome(Definitions.Question("matrix", Items + ",\"dontKnow\":true"), form));

    [Fact]
    public void Required_matrix_names_each_item_left_out() =>
        Assert.Equal(
            "! answer-a: Select an option for “A” ! answer-c: Select an option for “C”",
            Forms.Outcome(Definitions.Question("matrix", Items + ",\"required\":true"), "answer-b=agree"));

    [Theory]
    [InlineData("answer-a=2&answer-b=1&answer-c=3", """["b","a","c"]""")]
    [InlineData("answer-a=%202%20&answer-b=1&answer-c=3", """["b","a","c"]""")]
    [InlineData("answer-a=2&answer-b=2&answer-c=1", "! answer-b: Give each rank only once: 2 is used for A and B.")]
    [InlineData("answer-a=1&answer-b=1&answer-c=1", "! answer-b: Give each rank only once: 1 is used for A, B and C.")]
    [InlineData("answer-a=1&answer-c=3", "! answer-b: Give each rank from 1 to 3: 2 is not used.")]
    [InlineData("answer-c=1", "! answer-a: Give each rank from 1 to 3: 2 and 3 are not used.")]
    [InlineData("answer-a=0&answer-b=4&answer-c=first", "! answer-a: Enter a rank between 1 and 3 for “A” ! answer-b: Enter a rank between 1 and 3 for “B” ! answer-c: Enter a rank between 1 and 3 for “C”")]
    [InlineData("answer-a=1.5&answer-b=-1&answer-c=1e0", "! answer-a: Enter a rank between 1 and 3 for “A” ! answer-b: Enter a rank between 1 and 3 for “B” ! answer-c: Enter a rank between 1 and 3 for “C”")]
    [InlineData("answer-a=1&answer-d=2", "! answer-a: Answer only for the items shown")]
    public void Ranking_of_all(string form, string outcome) => Assert.Equal(outcome, Forms.Outcome(Definitions.Question("ranking", Items), form));

    [Theory]
    [InlineData("answer-c=1&answer-a=2", """["c","a"]""")]
    [InlineData("answer-c=1&answer-a=2&answer-b=3", "! answer-b: Enter a rank between 1 and 2 for “B”")]
    [InlineData("answer-c=2", "! answer-a: Give each rank from 1 to 2: 1 is not used.")]
    public void Ranking_of_the_top_two(string form, string outcome) => Assert.Equal(outcome, Forms.Outcome(Definitions.Question("ranking", Items + ",\"top\":2"), form));

    [Theory]
    [InlineData("answer-a=60&answer-b=40", """{"a":60,"b":40,"c":0}""")]
    [InlineData("answer-a=100&answer-b=0&answer-c=", """{"a":100,"b":0,"c":0}""")]
    [InlineData("answer-a=60&answer-b=30", "! answer-a: You have shared out 90 points. Share out exactly 100.")]
    [InlineData("answer-a=60&answer-b=60", "! answer-a: You have shared out 120 points. Share out exactly 100.")]
    [InlineData("answer-a=1", "! answer-a: You have shared out 1 point. Share out exactly 100.")]
    [InlineData("answer-a=50.5&answer-b=-10&answer-c=101", "! answer-a: Enter a whole number between 0 and 100 for “A” ! answer-b: Enter a whole number between 0 and 100 for “B” ! answer-c: Enter a whole number between 0 and 100 for “C”")]
    [InlineData("answer-a=100&answer-x=0", "! answer-a: Answer only for the items shown")]
    public void Allocation_of_points(string form, string outcome) => Assert.Equal(outcome, Forms.Outcome(Definitions.Question("allocation", Items + ",\"total\":100"), form));

    [Theory]
    [InlineData("answer-a=%C2%A31,000&answer-b=500", """{"a":1000,"b":500,"c":0}""")]
    [InlineData("answer-a=900", "! answer-a: You have shared out £900. Share out exactly £1,500.")]
    public void Allocation_of_pounds(string form, string outcome) =>
        Assert.Equal(outcome, Forms.Outcome(Definitions.Question("allocation", Items + ",\"total\":1500,\"unit\":\"pounds\""), form));

    [Theory]
    [InlineData("answer=3", "3")]
    [InlineData("answer=%205%20", "5")]
    [InlineData("answer=%2B1", "1")]
    [InlineData("answer=1.0", "1")]
    [InlineData("answer=0", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=6", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=-3", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=2.5", "! answer: Enter a whole number between 1 and 5")]
    [InlineData("answer=three", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=NaN", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=Infinity", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=1e0", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=0x1", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=%EF%BC%93", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=%D9%A3", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=99999999999999999999999999999999999999999", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=3%203", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=--3", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=.", "! answer: Enter a number between 1 and 5")]
    [InlineData("answer=3.", "! answer: Enter a number between 1 and 5")]
    public void Number(string form, string outcome) => Assert.Equal(outcome, Forms.Outcome(Definitions.Question("number", "\"least\":1,\"most\":5"), form));

    [Theory]
    [InlineData("answer=1,234,567.25", "1234567.25")]
    [InlineData("answer=.5", "0.5")]
    [InlineData("answer=-1,000", "-1000")]
    [InlineData("answer=%E2%88%925", "-5")]
    [InlineData("answer=12,34", "! answer: Enter a number between -1,000 and 2,000,000")]
    [InlineData("answer=1,23,456", "! answer: Enter a number between -1,000 and 2,000,000")]
    [InlineData("answer=,123", "! answer: Enter a number between -1,000 and 2,000,000")]
    [InlineData("answer=1.234,5", "! answer: Enter a number between -1,000 and 2,000,000")]
    [InlineData("answer=1.125", "! answer: Enter a number with no more than 2 digits after the point")]
    public void Number_with_commas_and_decimals(string form, string outcome) =>
        Assert.Equal(outcome, Forms.Outcome(Definitions.Question("number", "\"least\":-1000,\"most\":2000000,\"decimals\":2"), form));

    [Theory]
    [InlineData("answer=%C2%A312.50", "12.5")]
    [InlineData("answer=12", "12")]
    [InlineData("answer=1,200", "! answer: Enter an amount between £0 and £1,000")]
    [InlineData("answer=12.505", "! answer: Enter an amount in pounds and pence, like 12.50")]
    [InlineData("answer=12%20pounds", "! answer: Enter an amount between £0 and £1,000")]
    public void Money(string form, string outcome) => Assert.Equal(outcome, Forms.Outcome(Definitions.Question("money", "\"most\":1000"), form));

    [Theory]
    [InlineData("answer=CW1%205QA", """{"area":"com-1","authority":"la-1","unit":"lpu-1","community":"com-1"}""")]
    [InlineData("answer=cw27pq", """{"area":"lpu-1","authority":"la-1","unit":"lpu-1"}""")]
    [InlineData("answer-area=la-1", """{"area":"la-1","authority":"la-1"}""")]
    [InlineData("answer=CW1%205QA&answer-area=la-1", """{"area":"com-1","authority":"la-1","unit":"lpu-1","community":"com-1"}""")]
    [InlineData("answer=CW9%209ZZ&answer-area=lpu-1", """{"area":"lpu-1","authority":"la-1","unit":"lpu-1"}""")]
    [InlineData("answer-area=elsewhere", """{"area":null}""")]
    [InlineData("answer=CW9%209ZZ", "! answer: We do not know this postcode. Check it, or choose your area.")]
    [InlineData("answer=Crewe", "! answer: Enter a postcode, like CW7 2UA, or choose your area")]
    [InlineData("answer-area=lpu-old", "! answer-area: Choose an area from the list")]
    [InlineData("answer-area=force", "! answer-area: Choose an area from the list")]
    [InlineData("answer-area=nowhere", "! answer-area: Choose an area from the list")]
    public void Place(string form, string outcome) => Assert.Equal(outcome, Forms.Outcome(Definitions.Question("place", "\"elsewhere\":\"I live somewhere else\""), form));

    [Fact]
    public void Somewhere_else_is_refused_where_it_is_not_offered() =>
        Assert.Equal("! answer-area: Choose an area from the list", Forms.Outcome(Definitions.Question("place"), "answer-area=elsewhere"));

    [Theory]
    [InlineData("answer=d", "\"d\"")]
    [InlineData("answer=dont-know", "\"dont-know\"")]
    [InlineData("answer=i", "! answer: Select an option from the list")]
    [InlineData("answer=prefer-not-to-say", "! answer: Select an option from the list")]
    public void Council_tax_band(string form, string outcome) => Assert.Equal(outcome, Forms.Outcome(Definitions.Question("council-tax-band"), form));
}
