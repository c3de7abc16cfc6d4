using System.Diagnostics;
using System.Text.Json;

namespace Engage.Tests.Pdf;

/// <summary>The objects of a PDF as the program qpdf reads them: a second opinion on files of our own writer.</summary>
internal sealed class QpdfObjects : IDisposable
{
    private readonly JsonDocument _json;
    private readonly Dictionary<string, JsonElement> _objects = new(StringComparer.Ordinal);

    private QpdfObjects(JsonDocument json)
    {
        _json = json;
        foreach (var entry in json.RootElement.GetProperty("qpdf")[1].EnumerateObject()) { _objects[entry.Name.StartsWith("obj:", StringComparison.Ordinal) ? entry.Name[4..] : entry.Name] = entry.Value; }
    }

    public IEnumerable<(string Reference, JsonElement Value)> All => _objects.Keys.Where(key => key != "trailer").Select(key => (key, Dictionary(_objects[key])));

    public JsonElement Catalogue => Get(_objects["trailer"].GetProperty("value"), "/Root")!.Value;

    /// <summary>Has the file checked and read.</summary>
    /// <exception cref="InvalidOperationException">qpdf finds the file damaged.</exception>
    public static QpdfObjects Read(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            Run("--check", path);
            return new QpdfObjects(JsonDocument.Parse(Run("--json", "--json-stream-data=inline", "--decode-level=generalized", path), new JsonDocumentOptions { MaxDepth = 512 }));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The value itself, or the object it refers to.</summary>
    public JsonElement Resolve(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && _objects.TryGetValue(value.GetString()!, out var found) ? Dictionary(found) : value;

    /// <summary>An entry of a dictionary, references followed; null when it is missing.</summary>
    public JsonElement? Get(JsonElement dictionary, string key) =>
        dictionary.ValueKind == JsonValueKind.Object && dictionary.TryGetProperty(key, out var value) ? Resolve(value) : null;

    /// <summary>A text or name; empty when it is missing.</summary>
    public string Text(JsonElement dictionary, string key) =>
        Get(dictionary, key) is { ValueKind: JsonValueKind.String } value ? value.GetString() is ['u', ':', .. var text] ? text : value.GetString()! : "";

    public byte[] Stream(string reference) => _objects[reference].GetProperty("stream").GetProperty("data").GetBytesFromBase64();

    public void Dispose() => _json.Dispose();

    private static JsonElement Dictionary(JsonElement entry) => entry.TryGetProperty("value", out var value) ? value : entry.GetProperty("stream").GetProperty("dict");

    private static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("qpdf", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"qpdf {arguments[0]}: {errors.GetAwaiter().GetResult()}");
    }
}
