using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Engage.Tests.Pdf;

/// <summary>
/// Reads the files of our own writer back, without any of its code: objects by number, streams, and the text of pages as a
/// search or a screen reader would get it, through the fonts' tables of characters.
/// </summary>
internal sealed partial class PdfReader
{
    private readonly Dictionary<int, string> _objects = [];
    private readonly Dictionary<int, byte[]> _streams = [];

    public PdfReader(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        foreach (Match match in StreamObject().Matches(text))
        {
            var (number, dictionary) = (Int(match.Groups[1].Value), match.Groups[2].Value);
            var data = file.AsSpan(match.Index + match.Length, Int(Length().Match(dictionary).Groups[1].Value)).ToArray();
            if (dictionary.Contains("/FlateDecode", StringComparison.Ordinal)) { data = Inflate(data); }
            (_objects[number], _streams[number]) = (dictionary, data);
            if (dictionary.Contains("/Type/ObjStm", StringComparison.Ordinal)) { Unpack(dictionary, Encoding.Latin1.GetString(data)); }
            if (dictionary.Contains("/Type/XRef", StringComparison.Ordinal)) { Trailer = dictionary; }
        }
    }

    public string Trailer { get; } = "";

    public string Catalogue => _objects[Reference(Trailer, "Root")];

    public string Metadata => Encoding.UTF8.GetString(_streams[Reference(Catalogue, "Metadata")]);

    public IEnumerable<string> Objects => _objects.Values;

    public IReadOnlyList<string> Pages => [.. References(_objects[Reference(Catalogue, "Pages")], "Kids").Select(number => _objects[number])];

    /// <summary>The structure types of the elements, in reading order.</summary>
    public IEnumerable<string> Tags => Elements(Reference(_objects[Reference(Catalogue, "StructTreeRoot")], "K")).Select(element => Regex.Match(element, @"/S/(\w+)").Groups[1].Value);

    /// <summary>The dictionaries of all structure elements of a type.</summary>
    public IEnumerable<string> ElementsOf(string tag) => _objects.Values.Where(value => value.StartsWith($"<</S/{tag}/P ", StringComparison.Ordinal));

    /// <summary>The marks of a page.</summary>
    public string Content(int page) => Encoding.ASCII.GetString(_streams[Reference(Pages[page], "Contents")]);

    /// <summary>Text that was drawn as part of the structure, artifacts left out, over all pages.</summary>
    public string TaggedText() => string.Join('\n', Enumerable.Range(0, Pages.Count).Select(page => Text(Artifacts().Replace(Content(page), ""))));

    /// <summary>All text of a page.</summary>
    public string Text(int page) => Text(Content(page));

    public static string Unhex(string hex) => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(hex)).TrimStart('\uFEFF');

    private string Text(string marks)
    {
        var fonts = Fonts();
        return string.Concat(Shown().Matches(marks).Select(show => string.Concat(show.Groups[2].Value.Chunk(4).Select(code => fonts[show.Groups[1].Value][new string(code)]))));
    }

    private Dictionary<string, Dictionary<string, string>> Fonts()
    {
        var resources = _objects[Reference(Pages[0], "Resources")];
        return Regex.Matches(resources, @"/(F\d+) (\d+) 0 R").ToDictionary(font => font.Groups[1].Value, font =>
        {
            var map = Encoding.ASCII.GetString(_streams[Reference(_objects[Int(font.Groups[2].Value)], "ToUnicode")]);
            return Regex.Matches(map, "<([0-9A-F]{4})><([0-9A-F]+)>\n").ToDictionary(pair => pair.Groups[1].Value, pair => Unhex(pair.Groups[2].Value), StringComparer.Ordinal);
        }, StringComparer.Ordinal);
    }

    private IEnumerable<string> Elements(int number)
    {
        var element = _objects[number];
        yield return element;
        var kids = element[(element.IndexOf("/K[", StringComparison.Ordinal) + 3)..];
        foreach (Match kid in Regex.Matches(Regex.Replace(kids, "<<.*?>>", ""), @"(\d+) 0 R"))
        {
            foreach (var inner in Elements(Int(kid.Groups[1].Value))) { yield return inner; }
        }
    }

    private void Unpack(string dictionary, string data)
    {
        var first = Int(Regex.Match(dictionary, @"/First (\d+)").Groups[1].Value);
        var index = data[..first].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Int).ToList();
        for (var i = 0; i < index.Count; i += 2)
        {
            var start = first + index[i + 1];
            var end = i + 3 < index.Count ? first + index[i + 3] : data.Length;
            _objects[index[i]] = data[start..end].TrimEnd('\n');
        }
    }

    private static byte[] Inflate(byte[] data)
    {
        using var plain = new MemoryStream();
        using (var inflater = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress)) { inflater.CopyTo(plain); }
        return plain.ToArray();
    }

    private static int Reference(string dictionary, string key) => Int(Regex.Match(dictionary, $@"/{key} (\d+) 0 R").Groups[1].Value);

    private static IEnumerable<int> References(string dictionary, string key) =>
        Regex.Matches(Regex.Match(dictionary, $@"/{key}\[(.*?)\]").Groups[1].Value, @"(\d+) 0 R").Select(match => Int(match.Groups[1].Value));

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) 0 obj\n<<(.*?)>>\nstream\n", RegexOptions.Singleline)]
    private static partial Regex StreamObject();

    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex Length();

    [GeneratedRegex(@"/Artifact BMC\n.*?EMC\n", RegexOptions.Singleline)]
    private static partial Regex Artifacts();

    [GeneratedRegex(@"/(F\d+) [\d.]+ Tf [^<]*<([0-9A-F]*)> Tj")]
    private static partial Regex Shown();
}
