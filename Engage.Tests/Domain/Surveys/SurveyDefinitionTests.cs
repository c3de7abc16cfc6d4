using System.Text.Json;
using System.Text.Json.Nodes;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;

namespace Engage.Tests.Domain.Surveys;

public sealed class SurveyDefinitionTests
{
    [Fact]
    public void Every_kind_of_question_is_read_and_written_back_to_the_same_bytes()
    {
        var definition = Definitions.Parsed(Samples.Everything);
        var json = definition.ToJson();
        var again = Definitions.Parsed(json);

        Assert.Equal(definition, again);
        Assert.Equal(json, again.ToJson());
        Assert.Equal(QuestionKinds.Names.Order(), definition.Questions.Select(q => q.Kind).Distinct().Order());
    }

    [Fact]
    public void Nothing_of_a_definition_is_lost_when_it_is_written()
    {
        var written = JsonElement.Parse(Definitions.Parsed(Samples.Everything).ToJson());
        AssertKept(JsonElement.Parse(Samples.Everything), written, "$");
    }

    [Fact]
    public void Canonical_form_does_not_depend_on_how_the_text_was_written()
    {
        var compact = JsonNode.Parse(Samples.Everything)!.ToJsonString().Replace("295.44", "2.954400E2", StringComparison.Ordinal);

        Assert.Equal(Definitions.Parsed(Samples.Everything), Definitions.Parsed(compact));
        Assert.NotEqual(Definitions.Parsed(Samples.Everything), Definitions.Parsed(compact.Replace("2.954400E2", "295.45", StringComparison.Ordinal)));
    }

    [Fact]
    public void Canonical_form_is_what_it_is()
    {
        var json = Definitions.Parsed(Definitions.Json("""{"code":"age","text":"How old are you, €?","kind":"number","most":120,"least":16.0}""")).ToJson();

        Assert.Equal(
            """
            {
              "title": "Test",
              "summary": "A test.",
              "minutesToComplete": 5,
              "sections": [
                {
                  "title": "One",
                  "questions": [
                    {
                      "kind": "number",
                      "code": "age",
                      "text": "How old are you, €?",
                      "least": 16,
                      "most": 120
                    }
                  ]
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            json);
    }

    [Fact]
    public void Stored_definition_that_is_not_usable_is_a_damaged_store()
    {
        Assert.Equal(Definitions.Parsed(Samples.Everything), SurveyDefinition.FromStored(Samples.Everything));
        Assert.Throws<FormatException>(() => SurveyDefinition.FromStored("{}"));
    }

    [Fact]
    public void Precept_prints_the_whole_table_and_marks_what_needs_a_referendum()
    {
        var precept = (PreceptQuestion)Definitions.Parsed(Samples.Everything).Find("precept")!;
        var table = precept.Table();

        Assert.Equal(["none", "fifteen", "twenty"], table.Options.Select(o => o.Code));
        Assert.Equal(8, table.Rows.Count);
        // Cheshire 2026/27, band H: 295.44 x 18/9 = 590.88; a rise of 20.50 in Band D is 41.00 there, 0.79 a week.
        Assert.Equal(590.88m, table.Rows[7].CurrentAmount);
        Assert.Equal([new(590.88m, 0, 0), new(620.88m, 30m, 0.58m), new(631.88m, 41m, 0.79m)], table.Rows[7].Costs);
        Assert.Equal([false, false, true, false], precept.Options.Select(precept.IsAboveReferendumLimit));
    }

    private static void AssertKept(JsonElement source, JsonElement written, string path)
    {
        Assert.True(source.ValueKind == written.ValueKind, path);
        if (source.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in source.EnumerateObject())
            {
                Assert.True(written.TryGetProperty(member.Name, out var kept), $"{path}.{member.Name}");
                AssertKept(member.Value, kept, $"{path}.{member.Name}");
            }
        }
        else if (source.ValueKind == JsonValueKind.Array)
        {
            Assert.Equal(source.GetArrayLength(), written.GetArrayLength());
            for (var i = 0; i < source.GetArrayLength(); i++) { AssertKept(source[i], written[i], $"{path}[{i}]"); }
        }
        else { Assert.True(JsonElement.DeepEquals(source, written), path); }
    }
}
