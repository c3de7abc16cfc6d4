using System.Text.Json;
using System.Text.Json.Nodes;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Surveys;

/// <summary>The documentation, the schema and the program say the same.</summary>
public sealed class DefinitionDocumentationTests
{
    /// <summary>Faults that no schema can say: they are proved when a definition is read.</summary>
    private static readonly string[] BeyondTheSchema =
    [
        "condition-later-question", "condition-number-of-closed-question", "condition-on-itself", "condition-option-of-open-question", "condition-ring-of-three",
        "condition-ring-of-two", "condition-unknown-option", "condition-unknown-question", "equality-asked-already", "likert-scale-faults", "member-given-twice",
        "money-faults", "multiple-choice-bounds-crossed", "multiple-choice-bounds-too-high", "multiple-choice-exclusive-role", "options-two-text-fields",
        "options-used-twice", "precept-band-question-faults", "precept-rise-faults", "precept-without-no-increase", "question-codes-used-twice",
        "unreachable-between-two-whole-numbers", "unreachable-beyond-the-bounds", "unreachable-exclusive-with-others", "unreachable-fewer-than-must-be-chosen",
        "unreachable-more-than-may-be-chosen", "unreachable-ranking-of-nothing", "unreachable-required-unanswered", "unreachable-through-others",
        "unreachable-too-complex", "unreachable-two-answers-at-once",
    ];

    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "survey-definition.md"));

    private static readonly SmallSchema Schema = new(JsonElement.Parse(File.ReadAllText(Repository.PathOf("docs", "survey-definition.schema.json"))));

    private static string Example => Page.Split("```json\n")[1].Split("```")[0];

    [Fact]
    public void Example_of_the_page_is_a_definition()
    {
        var definition = Definitions.Parsed(Example);

        Assert.Equal(6, definition.Questions.Count);
        Assert.Equal("Your safety, your say", definition.Title);
        Assert.True(Schema.Allows(JsonElement.Parse(Example)));
    }

    [Fact]
    public void Page_names_every_kind_and_every_topic() =>
        Assert.All(QuestionKinds.Names.Concat(EqualityQuestions.Topics), name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));

    [Fact]
    public void Schema_allows_every_kind_and_every_random_questionnaire()
    {
        Assert.True(Schema.Allows(JsonElement.Parse(Samples.Everything)));
        Assert.True(Schema.Allows(JsonElement.Parse(Definitions.Parsed(Samples.Everything).ToJson())));
        for (var seed = 1; seed <= 200; seed++) { Assert.True(Schema.Allows(JsonElement.Parse(RandomQuestionnaire.Make(new Random(seed)).Json)), $"seed {seed}"); }
    }

    [Theory]
    [MemberData(nameof(FaultyDefinitionTests.Names), MemberType = typeof(FaultyDefinitionTests))]
    public void Schema_refuses_every_fault_of_form(string name)
    {
        // What is no JSON at all is no matter for a schema.
        if (name.StartsWith("text-", StringComparison.Ordinal) && !name.StartsWith("text-length", StringComparison.Ordinal)) { return; }

        var json = JsonElement.Parse(File.ReadAllBytes(Repository.PathOf("Engage.Tests", "Domain", "Surveys", "Faulty", name + ".json")));
        Assert.Equal(BeyondTheSchema.Contains(name), Schema.Allows(json));
    }

    [Fact]
    public void Whatever_one_change_makes_of_a_definition_the_program_reads_nothing_the_schema_refuses()
    {
        var (read, refused) = (0, 0);
        foreach (var changed in Changed(JsonNode.Parse(Samples.Everything)!))
        {
            var outcome = SurveyDefinition.Parse(changed);
            if (!outcome.IsUsable)
            {
                Assert.All(outcome.Problems, p => Assert.True(p.Sentence.EndsWith('.') && p.Line is not null, p.ToString()));
                refused++;
                continue;
            }
            read++;
            Assert.True(Schema.Allows(JsonElement.Parse(changed)), changed);
            Assert.Equal(outcome.Definition.ToJson(), Definitions.Parsed(outcome.Definition.ToJson()).ToJson());
        }
        Assert.True(refused > 800 && read > 100, $"{refused} refused, {read} read");
    }

    /// <summary>The text once for each value replaced by another kind of value, taken away, or given a stranger beside it.</summary>
    private static IEnumerable<string> Changed(JsonNode whole)
    {
        string[] replacements = ["null", "0", "-1.5", "1e400", "\"\"", "\"text\"", "[]", "{}", "true", "[[]]"];
        // Three of the replacements at each place, taken in turn, are enough: the places are many.
        foreach (var (n, path) in Paths(whole).Index())
        {
            for (var i = 0; i < 3; i++) { yield return With(whole, path, "\"REPLACED\"").Replace("\"REPLACED\"", replacements[((3 * n) + i) % replacements.Length], StringComparison.Ordinal); }
            yield return Without(whole, path);
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode node, params object[] path)
    {
        if (path.Length > 0) { yield return path; }
        var children = node switch
        {
            JsonObject members => members.Select(m => ((object)m.Key, m.Value)),
            JsonArray items => items.Select((item, i) => ((object)i, item)),
            _ => [],
        };
        foreach (var below in children.SelectMany(c => Paths(c.Item2!, [.. path, c.Item1]))) { yield return below; }
    }

    private static JsonNode Parent(JsonNode root, object[] path) => path[..^1].Aggregate(root, (node, step) => step is int i ? node[i]! : node[(string)step]!);

    private static string With(JsonNode whole, object[] path, string replacement)
    {
        var copy = whole.DeepClone();
        var (parent, value) = (Parent(copy, path), JsonNode.Parse(replacement));
        if (path[^1] is int i) { parent[i] = value; }
        else { parent[(string)path[^1]] = value; }
        return copy.ToJsonString();
    }

    private static string Without(JsonNode whole, object[] path)
    {
        var copy = whole.DeepClone();
        var parent = Parent(copy, path);
        if (path[^1] is int i) { parent.AsArray().RemoveAt(i); }
        else { parent.AsObject().Remove((string)path[^1]); }
        return copy.ToJsonString();
    }
}
