using System.Text;
using System.Text.Json;

namespace Engage.Domain.Surveys;

/// <summary>
/// Reads a JSON text of anybody into items with paths and lines. Faults of the text itself, duplicate members included,
/// become problems; nothing throws, and size and depth are bounded.
/// </summary>
internal sealed class JsonTree
{
    internal const int MaxBytes = 1_000_000;

    private const int MaxDepth = 32;

    private readonly byte[] _bytes;
    private readonly ProblemList _problems;
    private int _countedTo;
    private int _line = 1;

    private JsonTree(byte[] bytes, ProblemList problems) => (_bytes, _problems) = (bytes, problems);

    /// <summary>The whole text as an item; null when it cannot be read, and then there is a problem.</summary>
    internal static JsonItem? Read(ReadOnlySpan<byte> utf8, ProblemList problems)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble)) { utf8 = utf8[3..]; }
        if (utf8.Length > MaxBytes)
        {
            problems.Add("$", "The definition is longer than 1,000,000 bytes.");
            return null;
        }
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
        {
            problems.Add("$", "The definition is not valid UTF-8 text.");
            return null;
        }
        return new JsonTree(utf8.ToArray(), problems).ReadWhole();
    }

    private JsonItem? ReadWhole()
    {
        var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            var item = ReadItem(ref reader, "$");
            reader.Read();
            return item;
        }
        catch (JsonException fault)
        {
            var line = (int)(fault.LineNumber ?? 0) + 1;
            _problems.Know("$", line);
            _problems.Add("$", fault.Message switch
            {
                var m when m.Contains("depth", StringComparison.OrdinalIgnoreCase) => $"The definition is nested deeper than {MaxDepth} levels.",
                var m when m.Contains("reached end of data", StringComparison.Ordinal) || m.Contains("isFinalBlock", StringComparison.Ordinal) => "This is not JSON: the text ends too early.",
                _ => $"This is not JSON: line {line}, character {(fault.BytePositionInLine ?? 0) + 1} cannot stand there.",
            });
            return null;
        }
    }

    private JsonItem ReadItem(ref Utf8JsonReader reader, string path)
    {
        var item = new JsonItem(KindOf(reader.TokenType), path, LineAt((int)reader.TokenStartIndex));
        _problems.Know(path, item.Line);
        return item.Kind switch
        {
            JsonValueKind.Object => item with { Members = ReadMembers(ref reader, path) },
            JsonValueKind.Array => item with { Items = ReadItems(ref reader, path) },
            JsonValueKind.String => item with { Text = TextOf(ref reader, path) },
            JsonValueKind.Number => item with { Text = Encoding.UTF8.GetString(reader.ValueSpan) },
            _ => item,
        };
    }

    private List<KeyValuePair<string, JsonItem>> ReadMembers(ref Utf8JsonReader reader, string path)
    {
        var members = new List<KeyValuePair<string, JsonItem>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = TextOf(ref reader, path);
            var line = LineAt((int)reader.TokenStartIndex);
            reader.Read();
            var value = ReadItem(ref reader, JsonItem.Below(path, name));
            if (names.Add(name)) { members.Add(KeyValuePair.Create(name, value)); }
            else { _problems.Add(value.Path, $"\"{name}\" is given twice; the second time on line {line}."); }
        }
        return members;
    }

    private List<JsonItem> ReadItems(ref Utf8JsonReader reader, string path)
    {
        var items = new List<JsonItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) { items.Add(ReadItem(ref reader, $"{path}[{items.Count}]")); }
        return items;
    }

    /// <summary>An escape may name half a character, which no text can hold.</summary>
    private string TextOf(ref Utf8JsonReader reader, string path)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            _problems.Add(path, "A text holds half a character (a lone surrogate).");
            return "\uFFFD";
        }
    }

    private int LineAt(int position)
    {
        for (; _countedTo < position; _countedTo++)
        {
            if (_bytes[_countedTo] == '\n') { _line++; }
        }
        return _line;
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
