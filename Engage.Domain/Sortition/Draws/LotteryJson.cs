using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engage.Domain.Sortition.Draws;

/// <summary>Writes and reads <see cref="LotteryDocument"/>. The seal, a SHA-256 over all the rest, shows at once that a byte was changed; only the published hash shows by whom not.</summary>
internal static class LotteryJson
{
    private const string SealStart = ",\"seal\":\"";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical bytes.</summary>
    public static byte[] Write(LotteryDocument document)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain)) { Write(json, document); }
        var open = stream.ToArray().AsSpan(..^1);
        return [.. open, .. Encoding.UTF8.GetBytes($"{SealStart}{Convert.ToHexStringLower(SHA256.HashData(open))}\"}}\n")];
    }

    /// <summary>Reads bytes that are exactly what <see cref="Write(LotteryDocument)"/> writes.</summary>
    /// <returns>The document, or what is wrong.</returns>
    public static (LotteryDocument? Document, string? Problem) Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var document = Read(json.RootElement);
            return bytes.Span.SequenceEqual(Write(document)) ? (document, null) : (document, "The file is not as it was written: its seal does not match what it says, or it is written in another way.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            return (null, "The file is no lottery in the format engage-lottery/1.");
        }
    }

    private static void Write(Utf8JsonWriter json, LotteryDocument document)
    {
        json.WriteStartObject();
        json.WriteString("algorithm", document.Algorithm);
        json.WriteNumber("bound", document.Bound);
        json.WriteString("engine", document.Engine);
        json.WriteStartArray("features");
        foreach (var feature in document.Features)
        {
            json.WriteStartObject();
            json.WriteString("name", feature.Name);
            json.WriteStartArray("values");
            foreach (var (name, quota) in feature.Values)
            {
                json.WriteStartObject();
                json.WriteNumber("max", quota.Max);
                json.WriteNumber("min", quota.Min);
                json.WriteString("name", name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("format", LotteryDocument.Format);
        WriteLists(json, "households", document.Households);
        json.WriteBoolean("optimal", document.IsOptimal);
        json.WriteNumber("panelSize", document.PanelSize);
        WriteLists(json, "panels", document.Panels);
        WritePeople(json, document.People);
        json.WriteNumber("seed", document.Seed);
        json.WriteString("source", document.Source);
        json.WriteString("wholeSha256", document.WholeSha256);
        json.WriteEndObject();
    }

    private static void WritePeople(Utf8JsonWriter json, IReadOnlyList<LotteryPerson> people)
    {
        json.WriteStartArray("people");
        foreach (var person in people)
        {
            json.WriteStartObject();
            json.WriteNumber("fair", person.Fair);
            json.WriteString("id", person.Pseudonym);
            json.WriteNumber("probability", person.Probability);
            json.WriteStartArray("values");
            foreach (var value in person.Values)
            {
                if (value is { } index) { json.WriteNumberValue(index); } else { json.WriteNullValue(); }
            }
            json.WriteEndArray();
            json.WriteNumber("weight", person.Weight);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLists(Utf8JsonWriter json, string name, IReadOnlyList<int[]> lists)
    {
        json.WriteStartArray(name);
        foreach (var list in lists)
        {
            json.WriteStartArray();
            foreach (var item in list) { json.WriteNumberValue(item); }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static LotteryDocument Read(JsonElement json) => new()
    {
        Algorithm = Text(json, "algorithm"),
        Bound = json.GetProperty("bound").GetDouble(),
        Engine = Text(json, "engine"),
        Features = [.. json.GetProperty("features").EnumerateArray().Select(f => new Feature(Text(f, "name"), [.. f.GetProperty("values").EnumerateArray().Select(v =>
            new FeatureValue(Text(v, "name"), new Quota(v.GetProperty("min").GetInt32(), v.GetProperty("max").GetInt32())))]))],
        Households = Lists(json.GetProperty("households")),
        IsOptimal = json.GetProperty("optimal").GetBoolean(),
        PanelSize = json.GetProperty("panelSize").GetInt32(),
        Panels = Lists(json.GetProperty("panels")),
        People = [.. json.GetProperty("people").EnumerateArray().Select(p => new LotteryPerson(
            Text(p, "id"),
            [.. p.GetProperty("values").EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? (int?)null : v.GetInt32())],
            p.GetProperty("probability").GetDouble(),
            p.GetProperty("fair").GetDouble(),
            p.GetProperty("weight").GetDouble()))],
        Seed = json.GetProperty("seed").GetUInt64(),
        Source = Text(json, "source"),
        WholeSha256 = json.GetProperty("wholeSha256").GetString() is not { } hash ? null : Convert.FromHexString(hash).Length == SHA256.HashSizeInBytes ? hash : throw new FormatException("The hash has another length."),
    };

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing.");

    private static IReadOnlyList<int[]> Lists(JsonElement json) => [.. json.EnumerateArray().Select(list => list.EnumerateArray().Select(i => i.GetInt32()).ToArray())];
}
