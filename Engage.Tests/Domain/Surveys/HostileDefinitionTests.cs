using System.Text;
using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

/// <summary>Definitions that nobody wrote in good faith: each is answered with sentences, in bounded time and memory.</summary>
public sealed class HostileDefinitionTests
{
    [Fact]
    public void Ten_megabytes_are_refused_unread()
    {
        var problem = Assert.Single(SurveyDefinition.Parse(new string(' ', 10_000_000)).Problems);
        Assert.Equal("The definition is longer than 1,000,000 bytes.", problem.Sentence);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"title\":{\"not\":")]
    public void Endless_nesting_is_refused(string opening)
    {
        var problem = Assert.Single(SurveyDefinition.Parse(string.Concat(Enumerable.Repeat(opening, 50_000))).Problems);
        Assert.Equal("The definition is nested deeper than 32 levels.", problem.Sentence);
    }

    [Fact]
    public void Conditions_nested_to_the_limit_are_read_and_beyond_it_refused()
    {
        static string Nested(int depth) => Definitions.Json(
            """{"kind":"yes-no","code":"a","text":"A"}""",
            $$"""{"kind":"yes-no","code":"b","text":"B","showIf":{{string.Concat(Enumerable.Repeat("{\"not\":", depth))}}{"answered":"a"}{{new string('}', depth)}}}""");

        Assert.True(SurveyDefinition.Parse(Nested(20)).IsUsable);
        Assert.Equal("The definition is nested deeper than 32 levels.", Assert.Single(SurveyDefinition.Parse(Nested(40)).Problems).Sentence);
    }

    [Fact]
    public void A_flood_of_faults_is_cut_at_two_hundred()
    {
        var problems = SurveyDefinition.Parse("{" + string.Join(",", Enumerable.Range(0, 50_000).Select(i => $"\"m{i}\":1")) + "}").Problems;

        Assert.Equal(201, problems.Count);
        Assert.Contains(problems, p => p.Sentence == "There are more than 200 problems; these are the first.");
    }

    [Fact]
    public void Long_names_do_not_make_long_paths()
    {
        var name = new string('n', 100_000);
        var json = $"{{\"{name}\":{{\"{name}\":[{string.Join(",", Enumerable.Repeat("{\"a\":1}", 20_000))}]}}}}";

        Assert.All(SurveyDefinition.Parse(json).Problems, p => Assert.True(p.Path.Length + p.Sentence.Length < 300));
    }

    [Fact]
    public void Too_many_questions_and_conditions_too_long_are_refused()
    {
        var sections = string.Join(",", Enumerable.Range(0, 3).Select(s => $$"""{"title":"S","questions":[{{string.Join(",", Enumerable.Range(0, 70).Select(q => $$"""{"kind":"yes-no","code":"q{{s}}-{{q}}","text":"Q"}"""))}}]}"""));
        Assert.Equal(
            "$.sections: There are 210 questions; at most 200 are allowed.",
            Said($$"""{"title":"T","summary":"S","minutesToComplete":5,"sections":[{{sections}}]}"""));

        var fifty = string.Join(",", Enumerable.Repeat("""{"answered":"a"}""", 50));
        var long250 = string.Join(",", Enumerable.Repeat($$"""{"all":[{{fifty}}]}""", 5));
        Assert.Equal(
            "$.sections[0].questions[1].showIf: The condition has 250 parts; at most 200 are allowed.",
            Said(Definitions.Json("""{"kind":"yes-no","code":"a","text":"A"}""", $$"""{"kind":"yes-no","code":"b","text":"B","showIf":{"any":[{{long250}}]} }""")));
    }

    [Fact]
    public void Broken_bytes_and_half_characters_are_named()
    {
        byte[] json = [.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.Equal("The definition is not valid UTF-8 text.", Assert.Single(SurveyDefinition.Parse(json).Problems).Sentence);
        Assert.Equal("A text holds half a character (a lone surrogate).", Assert.Single(SurveyDefinition.Parse("{\"title\":\"\ud83d\"}").Problems).Sentence);
        Assert.Contains("half a character", Said("""{"title":"\ude00","summary":"S","minutesToComplete":5,"sections":[]}"""), StringComparison.Ordinal);
        Assert.Contains("half a character", Said("""{"\ud83d":1}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_order_mark_is_read_over()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Samples.Everything)];
        Assert.True(SurveyDefinition.Parse(json).IsUsable);
    }

    [Fact]
    public void Every_prefix_and_every_damaged_byte_is_answered()
    {
        var whole = Encoding.UTF8.GetBytes(Definitions.Json("""{"kind":"likert","code":"a","text":"Ä","showIf":{"not":{"answered":"b"}}}""", """{"kind":"precept","code":"p","text":"P","currentBandD":1e2,"options":[]}"""));
        for (var length = 0; length < whole.Length; length++) { Assert.NotEmpty(SurveyDefinition.Parse(whole.AsSpan(0, length)).Problems); }
        foreach (var damage in new byte[] { 0, (byte)'"', (byte)'{', (byte)'\\', 0xFF, (byte)'9' })
        {
            for (var at = 0; at < whole.Length; at++)
            {
                var changed = whole.ToArray();
                changed[at] = damage;
                Assert.NotEmpty(SurveyDefinition.Parse(changed).Problems);
            }
        }
    }

    [Fact]
    public void Many_hard_conditions_share_one_bound_of_work()
    {
        // Eight people in seven rooms, told apart by 196 questions: each proof alone would run to its bound.
        var rooms = string.Join(",", Enumerable.Range(0, 7).Select(r => $$"""{"code":"r{{r}}","text":"R"}"""));
        var questions = Enumerable.Range(0, 8).Select(p => $$"""{"kind":"single-choice","code":"p{{p}}","text":"P","required":true,"options":[{{rooms}}]}""").ToList();
        var pairs = Enumerable.Range(0, 8).SelectMany(a => Enumerable.Range(0, a).Select(b => (a, b))).ToList();
        for (var start = 0; start < pairs.Count; start += 14)
        {
            var different = pairs.Skip(start).Take(14).Select(p => "{\"not\":{\"any\":[" + string.Join(",", Enumerable.Range(0, 7).Select(r => Both(p.a, p.b, r))) + "]}}");
            var before = start == 0 ? "" : """,{"answer":"d0","is":["yes"]}""";
            questions.Add($$"""{"kind":"yes-no","code":"d{{start}}","text":"D","showIf":{"all":[{{string.Join(",", different)}}{{before}}]} }""");
        }
        for (var i = questions.Count; i < 95; i++) { questions.Add($$"""{"kind":"yes-no","code":"e{{i}}","text":"E","showIf":{"all":[{"answer":"d0","is":["yes"]},{"answer":"d14","is":["yes"]}]} }"""); }

        Assert.Contains(SurveyDefinition.Parse(Definitions.Json([.. questions])).Problems, p => p.Sentence.Contains("too complex to prove", StringComparison.Ordinal));
    }

    [Fact]
    public void Problems_carry_the_line()
    {
        var problem = Assert.Single(SurveyDefinition.Parse(Samples.Everything.Replace("\"upTo\": 3", "\"upTo\": 30", StringComparison.Ordinal)).Problems);

        Assert.Equal(new DefinitionProblem("$.sections[0].questions[7].upTo", "\"upTo\" is 30, but there are 5 options.") { Line = 18 }, problem);
        Assert.Equal("line 18, $.sections[0].questions[7].upTo: \"upTo\" is 30, but there are 5 options.", problem.ToString());
    }

    private static string Both(int one, int other, int room) =>
        $$"""{"all":[{"answer":"p{{one}}","is":["r{{room}}"]},{"answer":"p{{other}}","is":["r{{room}}"]}]}""";

    private static string Said(string json)
    {
        var problem = SurveyDefinition.Parse(json).Problems[0];
        return $"{problem.Path}: {problem.Sentence}";
    }
}
