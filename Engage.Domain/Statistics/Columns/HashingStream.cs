using System.Numerics;
using System.Runtime.InteropServices;

namespace Engage.Domain.Statistics;

/// <summary>
/// Passes bytes on to or from another stream and takes a 64-bit checksum on the way, with the rounds of xxHash64 (Collet
/// 2012): against damage, not against forgery. Leaves the other stream open.
/// </summary>
/// <param name="inner">The other stream.</param>
internal sealed class HashingStream(Stream inner) : Stream
{
    private const ulong First = 0x9E3779B185EBCA87, Second = 0xC2B2AE3D27D4EB4F;
    private const int Block = 4 * sizeof(ulong);

    private readonly byte[] _rest = new byte[Block];
    private readonly ulong[] _lanes = [First, Second, First ^ Second, unchecked(First + Second)];
    private int _restLength;
    private ulong _length;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The checksum of what has passed.</summary>
    public ulong Checksum()
    {
        var sum = _length;
        foreach (var lane in _lanes) { sum = Mix(sum, lane); }
        foreach (var b in _rest.AsSpan(0, _restLength)) { sum = Mix(sum, b); }
        return sum ^ (sum >> 32);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Append(buffer[..read]);
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        Append(buffer);
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static ulong Mix(ulong lane, ulong word) => BitOperations.RotateLeft(lane + (word * Second), 31) * First;

    private void Append(ReadOnlySpan<byte> bytes)
    {
        _length += (ulong)bytes.Length;
        if (_restLength > 0)
        {
            var taken = Math.Min(Block - _restLength, bytes.Length);
            bytes[..taken].CopyTo(_rest.AsSpan(_restLength));
            _restLength += taken;
            bytes = bytes[taken..];
            if (_restLength < Block) { return; }
            AppendBlocks(_rest);
            _restLength = 0;
        }
        var whole = bytes.Length / Block * Block;
        AppendBlocks(bytes[..whole]);
        bytes[whole..].CopyTo(_rest);
        _restLength = bytes.Length - whole;
    }

    private void AppendBlocks(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var (a, b, c, d) = (_lanes[0], _lanes[1], _lanes[2], _lanes[3]);
        for (var i = 0; i + 3 < words.Length; i += 4)
        {
            a = Mix(a, words[i]);
            b = Mix(b, words[i + 1]);
            c = Mix(c, words[i + 2]);
            d = Mix(d, words[i + 3]);
        }
        (_lanes[0], _lanes[1], _lanes[2], _lanes[3]) = (a, b, c, d);
    }
}
