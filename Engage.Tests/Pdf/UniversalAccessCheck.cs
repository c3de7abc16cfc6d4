using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engage.Tests.Pdf;

/// <summary>
/// The conditions of PDF/UA-1 that a program can check (a part of the Matterhorn Protocol): everything drawn is tagged or an
/// artifact, the tree and the pages agree, figures have words, tables have scopes, links are in the tree, fonts are complete.
/// </summary>
internal sealed partial class UniversalAccessCheck
{
    private static readonly HashSet<string> StandardTypes = new(
        ("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot "
        + "Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form").Split(' '), StringComparer.Ordinal);

    private readonly QpdfObjects _pdf;
    private readonly SortedSet<string> _faults = new(StringComparer.Ordinal);
    private readonly HashSet<string> _linksInTree = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> _contentInTree = new(StringComparer.Ordinal);
    private int _level;

    private UniversalAccessCheck(QpdfObjects pdf) => _pdf = pdf;

    /// <summary>A line for each fault; empty for a file that passes.</summary>
    public static IReadOnlyCollection<string> Run(byte[] file)
    {
        using var pdf = QpdfObjects.Read(file);
        var check = new UniversalAccessCheck(pdf);
        check.CheckCatalogue();
        foreach (var (reference, value) in pdf.All.Where(entry => entry.Value.ValueKind == JsonValueKind.Object))
        {
            switch (pdf.Text(value, "/Type"))
            {
                case "/Page": check.CheckPage(reference, value); break;
                case "/Font" when pdf.Text(value, "/Subtype") == "/Type0": check.Demand(value.TryGetProperty("/ToUnicode", out _), "a font without ToUnicode"); break;
                case "/FontDescriptor": check.Demand(value.TryGetProperty("/FontFile2", out _), "a font that is not embedded"); break;
                default: break;
            }
        }
        return check._faults;
    }

    private void Demand(bool isMet, string fault)
    {
        if (!isMet) { _faults.Add(fault); }
    }

    private bool IsTrue(string parent, string key) => _pdf.Get(_pdf.Catalogue, parent) is { } dictionary && _pdf.Get(dictionary, key) is { ValueKind: JsonValueKind.True };

    private void CheckCatalogue()
    {
        var catalogue = _pdf.Catalogue;
        Demand(_pdf.Text(catalogue, "/Lang").Length > 0, "no language");
        Demand(IsTrue("/MarkInfo", "/Marked"), "not marked as tagged");
        Demand(IsTrue("/ViewerPreferences", "/DisplayDocTitle"), "the title is not displayed");
        var metadata = Encoding.UTF8.GetString(_pdf.Stream(catalogue.GetProperty("/Metadata").GetString()!));
        Demand(metadata.Contains("<pdfuaid:part>1</pdfuaid:part>", StringComparison.Ordinal), "no mark of PDF/UA-1");
        Demand(metadata.Contains("<dc:title>", StringComparison.Ordinal), "no title in the metadata");
        foreach (var kid in Kids(_pdf.Get(catalogue, "/StructTreeRoot")!.Value)) { Walk(kid, page: ""); }
    }

    private static List<JsonElement> Kids(JsonElement element) =>
        !element.TryGetProperty("/K", out var kids) ? [] : kids.ValueKind == JsonValueKind.Array ? [.. kids.EnumerateArray()] : [kids];

    private void Walk(JsonElement kid, string page)
    {
        var element = _pdf.Resolve(kid);
        if (element.ValueKind == JsonValueKind.Number)
        {
            InTree(page, element.GetInt32());
            return;
        }
        var ownPage = element.TryGetProperty("/Pg", out var given) ? given.GetString()! : page;
        switch (_pdf.Text(element, "/Type"))
        {
            case "/OBJR": _linksInTree.Add(element.GetProperty("/Obj").GetString()!); return;
            case "/MCR": InTree(ownPage, element.GetProperty("/MCID").GetInt32()); return;
            default: break;
        }
        CheckElement(element, _pdf.Text(element, "/S").TrimStart('/'));
        foreach (var inner in Kids(element)) { Walk(inner, ownPage); }
    }

    private void InTree(string page, int id)
    {
        if (!_contentInTree.TryGetValue(page, out var ids)) { _contentInTree[page] = ids = []; }
        Demand(ids.Add(id), "content that is in the tree twice");
    }

    private void CheckElement(JsonElement element, string type)
    {
        Demand(StandardTypes.Contains(type), $"an element of the unknown type {type}");
        var kids = Kids(element).Select(_pdf.Resolve).Where(kid => kid.ValueKind == JsonValueKind.Object).Select(kid => _pdf.Text(kid, "/S")).ToList();
        switch (type)
        {
            case "Figure": Demand(_pdf.Text(element, "/Alt").Length > 0, "a figure without a text alternative"); break;
            case "TH": Demand(_pdf.Get(element, "/A") is { } attributes && _pdf.Text(attributes, "/Scope").Length > 0, "a table heading without a scope"); break;
            case "TR": Demand(kids.TrueForAll(kid => kid is "/TH" or "/TD"), "a table row with other children than cells"); break;
            case "LI": Demand(kids.TrueForAll(kid => kid is "/Lbl" or "/LBody"), "a list item with other children than label and body"); break;
            case ['H', >= '1' and <= '6' and var digit]:
                Demand(digit - '0' <= _level + 1, $"a heading that skips to {type}");
                _level = digit - '0';
                break;
            default: break;
        }
    }

    private void CheckPage(string reference, JsonElement page)
    {
        if (_pdf.Get(page, "/Annots") is { ValueKind: JsonValueKind.Array } annotations)
        {
            Demand(_pdf.Text(page, "/Tabs") == "/S", "a page whose links are not in the order of the structure");
            foreach (var annotation in annotations.EnumerateArray())
            {
                Demand(_linksInTree.Contains(annotation.GetString()!) && _pdf.Resolve(annotation).TryGetProperty("/StructParent", out _), "a link outside the tree");
                Demand(_pdf.Text(_pdf.Resolve(annotation), "/Contents").Length > 0, "a link without a description");
            }
        }
        CheckMarks(reference, Encoding.Latin1.GetString(_pdf.Stream(page.GetProperty("/Contents").GetString()!)));
    }

    private void CheckMarks(string reference, string marks)
    {
        var depth = 0;
        foreach (Match mark in Operator().Matches(TextString().Replace(marks, "()")))
        {
            switch (mark.Value)
            {
                case "BDC" or "BMC": depth++; break;
                case "EMC": depth--; break;
                default: Demand(depth == 1, "a mark that is neither tagged nor an artifact"); break;
            }
        }
        Demand(depth == 0, "marked content that is not closed");
        var ids = ContentId().Matches(marks).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        Demand(ids.SetEquals(_contentInTree.GetValueOrDefault(reference, [])), "a page whose content is not the tree's");
    }

    [GeneratedRegex(@"<[0-9A-Fa-f\s]*>|\((?:\\.|[^()\\])*\)")]
    private static partial Regex TextString();

    [GeneratedRegex(@"(?<=\s|^)(BDC|BMC|EMC|Tj|TJ|f\*?|S|B\*?|s|b|Do)(?=\s|$)")]
    private static partial Regex Operator();

    [GeneratedRegex(@"/MCID\s+(\d+)")]
    private static partial Regex ContentId();
}
