using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Engage.Web.Security.SecondFactor;

/// <summary>Time-based one-time codes of six digits in steps of 30 seconds (RFC 6238), as every authenticator app makes them.</summary>
public static class OneTimeCode
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    /// <summary>A new key of 160 bits in base 32, as apps take it.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>The step a moment lies in.</summary>
    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    /// <exception cref="FormatException">The key is not base 32.</exception>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 apps use HMAC-SHA-1, whose strength here does not rest on collisions.")]
    public static string At(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
        HMACSHA1.HashData(Bytes(key), counter, mac);
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac[(mac[^1] & 15)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code was given, one step early or late allowed for a clock that is off; null when it is none of them,
    /// or not after the last step used.
    /// </summary>
    public static long? Match(string key, string code, DateTimeOffset now, long lastStep)
    {
        var digits = Digits(code);
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            var isEqual = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(key, step)), Encoding.ASCII.GetBytes(digits));
            if (isEqual && step > lastStep) { found = step; }
        }
        return found;
    }

    /// <summary>What people type, without the spaces and hyphens they copy.</summary>
    public static string Digits(string? typed) => string.Concat((typed ?? "").Where(char.IsAsciiDigit));

    /// <summary>The address an app reads from the QR code.</summary>
    public static string Address(string issuer, string account, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{issuer}:{account}")}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6";

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        int buffer = 0, bits = 0, used = 0;
        foreach (var letter in key)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0) { throw new FormatException("A key has the letters A to Z and the digits 2 to 7."); }
            buffer = (buffer << 5) | value;
            bits += 5;
            if (bits < 8) { continue; }
            bits -= 8;
            bytes[used++] = (byte)(buffer >> bits);
            buffer &= (1 << bits) - 1;
        }
        return bytes;
    }
}
