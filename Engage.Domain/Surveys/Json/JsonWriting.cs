using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engage.Domain.Surveys;

/// <summary>The habits of all JSON written for surveys: readable letters, absent instead of null, one form for each number.</summary>
internal static class JsonWriting
{
    /// <summary>Pounds and accents stay as they are: the text is a file, never part of a page.</summary>
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    internal static JsonWriterOptions Compact { get; } = new() { Encoder = Readable };

    internal static JsonWriterOptions Indented { get; } = new() { Encoder = Readable, Indented = true, IndentSize = 2, NewLine = "\n" };

    internal static void WriteCodes(this Utf8JsonWriter writer, IEnumerable<string> codes)
    {
        writer.WriteStartArray();
        foreach (var code in codes) { writer.WriteStringValue(code); }
        writer.WriteEndArray();
    }

    internal static void WriteOptional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) { writer.WriteString(name, value); }
    }

    internal static void WriteFlag(this Utf8JsonWriter writer, string name, bool value)
    {
        if (value) { writer.WriteBoolean(name, value: true); }
    }

    /// <summary>Writes 14.50 as 14.5: one number, one form.</summary>
    internal static void WriteDecimal(this Utf8JsonWriter writer, string name, decimal value) =>
        writer.WriteNumber(name, Plain(value));

    internal static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
