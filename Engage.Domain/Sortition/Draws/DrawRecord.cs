using System.Text;
using System.Text.Json;

namespace Engage.Domain.Sortition.Draws;

/// <summary>The record of a public draw.</summary>
/// <param name="LotterySha256">The hash of the lottery.</param>
/// <param name="Randomness">The public randomness.</param>
/// <param name="Counter">How many numbers were passed over.</param>
/// <param name="Panel">The number of the panel drawn, from 0.</param>
/// <param name="Members">The pseudonyms of the people on it.</param>
/// <param name="Alternates">The pseudonyms of the alternates drawn with it, in the order in which they are asked.</param>
public sealed record DrawRecord(string LotterySha256, string Randomness, int Counter, int Panel, IReadOnlyList<string> Members, IReadOnlyList<string> Alternates)
{
    private const string Format = "engage-draw/1";

    /// <summary>Draws.</summary>
    /// <param name="lottery">The lottery as published.</param>
    /// <param name="randomness">The public randomness.</param>
    /// <param name="alternates">How many alternates to draw with the panel.</param>
    /// <returns>Null when the randomness has too few digits for this number of panels.</returns>
    public static DrawRecord? Of(LotteryDocument lottery, DrawRandomness randomness, int alternates = 0)
    {
        ArgumentNullException.ThrowIfNull(lottery);
        ArgumentNullException.ThrowIfNull(randomness);
        var key = lottery.DrawKey();
        if (randomness.Draw(key, lottery.Panels.Count) is not var (panel, counter)) { return null; }
        var members = lottery.Panels[panel];
        var next = alternates == 0 ? [] : DrawAlternates(lottery, members, alternates, randomness.Seed(key, "alternates"));
        return new DrawRecord(key, randomness.Text, counter, panel, [.. members.Select(i => lottery.People[i].Pseudonym)], [.. next.Select(i => lottery.People[i].Pseudonym)]);
    }

    /// <summary>The record as a file: UTF-8, keys sorted.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            WriteList(json, "alternates", Alternates);
            json.WriteNumber("counter", Counter);
            json.WriteString("format", Format);
            json.WriteString("lotterySha256", LotterySha256);
            WriteList(json, "members", Members);
            json.WriteNumber("panel", Panel);
            json.WriteString("randomness", Randomness);
            json.WriteEndObject();
        }
        return [.. stream.ToArray(), .. Encoding.UTF8.GetBytes("\n")];
    }

    /// <summary>Reads a record.</summary>
    /// <returns>Null when the bytes are none, or are written in another way.</returns>
    public static DrawRecord? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var json = document.RootElement;
            var record = new DrawRecord(
                json.GetProperty("lotterySha256").GetString() ?? "",
                json.GetProperty("randomness").GetString() ?? "",
                json.GetProperty("counter").GetInt32(),
                json.GetProperty("panel").GetInt32(),
                [.. json.GetProperty("members").EnumerateArray().Select(m => m.GetString() ?? "")],
                [.. json.GetProperty("alternates").EnumerateArray().Select(m => m.GetString() ?? "")]);
            return bytes.Span.SequenceEqual(record.ToBytes()) ? record : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> list)
    {
        json.WriteStartArray(name);
        foreach (var item in list) { json.WriteStringValue(item); }
        json.WriteEndArray();
    }

    private static IReadOnlyList<int> DrawAlternates(LotteryDocument lottery, int[] members, int alternates, ulong seed) =>
        lottery.ToPool() is { } pool ? Draws.Alternates.Choose(pool, members, alternates, _ => Draws.Alternates.UsualDropout, new SeededRandom(seed)) : [];
}
