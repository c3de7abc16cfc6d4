using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using static Engage.Web.Pdf.Writing.PdfSyntax;

namespace Engage.Web.Pdf.Writing;

/// <summary>
/// The objects of a PDF and their place in the file. Streams stand alone; all other objects are packed into compressed
/// object streams, found through a cross-reference stream (PDF 1.5 and later).
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsInAStream = 200;
    private const int EntrySize = 7;

    private readonly List<string?> _bodies = [null];
    private readonly List<(int Number, string Dictionary, byte[] Data, bool IsCompressed)> _streams = [];
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private readonly List<(byte Type, long Where, int Index)> _places = [];

    /// <summary>Takes a number for an object whose content is known later.</summary>
    public int Reserve()
    {
        _bodies.Add(null);
        return _bodies.Count - 1;
    }

    public void Set(int number, string body) => _bodies[number] = body;

    public int Add(string body)
    {
        _bodies.Add(body);
        return _bodies.Count - 1;
    }

    /// <summary>Adds a stream and gives its number.</summary>
    /// <param name="dictionary">Entries beside the length and the filter; often empty.</param>
    /// <param name="isCompressed">False for metadata, which programs search without decompressing.</param>
    public int AddStream(string dictionary, byte[] data, bool isCompressed = true)
    {
        var number = Reserve();
        _streams.Add((number, dictionary, data, isCompressed));
        return number;
    }

    /// <summary>The whole file; to be called once.</summary>
    public byte[] Save(int catalogue, int information)
    {
        // The second line tells transfer programs that the file is not text.
        Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        _places.AddRange(Enumerable.Repeat<(byte, long, int)>((0, 0, 0), _bodies.Count));
        foreach (var (number, dictionary, data, isCompressed) in _streams) { WriteStream(number, dictionary, data, isCompressed); }
        foreach (var numbers in Enumerable.Range(1, _bodies.Count - 1).Where(number => _bodies[number] is not null).Chunk(ObjectsInAStream)) { WriteObjects(numbers); }
        WriteCrossReferences(catalogue, information);
        return _output.WrittenSpan.ToArray();
    }

    private void WriteObjects(int[] numbers)
    {
        var (index, bodies) = (new StringBuilder(), new StringBuilder());
        var stream = _places.Count;
        _places.Add((0, 0, 0));
        for (var i = 0; i < numbers.Length; i++)
        {
            index.Append(numbers[i]).Append(' ').Append(bodies.Length).Append(' ');
            bodies.Append(_bodies[numbers[i]]).Append('\n');
            _places[numbers[i]] = (2, stream, i);
        }
        WriteStream(stream, $"/Type/ObjStm/N {Number(numbers.Length)}/First {Number(index.Length)}", Encoding.Latin1.GetBytes(index.Append(bodies).ToString()), isCompressed: true);
    }

    private void WriteStream(int number, string dictionary, byte[] data, bool isCompressed)
    {
        _places[number] = (1, _output.WrittenCount, 0);
        var written = isCompressed ? Compress(data) : data;
        Write($"{Number(number)} 0 obj\n<<{dictionary}{(isCompressed ? "/Filter/FlateDecode" : "")}/Length {Number(written.Length)}>>\nstream\n");
        _output.Write(written);
        Write("\nendstream\nendobj\n");
    }

    private void WriteCrossReferences(int catalogue, int information)
    {
        var number = _places.Count;
        var start = _output.WrittenCount;
        _places.Add((1, start, 0));
        _places[0] = (0, 0, ushort.MaxValue);
        var table = new byte[EntrySize * _places.Count];
        for (var i = 0; i < _places.Count; i++)
        {
            var entry = table.AsSpan(EntrySize * i, EntrySize);
            entry[0] = _places[i].Type;
            BinaryPrimitives.WriteUInt32BigEndian(entry[1..], (uint)_places[i].Where);
            BinaryPrimitives.WriteUInt16BigEndian(entry[5..], (ushort)_places[i].Index);
        }
        // The identifier is a digest of the content, so the same report gives the same file.
        var id = Convert.ToHexString(SHA256.HashData(_output.WrittenSpan).AsSpan(0, 16));
        var compressed = Compress(table);
        Write($"{Number(number)} 0 obj\n<</Type/XRef/Size {Number(_places.Count)}/W[1 4 2]/Root {Reference(catalogue)}/Info {Reference(information)}/ID[<{id}><{id}>]/Filter/FlateDecode/Length {Number(compressed.Length)}>>\nstream\n");
        _output.Write(compressed);
        Write($"\nendstream\nendobj\nstartxref\n{Number(start)}\n%%EOF\n");
    }

    private static byte[] Compress(byte[] data)
    {
        var packed = new MemoryStream();
        using (var compressor = new ZLibStream(packed, CompressionLevel.Optimal)) { compressor.Write(data); }
        return packed.ToArray();
    }

    private void Write(string text) => _output.Write(Encoding.Latin1.GetBytes(text));
}
