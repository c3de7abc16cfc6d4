using System.Buffers.Binary;
using System.Text;

namespace Engage.Web.Pdf.TrueType;

/// <summary>The tables of a TrueType font file and the numbers in them; all are big-endian.</summary>
internal sealed class FontTables
{
    private const uint TrueTypeOutlines = 0x00010000;

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);

    public FontTables(byte[] file)
    {
        _file = file;
        if (BinaryPrimitives.ReadUInt32BigEndian(file) != TrueTypeOutlines) { throw new NotSupportedException("Only fonts with TrueType outlines can be embedded."); }
        var count = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var entry = file.AsSpan(12 + (16 * i), 16);
            _tables[Encoding.ASCII.GetString(entry[..4])] = ((int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
        }
    }

    public bool Has(string table) => _tables.ContainsKey(table);

    public ReadOnlySpan<byte> Table(string table) => _file.AsSpan(_tables[table].Offset, _tables[table].Length);

    public ushort UInt16(string table, int offset) => BinaryPrimitives.ReadUInt16BigEndian(Table(table)[offset..]);

    public short Int16(string table, int offset) => BinaryPrimitives.ReadInt16BigEndian(Table(table)[offset..]);

    public uint UInt32(string table, int offset) => BinaryPrimitives.ReadUInt32BigEndian(Table(table)[offset..]);
}
