using System.Text.Json;
using Engage.Web.TagHelpers;

namespace Engage.Tests.Pages.Components;

/// <summary>The options of an example, which remember what was read of them: an option nobody read is one we do not offer.</summary>
public sealed class Options(JsonElement json)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Options> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Options>> _lists = new(StringComparer.Ordinal);
    private bool _isStrange;

    /// <summary>Whether everything given was read.</summary>
    public bool AllRead => !_isStrange && json.EnumerateObject().All(p => _read.Contains(p.Name)) && _parts.Values.Concat(_lists.Values.SelectMany(list => list)).All(o => o.AllRead);

    /// <summary>Whether an option is given.</summary>
    public bool Has(string name) => json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    /// <summary>A word or number.</summary>
    public string? Text(string name) => !Has(name) ? null : Read(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        _ => Strange(),
    };

    /// <summary>Several words.</summary>
    public IEnumerable<string> Texts(string name) => Has(name) ? [.. Read(name).EnumerateArray().Select(v => v.ToString())] : [];

    /// <summary>A number.</summary>
    public int? Number(string name) => int.TryParse(Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Yes or no.</summary>
    public bool Is(string name) => Has(name) && Read(name).ValueKind is JsonValueKind.True;

    /// <summary>Options within.</summary>
    public Options? Part(string name)
    {
        if (!Has(name)) { return null; }
        if (_parts.TryGetValue(name, out var known)) { return known; }
        var value = Read(name);
        if (value.ValueKind is not JsonValueKind.Object) { Strange(); return null; }
        return _parts[name] = new Options(value);
    }

    /// <summary>A list of options.</summary>
    public IEnumerable<Options> Each(string name)
    {
        if (!Has(name)) { return []; }
        if (_lists.TryGetValue(name, out var known)) { return known; }
        var items = new List<Options>();
        foreach (var value in Read(name).EnumerateArray())
        {
            if (value.ValueKind is not JsonValueKind.Object) { Strange(); continue; }
            items.Add(new Options(value));
        }

        return _lists[name] = items;
    }

    /// <summary>The content: words, encoded, or markup.</summary>
    public string Content() => Text("html") is { Length: > 0 } html ? html : Markup.Html($"{Text("text")}").Value ?? "";

    /// <summary>Other attributes.</summary>
    public (string Name, string Value)[] Attributes()
    {
        if (!Has("attributes")) { return []; }
        var attributes = Read("attributes").EnumerateObject().ToList();
        if (attributes.Exists(a => a.Value.ValueKind is not JsonValueKind.String)) { Strange(); }
        return [.. attributes.Select(a => (a.Name, a.Value.ToString()))];
    }

    private JsonElement Read(string name)
    {
        _read.Add(name);
        return json.GetProperty(name);
    }

    private string? Strange()
    {
        _isStrange = true;
        return null;
    }
}
