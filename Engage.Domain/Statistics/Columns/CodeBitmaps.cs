using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Engage.Domain.Statistics;

/// <summary>
/// A column with a bit to each row for each code that occurs: two columns are crossed by counting the bits their codes have
/// in common (O'Neil, Quass 1997), many rows to an instruction. For columns of few categories, crossed with many others.
/// </summary>
public sealed class CodeBitmaps
{
    // As much of both columns as stays in the nearest cache.
    private const int BlockWords = 256;
    private const int WordLength = 64;

    private readonly ulong[]?[] _bits;
    private readonly int[] _counts;

    private CodeBitmaps(int count, ulong[]?[] bits, int[] counts) => (Count, _bits, _counts) = (count, bits, counts);

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>How many rows have each code: kinds of missing first, then the categories.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Makes the bits of a column.</summary>
    public static CodeBitmaps Of(CodeColumn column)
    {
        var words = (column.Count + WordLength - 1) / WordLength;
        var bits = new ulong[]?[column.CodeCount];
        if (column.Width == 1) { FillFromBytes(column.Bytes, bits, words); }
        else { for (var row = 0; row < column.Count; row++) { (bits[column[row]] ??= new ulong[words])[row / WordLength] |= 1UL << (row % WordLength); } }
        return new(column.Count, bits, [.. bits.Select(b => b is null ? 0 : Common(b, b))]);
    }

    /// <summary>How many rows have each pair of codes.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static int[,] Cross(CodeBitmaps rows, CodeBitmaps columns)
    {
        if (rows.Count != columns.Count) { throw new ArgumentException("The columns differ in length.", nameof(columns)); }
        var counts = new int[rows._bits.Length, columns._bits.Length];
        // Every row has one code: what the last code of a line has is what the others leave.
        int lastRow = rows.LastCode, lastColumn = columns.LastCode;
        var words = (rows.Count + WordLength - 1) / WordLength;
        for (var start = 0; start < words; start += BlockWords)
        {
            var length = Math.Min(BlockWords, words - start);
            for (var r = 0; r < rows._bits.Length; r++)
            {
                if (r == lastRow || rows._bits[r] is not { } a) { continue; }
                for (var c = 0; c < columns._bits.Length; c++)
                {
                    if (c != lastColumn && columns._bits[c] is { } b) { counts[r, c] += Common(a.AsSpan(start, length), b.AsSpan(start, length)); }
                }
            }
        }
        if (rows.Count > 0) { FillLast(counts, rows, columns, lastRow, lastColumn); }
        return counts;
    }

    private int LastCode => Array.FindLastIndex(_bits, b => b is not null);

    private static void FillLast(int[,] counts, CodeBitmaps rows, CodeBitmaps columns, int lastRow, int lastColumn)
    {
        for (var r = 0; r < rows._counts.Length; r++)
        {
            counts[r, lastColumn] = rows._counts[r];
            for (var c = 0; c < lastColumn; c++) { counts[r, lastColumn] -= counts[r, c]; }
        }
        for (var c = 0; c < columns._counts.Length; c++)
        {
            counts[lastRow, c] = columns._counts[c];
            for (var r = 0; r < lastRow; r++) { counts[lastRow, c] -= counts[r, c]; }
        }
    }

    private static int Common(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int first = 0, second = 0, third = 0, fourth = 0, i = 0;
        for (; i + 3 < a.Length && i + 3 < b.Length; i += 4)
        {
            first += BitOperations.PopCount(a[i] & b[i]);
            second += BitOperations.PopCount(a[i + 1] & b[i + 1]);
            third += BitOperations.PopCount(a[i + 2] & b[i + 2]);
            fourth += BitOperations.PopCount(a[i + 3] & b[i + 3]);
        }
        for (; i < a.Length; i++) { first += BitOperations.PopCount(a[i] & b[i]); }
        return first + second + third + fourth;
    }

    private static void FillFromBytes(ReadOnlySpan<byte> codes, ulong[]?[] bits, int words)
    {
        for (var code = 0; code < bits.Length; code++)
        {
            var target = new ulong[words];
            var wanted = Vector256.Create((byte)code);
            var pairs = MemoryMarshal.Cast<byte, Vector256<byte>>(codes);
            ulong any = 0;
            for (var w = 0; (2 * w) + 1 < pairs.Length; w++)
            {
                var word = Vector256.Equals(pairs[2 * w], wanted).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(pairs[(2 * w) + 1], wanted).ExtractMostSignificantBits() << 32);
                target[w] = word;
                any |= word;
            }
            for (var row = codes.Length / WordLength * WordLength; row < codes.Length; row++)
            {
                if (codes[row] == code) { any = target[row / WordLength] |= 1UL << (row % WordLength); }
            }
            if (any != 0) { bits[code] = target; }
        }
    }
}
