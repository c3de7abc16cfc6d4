using System.Globalization;
using System.Text.Json;

namespace Engage.Domain.Surveys;

/// <summary>
/// Reads the members of one JSON object of a definition. Whatever is missing, too long or of the wrong kind is noted with
/// its path and replaced by an empty value, so that reading goes on and finds the next fault too.
/// </summary>
internal sealed class MemberReader
{
    private readonly Dictionary<string, JsonItem> _members;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly ProblemList _problems;
    private readonly string _what;

    /// <summary>Takes an item that should be an object.</summary>
    /// <param name="what">What the object is, in words: "a question".</param>
    internal MemberReader(JsonItem item, string what, ProblemList problems)
    {
        (Path, _what, _problems) = (item.Path, what, problems);
        if (item.Kind != JsonValueKind.Object) { problems.Add(item.Path, $"Give {what} as an object, not {item.InWords}."); }
        IsObject = item.Kind == JsonValueKind.Object;
        _members = item.Members.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
    }

    internal string Path { get; }

    internal bool IsObject { get; }

    internal void Fault(string member, string sentence) => _problems.Add(JsonItem.Below(Path, member), sentence);

    /// <summary>Notes a fault of one entry of a member that is a list.</summary>
    internal void Fault(string member, int entry, string sentence) => _problems.Add($"{JsonItem.Below(Path, member)}[{entry}]", sentence);

    internal void FaultHere(string sentence) => _problems.Add(Path, sentence);

    internal bool Has(string name) => _members.ContainsKey(name);

    internal string Text(string name, int most)
    {
        if (OptionalText(name, most) is { } text) { return text; }
        if (!_members.ContainsKey(name)) { Missing(name); }
        return "";
    }

    internal string? OptionalText(string name, int most)
    {
        if (Take(name, JsonValueKind.String) is not { } item) { return null; }
        var text = item.Text;
        if (string.IsNullOrWhiteSpace(text)) { Fault(name, $"\"{name}\" is empty."); }
        else if (CleanText.Length(text) > most) { Fault(name, string.Create(CultureInfo.InvariantCulture, $"\"{name}\" has {CleanText.Length(text):N0} characters; at most {most:N0} are allowed.")); }
        else if (text.Any(c => char.IsControl(c) && c != '\n')) { Fault(name, $"\"{name}\" holds a control character; only newlines are allowed."); }
        else { return text; }
        return null;
    }

    /// <summary>A code; empty when it is missing or not of the form, which has then been noted.</summary>
    internal string Code(string name)
    {
        if (Take(name, JsonValueKind.String) is not { } item)
        {
            if (!_members.ContainsKey(name)) { Missing(name); }
            return "";
        }
        return IsCode(item) ? item.Text : "";
    }

    internal string? OptionalCode(string name) => _members.ContainsKey(name) && Code(name) is { Length: > 0 } code ? code : null;

    internal IReadOnlyList<string> CodeList(string name)
    {
        if (Take(name, JsonValueKind.Array) is not { } list) { return []; }
        if (list.Items.Count == 0) { Fault(name, $"\"{name}\" needs at least one code."); }
        var codes = new List<string>();
        foreach (var item in list.Items)
        {
            if (item.Kind != JsonValueKind.String) { _problems.Add(item.Path, $"Give a code as text, not {item.InWords}."); }
            else if (codes.Contains(item.Text, StringComparer.Ordinal)) { _problems.Add(item.Path, $"\"{item.Text}\" is listed twice."); }
            else if (IsCode(item)) { codes.Add(item.Text); }
        }
        return codes;
    }

    internal bool Flag(string name)
    {
        if (!_members.TryGetValue(name, out var item)) { return false; }
        _asked.Add(name);
        if (item.Kind is not (JsonValueKind.True or JsonValueKind.False)) { Fault(name, $"\"{name}\" must be true or false, not {item.InWords}."); }
        return item.Kind == JsonValueKind.True;
    }

    internal int Whole(string name, int least, int most, int? otherwise = null) => (int)Decimal(name, least, most, 0, otherwise);

    internal decimal Decimal(string name, decimal least, decimal most, int decimals, decimal? otherwise = null) =>
        OptionalDecimal(name, least, most, decimals) ?? otherwise ?? MissingNumber(name, least);

