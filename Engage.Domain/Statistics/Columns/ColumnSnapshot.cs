using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Engage.Domain.Statistics;

/// <summary>
/// A column store as a file, so that a large survey need not be read from its responses anew: a mark, a version, what the
/// columns are made from, the columns as they lie in memory (little-endian), and a checksum of all of it. A file that is cut
/// short, altered or of another version is not an error: it is not there, and the columns are built again.
/// </summary>
public static class ColumnSnapshot
{
    /// <summary>From so many rows a snapshot is worth keeping.</summary>
    public const int WorthKeepingFrom = 100_000;

    private const int Version = 2;
    private static readonly byte[] Mark = "EngageColumns"u8.ToArray();

    /// <summary>Writes a snapshot.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="store">The columns.</param>
    /// <param name="basis">What they are made from, such as the survey, the version of its definition and the number of the last response.</param>
    public static void Write(Stream stream, ColumnStore store, string basis)
    {
        using var hashing = new HashingStream(stream);
        using (var writer = new BinaryWriter(hashing, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(Version);
            writer.Write(basis);
            writer.Write(store.Count);
            writer.Write(store.Codes.Count);
            foreach (var column in store.Codes) { Write(writer, column); }
            writer.Write(store.Numbers.Count);
            foreach (var column in store.Numbers) { Write(writer, column); }
        }
        Span<byte> checksum = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(checksum, hashing.Checksum());
        stream.Write(checksum);
    }

    /// <summary>Reads a snapshot; null when it is not whole, not ours or of another version.</summary>
    /// <returns>The columns and what they are made from; the caller reads responses newer than that.</returns>
    public static (ColumnStore Store, string Basis)? Read(Stream stream)
    {
        try
        {
            using var hashing = new HashingStream(stream);
            using var reader = new BinaryReader(hashing, Encoding.UTF8, leaveOpen: true);
            if (ReadBasis(reader) is not { } basis) { return null; }
            var count = reader.ReadInt32();
            var store = new ColumnStore();
            for (var left = reader.ReadInt32(); left > 0; left--) { store.Add(ReadCodes(reader, count)); }
            for (var left = reader.ReadInt32(); left > 0; left--) { store.Add(ReadNumbers(reader, count)); }
            Span<byte> checksum = stackalloc byte[sizeof(ulong)];
            stream.ReadExactly(checksum);
            return BinaryPrimitives.ReadUInt64LittleEndian(checksum) == hashing.Checksum() ? (store, basis) : null;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return null;
        }
    }

    /// <summary>Reads what a snapshot says it was made from, without reading the columns or checking them; null when it is none of this version.</summary>
    public static string? ReadBasis(Stream stream)
    {
        try
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            return ReadBasis(reader);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return null;
        }
    }

    private static string? ReadBasis(BinaryReader reader) =>
        reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark) && reader.ReadInt32() == Version ? reader.ReadString() : null;

    /// <summary>Whatever a damaged file makes of lengths and texts, it is no snapshot.</summary>
    private static bool IsDamage(Exception e) => e is IOException or FormatException or ArgumentException or OverflowException or OutOfMemoryException;

    private static void Write(BinaryWriter writer, CodeColumn column)
    {
        writer.Write(column.Name);
        writer.Write(column.Width);
        writer.Write(column.Categories.Count);
        foreach (var category in column.Categories) { writer.Write(category); }
        writer.Write(column.Raw);
    }

    private static void Write(BinaryWriter writer, NumberColumn column)
    {
        writer.Write(column.Name);
        writer.Write(MemoryMarshal.AsBytes(column.Values));
    }

    private static CodeColumn ReadCodes(BinaryReader reader, int count)
    {
        var (name, width) = (reader.ReadString(), reader.ReadInt32());
        string[] categories = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())];
        return CodeColumn.Restore(name, categories, width, count, reader.ReadExactly);
    }

    private static NumberColumn ReadNumbers(BinaryReader reader, int count)
    {
        var name = reader.ReadString();
        return NumberColumn.Restore(name, count, reader.ReadExactly);
    }
}
