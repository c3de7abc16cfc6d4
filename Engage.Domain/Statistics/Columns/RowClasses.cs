namespace Engage.Domain.Statistics;

/// <summary>
/// Rows sorted into classes that are alike in all that matters, such as the cells of crossed margins: work done on classes
/// equals work done on rows, and there are far fewer of them. Empty combinations have no class.
/// </summary>
internal sealed class RowClasses
{
    private const int DenseLimit = 1 << 22;
    private const int BlockLength = 4096;

    private RowClasses(int[] classOf, int[] firstRow) => (ClassOf, FirstRow) = (classOf, firstRow);

    /// <summary>The class of each row.</summary>
    public int[] ClassOf { get; }

    /// <summary>A row of each class, the first.</summary>
    public int[] FirstRow { get; }

    /// <summary>How many classes there are.</summary>
    public int Count => FirstRow.Length;

    /// <summary>All rows in one class.</summary>
    public static RowClasses One(int rows) => new(new int[rows], rows == 0 ? [] : [0]);

    /// <summary>The classes of crossed columns, in one pass when there are few combinations.</summary>
    /// <param name="columns">Columns of equal length.</param>
    /// <param name="maps">For each column, what a code counts as, from 0.</param>
    public static RowClasses Crossed(IReadOnlyList<CodeColumn> columns, IReadOnlyList<int[]> maps)
    {
        int[] widths = [.. maps.Select(m => m.Max() + 1)];
        if (widths.Aggregate(1.0, (product, w) => product * w) > DenseLimit)
        {
            var classes = One(columns[0].Count);
            for (var c = 0; c < columns.Count; c++) { classes = classes.By(columns[c], maps[c]); }
            return classes;
        }

        var table = new KeyTable(1, widths.Aggregate(1, (product, w) => product * w));
        Span<int> codeBlock = stackalloc int[BlockLength], keyBlock = stackalloc int[BlockLength];
        var classOf = new int[columns[0].Count];
        for (var start = 0; start < classOf.Length; start += BlockLength)
        {
            var keys = keyBlock[..Math.Min(BlockLength, classOf.Length - start)];
            var codes = codeBlock[..keys.Length];
            keys.Clear();
            for (var c = 0; c < columns.Count; c++)
            {
                columns[c].CopyCodes(start, codes);
                var (map, width) = (maps[c], widths[c]);
                for (var i = 0; i < keys.Length; i++) { keys[i] = (keys[i] * width) + map[codes[i]]; }
            }
            for (var i = 0; i < keys.Length; i++) { classOf[start + i] = table.Find(0, keys[i], start + i); }
        }
        return new(classOf, table.FirstRow());
    }

    /// <summary>Splits each class by the codes of a column.</summary>
    /// <param name="column">As many rows.</param>
    /// <param name="map">What a code counts as, from 0; null for the code itself.</param>
    public RowClasses By(CodeColumn column, int[]? map = null)
    {
        var keys = Keys(map is null ? column.CodeCount : map.Max() + 1);
        Span<int> block = stackalloc int[BlockLength];
        var classOf = new int[ClassOf.Length];
        for (var start = 0; start < classOf.Length; start += BlockLength)
        {
            var codes = block[..Math.Min(BlockLength, classOf.Length - start)];
            column.CopyCodes(start, codes);
            for (var i = 0; i < codes.Length; i++)
            {
                var row = start + i;
                classOf[row] = keys.Find(ClassOf[row], map is null ? codes[i] : map[codes[i]], row);
            }
        }
        return new(classOf, keys.FirstRow());
    }

    /// <summary>Splits each class by numbers that are exactly alike.</summary>
    public RowClasses By(ReadOnlySpan<double> numbers)
    {
        // By their bits: two kinds of missing are two classes.
        var ids = new Dictionary<long, int>();
        var idOf = new int[ClassOf.Length];
        for (var row = 0; row < idOf.Length; row++)
        {
            var bits = BitConverter.DoubleToInt64Bits(numbers[row]);
            if (!ids.TryGetValue(bits, out var id)) { ids[bits] = id = ids.Count; }
            idOf[row] = id;
        }

        var keys = Keys(ids.Count);
        var classOf = new int[ClassOf.Length];
        for (var row = 0; row < idOf.Length; row++) { classOf[row] = keys.Find(ClassOf[row], idOf[row], row); }
        return new(classOf, keys.FirstRow());
    }

    /// <summary>How many rows each class has.</summary>
    public int[] Sizes()
    {
        var sizes = new int[Count];
        foreach (var c in ClassOf) { sizes[c]++; }
        return sizes;
    }

    private KeyTable Keys(int codeCount) => new(Count, codeCount);

    /// <summary>Numbers the pairs of class and code that occur, in the order they are met.</summary>
    private sealed class KeyTable(int classes, int codeCount)
    {
        private readonly int[]? _dense = (long)classes * codeCount <= DenseLimit ? new int[classes * codeCount] : null;
        private readonly Dictionary<long, int> _sparse = [];
        private readonly List<int> _firstRow = [];

        public int Find(int @class, int code, int row)
        {
            var key = ((long)@class * codeCount) + code;
            if (_dense is not null)
            {
                ref var known = ref _dense[key];
                if (known == 0) { known = Next(row) + 1; }
                return known - 1;
            }
            if (!_sparse.TryGetValue(key, out var id)) { _sparse[key] = id = Next(row); }
            return id;
        }

        public int[] FirstRow() => [.. _firstRow];

        private int Next(int row)
        {
            _firstRow.Add(row);
            return _firstRow.Count - 1;
        }
    }
}
