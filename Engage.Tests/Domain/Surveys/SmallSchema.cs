using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engage.Tests.Domain.Surveys;

/// <summary>As much of JSON Schema 2020-12 as the schema of survey definitions uses; a keyword it does not know is an error.</summary>
internal sealed class SmallSchema(JsonElement root)
{
    private static readonly HashSet<string> Notes = ["$schema", "$defs", "title", "description", "format"];

    internal bool Allows(JsonElement value) => Allows(root, value);

    private bool Allows(JsonElement schema, JsonElement value) =>
        schema.EnumerateObject().All(k => Notes.Contains(k.Name) || Holds(k.Name, k.Value, schema, value));

    private bool Holds(string keyword, JsonElement rule, JsonElement schema, JsonElement value) => keyword switch
    {
        "$ref" => Allows(root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value),
        "oneOf" => rule.EnumerateArray().Count(s => Allows(s, value)) == 1,
        "const" => JsonElement.DeepEquals(rule, value),
        "enum" => rule.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
        "type" => IsOf(rule.GetString()!, value),
        "required" => value.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || rule.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out var member) || Allows(p.Value, member)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(m => schema.GetProperty("properties").TryGetProperty(m.Name, out _)),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(i => Allows(rule, i)),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(),
        "uniqueItems" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select(i => i.GetRawText()).Distinct().Count() == value.GetArrayLength(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() >= rule.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() <= rule.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(),
        _ => throw new NotSupportedException($"The schema uses {keyword}."),
    };

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && Math.Truncate(value.GetDouble()) == value.GetDouble(),
        _ => throw new NotSupportedException($"The schema uses the type {type}."),
    };
}
