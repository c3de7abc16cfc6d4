using Engage.Domain;
using Engage.Domain.Statistics;

namespace Engage.Benchmarks.Statistics;

/// <summary>Made-up responses: nine areas, six ages, two sexes, three tenures, and questions of five categories with a few missing.</summary>
internal sealed class MadeResponses : IDisposable
{
    public const int Areas = 9;
    public const int Categories = 5;
    private static readonly (string Name, int Categories)[] Margins = [("area", Areas), ("age", 6), ("sex", 2), ("tenure", 3)];

    private MadeResponses(ColumnStore store, int questions)
    {
        Store = store;
        Questions = [.. Enumerable.Range(1, questions).Select(q => store.Code($"q{q}"))];
        Folder = Directory.CreateTempSubdirectory("engage-statistics-");
        SnapshotPath = Path.Combine(Folder.FullName, "columns.snapshot");
        using (var file = File.Create(SnapshotPath)) { ColumnSnapshot.Write(file, store, "made up"); }
        RawPath = Path.Combine(Folder.FullName, "columns.bin");
        using var raw = File.Create(RawPath);
        foreach (var column in store.Codes)
        {
            var codes = new byte[column.Count];
            for (var row = 0; row < codes.Length; row++) { codes[row] = (byte)column[row]; }
            raw.Write(codes);
        }
    }

    public ColumnStore Store { get; }

    public IReadOnlyList<CodeColumn> Questions { get; }

    public DirectoryInfo Folder { get; }

    /// <summary>The store as a snapshot.</summary>
    public string SnapshotPath { get; }

    /// <summary>The codes alone, column after column, a byte each: what numpy and R read.</summary>
    public string RawPath { get; }

    public int Count => Store.Count;

    /// <summary>The four margins, a little uneven.</summary>
    public static List<WeightingVariable> MarginsOf(ColumnStore store) =>
        [.. Margins.Select(m => new WeightingVariable(store.Code(m.Name), new PopulationMargin(m.Name, [.. Enumerable.Range(0, m.Categories).Select(c => new MarginCategory($"{m.Name}{c}", 100_000.0 * (c + 3) / Enumerable.Range(3, m.Categories).Sum()))])))];

    public static MadeResponses Make(int rows, int questions)
    {
        var random = new SeededRandom(2026);
        var store = new ColumnStore();
        foreach (var (name, categories) in Margins)
        {
            var column = store.Add(new CodeColumn(name, Enumerable.Range(0, categories).Select(c => $"{name}{c}")));
            for (var row = 0; row < rows; row++) { column.AddCode(CodeColumn.FirstCategory + random.Next(categories)); }
        }
        for (var q = 1; q <= questions; q++)
        {
            var column = store.Add(new CodeColumn($"q{q}", Enumerable.Range(0, Categories).Select(c => $"c{c}")));
            for (var row = 0; row < rows; row++) { column.AddCode(random.Next(25) == 0 ? (int)AnswerState.PassedOver : CodeColumn.FirstCategory + Math.Min(random.Next(Categories), random.Next(Categories + 2))); }
        }
        return new(store, questions);
    }

    public void Dispose() => Folder.Delete(recursive: true);
}