    internal decimal? OptionalDecimal(string name, decimal least, decimal most, int decimals)
    {
        if (Take(name, JsonValueKind.Number) is not { } item) { return null; }
        var isNumber = decimal.TryParse(item.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (!isNumber || value < least || value > most)
        {
            Fault(name, $"\"{name}\" must be a number between {NumberText.Write(least)} and {NumberText.Write(most)}.");
            return null;
        }
        if (decimal.Round(value, decimals) != value)
        {
            Fault(name, decimals == 0 ? $"\"{name}\" must be a whole number." : $"\"{name}\" must have at most {decimals} digits after the point.");
        }
        return JsonWriting.Plain(value);
    }

    internal DateOnly Date(string name)
    {
        if (Take(name, JsonValueKind.String) is not { } item)
        {
            if (!_members.ContainsKey(name)) { Missing(name); }
            return default;
        }
        if (DateOnly.TryParseExact(item.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) { return date; }
        Fault(name, $"\"{name}\" must be a date like 2027-02-01.");
        return default;
    }

    /// <summary>One of a few words; the first is meant when the member is absent.</summary>
    internal T Word<T>(string name, IReadOnlyList<(string Word, T Value)> words)
    {
        if (Take(name, JsonValueKind.String) is not { } item) { return words[0].Value; }
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, item.Text, StringComparison.Ordinal)) { return value; }
        }
        Fault(name, $"\"{name}\" must be one of: {string.Join(", ", words.Select(w => w.Word))}.");
        return words[0].Value;
    }

    /// <summary>The items of a list of objects, each read by a function; none when the member is absent.</summary>
    internal IReadOnlyList<T> List<T>(string name, string what, int most, Func<MemberReader, T?> read, bool isRequired = true)
        where T : class
    {
        if (Take(name, JsonValueKind.Array) is not { } list)
        {
            if (isRequired && !_members.ContainsKey(name)) { Missing(name); }
            return [];
        }
        if (list.Items.Count == 0) { Fault(name, $"\"{name}\" is empty."); }
        if (list.Items.Count > most) { Fault(name, $"\"{name}\" has {list.Items.Count} entries; at most {most} are allowed."); }
        return [.. list.Items.Take(most).Select(i => read(new MemberReader(i, what, _problems))).OfType<T>()];
    }

    internal T? Object<T>(string name, string what, Func<MemberReader, T?> read)
        where T : class
    {
        if (!_members.TryGetValue(name, out var item)) { return null; }
        _asked.Add(name);
        var reader = new MemberReader(item, what, _problems);
        return reader.IsObject ? read(reader) : null;
    }

    /// <summary>A member of any kind, for the few places where two kinds are allowed.</summary>
    internal JsonItem? Any(string name)
    {
        _asked.Add(name);
        return _members.GetValueOrDefault(name);
    }

    internal void Skip(string name) => _asked.Add(name);

    /// <summary>Notes every member that nobody asked for.</summary>
    /// <param name="what">What the object turned out to be; by default what it was said to be.</param>
    internal void RefuseOthers(string? what = null)
    {
        foreach (var name in _members.Keys.Where(n => !_asked.Contains(n)))
        {
            Fault(name, $"{Sentence(what ?? _what)} has no member \"{Shortened(name)}\".");
        }
    }

    internal void Missing(string name) => Fault(name, $"\"{name}\" is missing.");

    private decimal MissingNumber(string name, decimal least)
    {
        if (!_members.ContainsKey(name)) { Missing(name); }
        return least;
    }

    private JsonItem? Take(string name, JsonValueKind kind)
    {
        _asked.Add(name);
        if (!_members.TryGetValue(name, out var item)) { return null; }
        if (item.Kind == kind) { return item; }
        var wanted = new JsonItem(kind, "", 0).InWords;
        Fault(name, $"\"{name}\" must be {wanted}, not {item.InWords}.");
        return null;
    }

    private bool IsCode(JsonItem item)
    {
        if (Codes.IsCode(item.Text)) { return true; }
        _problems.Add(item.Path, $"A code has 1 to {Codes.MaxLength} lower-case letters, digits and hyphens: \"{Shortened(item.Text)}\" is not one.");
        return false;
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
