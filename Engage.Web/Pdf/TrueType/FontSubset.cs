using System.Buffers.Binary;
using System.Text;

namespace Engage.Web.Pdf.TrueType;

/// <summary>
/// Writes a font with only the outlines that are used. Glyphs keep their numbers, so the text in a PDF needs no
/// translation; the places of the others are empty and cost nothing once compressed.
/// </summary>
internal static class FontSubset
{
    private const uint Magic = 0xB1B0AFBA;
    private const int ChecksumAdjustment = 8;

    // They make letters sharp on coarse screens.
    private static readonly string[] Hints = ["cvt ", "fpgm", "prep"];

    public static byte[] Write(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        var kept = WithParts(font, glyphs);
        var count = kept.Max + 1;
        var outlines = new MemoryStream();
        var locations = new byte[4 * (count + 1)];
        var metrics = new byte[4 * count];
        for (var glyph = 0; glyph < count; glyph++)
        {
            WriteUInt32(locations, 4 * glyph, (uint)outlines.Length);
            if (!kept.Contains(glyph)) { continue; }
            outlines.Write(Outline(font, glyph));
            Pad(outlines);
            CopyMetric(font, glyph, metrics);
        }
        WriteUInt32(locations, 4 * count, (uint)outlines.Length);
        return Assemble(TablesOf(font, count, outlines.ToArray(), locations, metrics));
    }

    /// <summary>Accented letters are often composed of others, and glyph 0 must be there.</summary>
    private static SortedSet<int> WithParts(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        var kept = new SortedSet<int>(glyphs) { 0 };
        var waiting = new Queue<int>(kept);
        while (waiting.TryDequeue(out var glyph))
        {
            foreach (var part in PartsOf(Outline(font, glyph)))
            {
                if (kept.Add(part)) { waiting.Enqueue(part); }
            }
        }
        return kept;
    }

    private static List<int> PartsOf(ReadOnlySpan<byte> outline)
    {
        const int WordArguments = 0x01, Scale = 0x08, MoreParts = 0x20, TwoScales = 0x40, Matrix = 0x80;
        var parts = new List<int>();
        var isComposed = outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0;
        if (!isComposed) { return parts; }
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at += (flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
        }
        while ((flags & MoreParts) != 0);
        return parts;
    }

    private static ReadOnlySpan<byte> Outline(TrueTypeFont font, int glyph)
    {
        var isShort = font.Tables.UInt16("head", 50) == 0;
        var start = Location(glyph);
        return font.Tables.Table("glyf")[start..Location(glyph + 1)];

        int Location(int index) => isShort ? 2 * font.Tables.UInt16("loca", 2 * index) : (int)font.Tables.UInt32("loca", 4 * index);
    }

    private static void CopyMetric(TrueTypeFont font, int glyph, byte[] metrics)
    {
        var shared = Math.Min(glyph, font.MetricCount - 1);
        var bearing = glyph < font.MetricCount ? (4 * glyph) + 2 : (4 * font.MetricCount) + (2 * (glyph - font.MetricCount));
        WriteUInt16(metrics, 4 * glyph, font.Tables.UInt16("hmtx", 4 * shared));
        WriteUInt16(metrics, (4 * glyph) + 2, font.Tables.UInt16("hmtx", bearing));
    }

    private static SortedDictionary<string, byte[]> TablesOf(TrueTypeFont font, int count, byte[] outlines, byte[] locations, byte[] metrics)
    {
        var (head, limits, header) = (font.Tables.Table("head").ToArray(), font.Tables.Table("maxp").ToArray(), font.Tables.Table("hhea").ToArray());
        WriteUInt16(head, 50, 1);
        WriteUInt32(head, ChecksumAdjustment, 0);
        WriteUInt16(limits, 4, (ushort)count);
        WriteUInt16(header, 34, (ushort)count);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["head"] = head,
            ["maxp"] = limits,
            ["hhea"] = header,
            ["glyf"] = outlines,
            ["loca"] = locations,
            ["hmtx"] = metrics,
        };
        foreach (var name in Hints.Where(font.Tables.Has)) { tables[name] = font.Tables.Table(name).ToArray(); }
        return tables;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var power = (int)Math.Log2(tables.Count);
        var directory = new byte[12 + (16 * tables.Count)];
        WriteUInt32(directory, 0, 0x00010000);
        WriteUInt16(directory, 4, (ushort)tables.Count);
        WriteUInt16(directory, 6, (ushort)(16 << power));
        WriteUInt16(directory, 8, (ushort)power);
        WriteUInt16(directory, 10, (ushort)((16 * tables.Count) - (16 << power)));

        var (entry, offset, headAt) = (12, directory.Length, 0);
        foreach (var (name, content) in tables)
        {
            if (string.Equals(name, "head", StringComparison.Ordinal)) { headAt = offset; }
            Encoding.ASCII.GetBytes(name, directory.AsSpan(entry));
            WriteUInt32(directory, entry + 4, Checksum(content));
            WriteUInt32(directory, entry + 8, (uint)offset);
            WriteUInt32(directory, entry + 12, (uint)content.Length);
            (entry, offset) = (entry + 16, offset + ((content.Length + 3) & ~3));
        }

        var file = new MemoryStream(offset);
        file.Write(directory);
        foreach (var content in tables.Values)
        {
            file.Write(content);
            Pad(file);
        }
        var bytes = file.ToArray();
        WriteUInt32(bytes, headAt + ChecksumAdjustment, unchecked(Magic - Checksum(bytes)));
        return bytes;
    }

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        var sum = 0u;
        for (; content.Length >= 4; content = content[4..]) { sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(content)); }
        Span<byte> rest = stackalloc byte[4];
        content.CopyTo(rest);
        return unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(rest));
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0) { stream.WriteByte(0); }
    }

    private static void WriteUInt16(byte[] target, int offset, ushort value) => BinaryPrimitives.WriteUInt16BigEndian(target.AsSpan(offset), value);

    private static void WriteUInt32(byte[] target, int offset, uint value) => BinaryPrimitives.WriteUInt32BigEndian(target.AsSpan(offset), value);
}
