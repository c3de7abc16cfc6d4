using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Engage.Domain.Reports;

/// <summary>How a report is written as JSON. Frozen reports are read for years: names here change only with a reader for the old ones.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 128,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        // A database may hand JSON back with its properties in another order.
        AllowOutOfOrderMetadataProperties = true,
        // Parameters with a default may be left out; null ones are.
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static string Write(ReportDocument document) => JsonSerializer.Serialize(document, Options);

    public static string WriteBlocks(IReadOnlyList<Block> blocks) => JsonSerializer.Serialize(blocks, Options);

    public static IReadOnlyList<Block> ReadBlocks(string json) =>
        JsonSerializer.Deserialize<IReadOnlyList<Block>>(json, Options) ?? throw new JsonException("Blocks are a JSON list, not null.");

    public static ReportDocument Read(string json) =>
        JsonSerializer.Deserialize<ReportDocument>(json, Options) ?? throw new JsonException("A report is a JSON object, not null.");
}
