using System.Globalization;
using Engage.Domain.Statistics;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Statistics;

/// <summary>A folder of Reference/: data, margins, and what R expects of them.</summary>
internal sealed class ReferenceSet
{
    private readonly Dictionary<string, List<string>> _cells = [];
    private readonly Dictionary<string, double> _expected;

    public ReferenceSet(string name)
    {
        Folder = Path.Combine(Repository.Root, "Engage.Tests", "Domain", "Statistics", "Reference", name);
        _expected = File.ReadLines(Path.Combine(Folder, "expected.csv")).Skip(1)
            .Select(line => line.Split("\","))
            .ToDictionary(p => p[0].Trim('"'), p => double.Parse(p[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var data = Path.Combine(Folder, "data.csv");
        if (!File.Exists(data)) { return; }
        var lines = File.ReadAllLines(data);
        var heading = lines[0].Split(',');
        foreach (var (i, column) in heading.Index()) { _cells[column] = [.. lines.Skip(1).Select(l => l.Split(',')[i])]; }
        Count = lines.Length - 1;
    }

    public string Folder { get; }

    public int Count { get; }

    /// <summary>The names of expected numbers that begin so, with what follows.</summary>
    public IEnumerable<(string Key, double Value)> Expected(string prefix) =>
        _expected.Where(e => e.Key.StartsWith(prefix + " ", StringComparison.Ordinal)).Select(e => (e.Key[(prefix.Length + 1)..], e.Value));

    public double this[string name] => _expected[name];

    public CodeColumn Code(string name)
    {
        var column = new CodeColumn(name);
        foreach (var cell in _cells[name])
        {
            if (cell.Length == 0) { column.Add(AnswerState.PassedOver); }
            else { column.Add(cell); }
        }
        return column;
    }

    public NumberColumn Number(string name)
    {
        var column = new NumberColumn(name);
        foreach (var cell in _cells[name])
        {
            if (cell.Length == 0) { column.Add(AnswerState.PassedOver); }
            else { column.Add(double.Parse(cell, CultureInfo.InvariantCulture)); }
        }
        return column;
    }

    public double[] Weights(string name) => Number(name).Values.ToArray();

    public List<WeightingVariable> Margins() =>
        [.. File.ReadLines(Path.Combine(Folder, "margins.csv")).Skip(1).Select(l => l.Split(','))
            .GroupBy(p => p[0])
            .Select(g => new WeightingVariable(Code(g.Key), new PopulationMargin(g.Key, [.. g.Select(p => new MarginCategory(p[1], double.Parse(p[2], CultureInfo.InvariantCulture)))])))];

    /// <summary>Holds a number to what R says, relative to it.</summary>
    public void Same(string name, double? actual, double tolerance)
    {
        var expected = _expected[name];
        Assert.True(actual is { } value && Math.Abs(value - expected) <= tolerance * Math.Max(Math.Abs(expected), 1e-12), $"{Path.GetFileName(Folder)}: {name} is {actual:R}, R says {expected:R}.");
    }
}
