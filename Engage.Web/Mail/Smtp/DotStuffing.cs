using System.Buffers;

namespace Engage.Web.Mail.Smtp;

/// <summary>Makes a message fit to stand between DATA and the final dot: every line ends in CR LF, and a dot that begins a line is doubled.</summary>
internal static class DotStuffing
{
    /// <summary>The message, ready to be followed by a dot.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> message)
    {
        var stuffed = new ArrayBufferWriter<byte>(message.Length + 64);
        while (!message.IsEmpty)
        {
            var end = message.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? message : message[..end];
            if (!line.IsEmpty && line[0] == '.') { stuffed.Write("."u8); }
            stuffed.Write(line);
            stuffed.Write("\r\n"u8);
            if (end < 0) { break; }
            message = message[(end + (message[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }
        return stuffed.WrittenMemory;
    }
}
