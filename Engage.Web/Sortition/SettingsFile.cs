using System.Globalization;
using System.Text.RegularExpressions;
using Engage.Web.Commands;
using Engage.Web.Csv;

namespace Engage.Web.Sortition;

/// <summary>
/// The settings file of the Sortition Foundation's tools, as far as it concerns a selection: lines of <c>key = value</c> in TOML, where a value is a text, a number, true or false, or a
/// list of texts. Keys that mean nothing here are passed over.
/// </summary>
internal sealed partial class SettingsFile
{
    private readonly string _file;
    private readonly Dictionary<string, (int Line, string Text)> _values = new(StringComparer.Ordinal);

    private SettingsFile(string file) => _file = file;

    /// <summary>Reads a file; nothing when none is given.</summary>
    /// <exception cref="ImportException">A line is no setting.</exception>
    public static SettingsFile Read(FileInfo? file)
    {
        var settings = new SettingsFile(file?.Name ?? "");
        if (file is null) { return settings; }
        using var reader = new StreamReader(CommandContext.OpenFile(file));
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var first = number;
            line = WithoutComment(line);
            if (line.Length == 0 || line.StartsWith('[')) { continue; }
            // A list may run over several lines.
            while (line.Contains('[', StringComparison.Ordinal) && !line.EndsWith(']') && reader.ReadLine() is { } more) { (line, number) = (line + WithoutComment(more), number + 1); }
            if (Setting().Match(line) is not { Success: true } match) { throw new ImportException(file.Name, first, $"\"{line}\" is no setting; write key = value."); }
            settings._values[match.Groups["key"].Value] = (first, match.Groups["value"].Value);
        }
        return settings;
    }

    /// <summary>A text.</summary>
    public string? Text(string key) => _values.TryGetValue(key, out var value)
        ? Quoted().Match(value.Text) is { Success: true } match && match.Length == value.Text.Length ? Unquoted(match) : throw Wrong(key, "a text in quotation marks")
        : null;

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> List(string key)
    {
        if (!_values.TryGetValue(key, out var value)) { return []; }
        if (!value.Text.StartsWith('[') || !value.Text.EndsWith(']')) { throw Wrong(key, "a list of texts in square brackets"); }
        return [.. Quoted().Matches(value.Text).Select(Unquoted)];
    }

    /// <summary>True or false.</summary>
    public bool Flag(string key) => _values.TryGetValue(key, out var value) && value.Text switch { "true" => true, "false" => false, _ => throw Wrong(key, "true or false") };

    /// <summary>A whole number.</summary>
    public ulong? Number(string key) => _values.TryGetValue(key, out var value)
        ? ulong.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(key, "a whole number from 0")
        : null;

    private static string Unquoted(Match match) => match.Groups["text"].Value;

    private static string WithoutComment(string line) => Comment().Replace(line, "${setting}").Trim();

    private ImportException Wrong(string key, string expected) => new([new ImportProblem(_file, _values[key].Line, key, _values[key].Text, $"{expected} is expected.")], 1);

    [GeneratedRegex("""^(?<key>[A-Za-z0-9_-]+)\s*=\s*(?<value>\S.*)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex("""["](?<text>[^"]*)["]|['](?<text>[^']*)[']""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("""^(?<setting>(?:[^"'#]|"[^"]*"|'[^']*')*)#.*$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();
}
