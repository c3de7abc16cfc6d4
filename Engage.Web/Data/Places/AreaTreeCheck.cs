using Engage.Domain.Places;
using Engage.Web.Csv;

namespace Engage.Web.Data.Places;

/// <summary>
/// The rules that hold between areas: codes used once, parents that exist and are of a wider kind, no rings, one force.
/// They are held to the tree as it would be: the areas kept already, with those of the file in their place.
/// </summary>
internal sealed class AreaTreeCheck
{
    private readonly string _file;
    private readonly Dictionary<string, AreaLine> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Area> _kept;
    private readonly List<ImportProblem> _problems = [];

    private AreaTreeCheck(string file, IEnumerable<Area> kept) => (_file, _kept) = (file, kept.ToDictionary(a => a.Code, StringComparer.Ordinal));

    /// <summary>What is wrong between the lines of a file, and between them and what is kept.</summary>
    public static List<ImportProblem> Check(string fileName, AreaFile file, IReadOnlyList<Area> kept)
    {
        var check = new AreaTreeCheck(fileName, kept);
        check.CheckCodes(file.Areas);
        foreach (var line in check._lines.Values) { check.CheckParent(line); }
        check.CheckChildrenKept();
        check.CheckForce(allLinesRead: file.Problems.Count == 0);
        check.CheckOnsCodes();
        return check._problems;
    }

    private void CheckCodes(IEnumerable<AreaLine> lines)
    {
        var seen = new Dictionary<string, AreaLine>(StringComparer.OrdinalIgnoreCase);
        var keptByAnyCase = _kept.Keys.ToDictionary(c => c, StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            if (!seen.TryAdd(line.Code, line))
            {
                Add(line, "code", line.Code, $"line {seen[line.Code].Line} has the same code; each code stands once.");
                continue;
            }

            _lines.Add(line.Code, line);
            if (keptByAnyCase.GetValueOrDefault(line.Code) is { } other && !string.Equals(other, line.Code, StringComparison.Ordinal))
            {
                Add(line, "code", line.Code, $"the area {other} is known already, and codes may not differ by capital letters alone.");
            }
        }
    }

    private void CheckParent(AreaLine line)
    {
        if (line.ParentCode is not { } parent || line.Kind is not ({ } kind and not AreaKind.Force)) { return; }

        if (Ring(line) is { } ring)
        {
            Add(line, "parent", parent, $"the area would lie in itself: {ring}.");
        }
        else if (!Exists(parent))
        {
            Add(line, "parent", parent, "no area of this code is in the file or known already.");
        }
        else if (KindOf(parent) is { } parentKind && parentKind >= kind)
        {
            Add(line, "parent", parent, $"is a {AreaKindName.Of(parentKind)}, and a {AreaKindName.Of(kind)} must lie in an area of a wider kind.");
        }
    }

    /// <summary>An area kept already may hang below one whose kind the file changes.</summary>
    private void CheckChildrenKept()
    {
        foreach (var child in _kept.Values.Where(k => !_lines.ContainsKey(k.Code) && k.ParentCode is not null && _lines.ContainsKey(k.ParentCode)))
        {
            var line = _lines[child.ParentCode!];
            if (line.Kind >= child.Kind) { Add(line, "kind", AreaKindName.Of(line.Kind.Value), $"the area {child.Code}, known already, is a {AreaKindName.Of(child.Kind)} and lies in it."); }
        }
    }

    private void CheckForce(bool allLinesRead)
    {
        var first = _kept.Values.FirstOrDefault(a => a.Kind == AreaKind.Force && !_lines.ContainsKey(a.Code))?.Code;
        foreach (var line in _lines.Values.Where(l => l.Kind == AreaKind.Force))
        {
            if (first is not null) { Add(line, "kind", "force", $"{first} is the force already; there is one."); }
            first ??= line.Code;
        }
        if (first is null && allLinesRead) { _problems.Add(new(_file, 1, null, null, "no area is of the kind force; there must be one, in which all others lie.")); }
    }

    private void CheckOnsCodes()
    {
        var owners = _kept.Values.Where(a => a.OnsCode is not null && !_lines.ContainsKey(a.Code)).ToDictionary(a => a.OnsCode!, a => a.Code, StringComparer.Ordinal);
        foreach (var line in _lines.Values.Where(l => l.OnsCode is not null))
        {
            if (!owners.TryAdd(line.OnsCode!, line.Code)) { Add(line, "ons_code", line.OnsCode, $"the area {owners[line.OnsCode!]} has the same code."); }
        }
    }

    private string? Ring(AreaLine start)
    {
        List<string> path = [start.Code];
        for (var at = start.ParentCode; at is not null && path.Count <= _lines.Count + _kept.Count; at = ParentOf(at))
        {
            path.Add(at);
            if (string.Equals(at, start.Code, StringComparison.Ordinal)) { return string.Join(" lies in ", path); }
        }
        return null;
    }

    private bool Exists(string code) => _lines.ContainsKey(code) || _kept.ContainsKey(code);

    private AreaKind? KindOf(string code) => _lines.TryGetValue(code, out var line) ? line.Kind : _kept.GetValueOrDefault(code)?.Kind;

    private string? ParentOf(string code) => _lines.TryGetValue(code, out var line) ? line.ParentCode : _kept.GetValueOrDefault(code)?.ParentCode;

    private void Add(AreaLine line, string column, string? value, string sentence) => _problems.Add(new(_file, line.Line, column, value, sentence));
}
