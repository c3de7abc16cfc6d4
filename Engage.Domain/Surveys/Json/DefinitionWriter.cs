using System.Globalization;
using System.Text.Json;
using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Surveys;

/// <summary>Writes definitions in their one canonical form.</summary>
internal static class DefinitionWriter
{
    internal static void Write(Utf8JsonWriter writer, SurveyDefinition definition)
    {
        writer.WriteStartObject();
        writer.WriteString("title", definition.Title);
        writer.WriteString("summary", definition.Summary);
        writer.WriteOptional("introduction", definition.Introduction);
        writer.WriteNumber("minutesToComplete", definition.MinutesToComplete);
        if (definition.Decision is { } decision)
        {
            writer.WriteStartObject("decision");
            writer.WriteString("maker", decision.Maker);
            writer.WriteString("date", decision.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteOptional("explanation", decision.Explanation);
            writer.WriteEndObject();
        }
        writer.WriteOptional("legalBasis", definition.LegalBasis);
        writer.WriteOptional("otherWays", definition.OtherWays);
        writer.WriteOptional("afterwards", definition.Afterwards);
        writer.WriteOptional("privacy", definition.Privacy);
        definition.Equality.WriteTo(writer);
        writer.WriteStartArray("sections");
        foreach (var section in definition.Sections)
        {
            writer.WriteStartObject();
            writer.WriteString("title", section.Title);
            writer.WriteOptional("introduction", section.Introduction);
            writer.WriteStartArray("questions");
            foreach (var question in section.Questions) { QuestionReader.Write(writer, question); }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
