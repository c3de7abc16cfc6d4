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

    private CodeBitmaps(int count, ulong[]?[] bits) => (Count, _bits, _counts) = (count, bits, [.. bits.Select(b => b is null ? 0 : CountOf(b))]);

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>How many rows have each code: kinds of missing first, then the categories.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Makes the bits of a column.</summary>
    public static CodeBitmaps Of(CodeColumn column)
    {
        var words = (column.Count + WordLength - 1) / WordLength;
        var bits = new ulong[]?[column.CodeCount];
        if (column.Width > 1)
        {
            for (var row = 0; row < column.Count; row++) { (bits[column[row]] ??= new ulong[words])[row / WordLength] |= 1UL << (row % WordLength); }
            return new(column.Count, bits);
        }
        for (var start = 0; start < words; start += BlockWords)
        {
            var rows = Rows(column.Bytes, start);
            for (var code = 0; code < bits.Length; code++)
            {
                if (bits[code] is null && !rows.Contains((byte)code)) { continue; }
                Fill(rows, (byte)code, (bits[code] ??= new ulong[words]).AsSpan(start, Math.Min(BlockWords, words - start)));
            }
        }
        return new(column.Count, bits);
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
        if (rows.Count > 0)
        {
            FillLastColumn(counts, rows, lastColumn);
            for (var c = 0; c < columns._counts.Length; c++)
            {
                counts[lastRow, c] = columns._counts[c];
                for (var r = 0; r < lastRow; r++) { counts[lastRow, c] -= counts[r, c]; }
            }
        }
        return counts;
    }

    /// <summary>How many rows have each pair of codes, the second column being read once and its bits kept nowhere.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static int[,] Cross(CodeBitmaps rows, CodeColumn column)
    {
        if (column.Width > 1) { return Cross(rows, Of(column)); }
        if (rows.Count != column.Count) { throw new ArgumentException("The columns differ in length.", nameof(column)); }
        var counts = new int[rows._bits.Length, column.CodeCount];
        var lastColumn = column.CodeCount - 1;
        var words = (rows.Count + WordLength - 1) / WordLength;
        Span<ulong> block = stackalloc ulong[BlockWords];
        for (var start = 0; start < words; start += BlockWords)
        {
            var codes = Rows(column.Bytes, start);
            var bits = block[..Math.Min(BlockWords, words - start)];
            for (var c = 0; c < lastColumn; c++)
            {
                if (!codes.Contains((byte)c)) { continue; }
                Fill(codes, (byte)c, bits);
                for (var r = 0; r < rows._bits.Length; r++)
                {
                    if (rows._bits[r] is { } a) { counts[r, c] += Common(a.AsSpan(start, bits.Length), bits); }
                }
            }
        }
        FillLastColumn(counts, rows, lastColumn);
        return counts;
    }

    private int LastCode => Array.FindLastIndex(_bits, b => b is not null);

    private static void FillLastColumn(int[,] counts, CodeBitmaps rows, int lastColumn)
    {
        for (var r = 0; r < rows._counts.Length; r++)
        {
            counts[r, lastColumn] = rows._counts[r];
            for (var c = 0; c < lastColumn; c++) { counts[r, lastColumn] -= counts[r, c]; }
        }
    }

    /// <summary>The codes of a block.</summary>
    private static ReadOnlySpan<byte> Rows(ReadOnlySpan<byte> codes, int startWord)
    {
        var rows = codes[(startWord * WordLength)..];
        return rows[..Math.Min(rows.Length, BlockWords * WordLength)];
    }

    private static void Fill(ReadOnlySpan<byte> codes, byte code, Span<ulong> bits)
    {
        var wanted = Vector512.Create(code);
        var sixtyFour = MemoryMarshal.Cast<byte, Vector512<byte>>(codes);
        for (var w = 0; w < sixtyFour.Length; w++) { bits[w] = Vector512.Equals(sixtyFour[w], wanted).ExtractMostSignificantBits(); }
        if (sixtyFour.Length == bits.Length) { return; }
        var last = 0UL;
        for (var row = sixtyFour.Length * WordLength; row < codes.Length; row++) { last |= codes[row] == code ? 1UL << (row % WordLength) : 0; }
        bits[^1] = last;
    }

    private static int CountOf(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        for (; bits.Length > 0; bits = bits[Math.Min(BlockWords, bits.Length)..])
        {
            var block = bits[..Math.Min(BlockWords, bits.Length)];
            count += Common(block, block);
        }
        return count;
    }

    /// <summary>Bits in common of at most a block: eight vectors at a time are added up bit by bit as carry-save adders do (Harley, Seal; in Mula, Kurz, Lemire 2018), so that only every eighth need be counted.</summary>
    private static int Common(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var (count, done) = (0, 0);
        if (Vector512.IsHardwareAccelerated)
        {
            var x = MemoryMarshal.Cast<ulong, Vector512<ulong>>(a);
            var y = MemoryMarshal.Cast<ulong, Vector512<ulong>>(b);
            Vector512<ulong> ones = default, twos = default, fours = default, eights = default;
            var v = 0;
            for (; v + 7 < x.Length && v + 7 < y.Length; v += 8)
            {
                var (twoA, one) = Add(ones, x[v] & y[v], x[v + 1] & y[v + 1]);
                (var twoB, one) = Add(one, x[v + 2] & y[v + 2], x[v + 3] & y[v + 3]);
                var (fourA, two) = Add(twos, twoA, twoB);
                (twoA, one) = Add(one, x[v + 4] & y[v + 4], x[v + 5] & y[v + 5]);
                (twoB, ones) = Add(one, x[v + 6] & y[v + 6], x[v + 7] & y[v + 7]);
                (var fourB, twos) = Add(two, twoA, twoB);
                (var eight, fours) = Add(fours, fourA, fourB);
                eights += BitsOfBytes(eight);
            }
            count = Total(eights, BitsOfBytes(fours), BitsOfBytes(twos), BitsOfBytes(ones));
            done = v * Vector512<ulong>.Count;
        }
        for (var i = done; i < a.Length; i++) { count += BitOperations.PopCount(a[i] & b[i]); }
        return count;
    }

    /// <summary>Adds three bits in every place: the carry and the sum.</summary>
    private static (Vector512<ulong> Carry, Vector512<ulong> Sum) Add(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c)
    {
        var differ = a ^ b;
        return (Vector512.ConditionalSelect(differ, c, a), differ ^ c);
    }

    /// <summary>How many bits are set in each byte.</summary>
    private static Vector512<ulong> BitsOfBytes(Vector512<ulong> v)
    {
        v -= (v >>> 1) & Vector512.Create(0x5555555555555555UL);
        v = (v & Vector512.Create(0x3333333333333333UL)) + ((v >>> 2) & Vector512.Create(0x3333333333333333UL));
        return (v + (v >>> 4)) & Vector512.Create(0x0F0F0F0F0F0F0F0FUL);
    }

    private static int Total(Vector512<ulong> eights, Vector512<ulong> fours, Vector512<ulong> twos, Vector512<ulong> ones)
    {
        var pairs = (Pairs(eights) << 3) + (Pairs(fours) << 2) + (Pairs(twos) << 1) + Pairs(ones);
        return (int)Vector512.Sum((pairs * Vector512.Create(0x0001000100010001UL)) >>> 48);
    }

    /// <summary>Adds neighbouring bytes, for which a byte might be too small.</summary>
    private static Vector512<ulong> Pairs(Vector512<ulong> bytes) => (bytes & Vector512.Create(0x00FF00FF00FF00FFUL)) + ((bytes >>> 8) & Vector512.Create(0x00FF00FF00FF00FFUL));
}
