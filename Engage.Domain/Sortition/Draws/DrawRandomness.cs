using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Engage.Domain.Sortition.Draws;

/// <summary>
/// Public randomness of a draw: as many physical digits as number the panels (three for a thousand), which are used as they are; or hexadecimal digits, such as the randomness of a drand
/// round, also several joined by +, such as two officials' seeds.
/// </summary>
public sealed partial class DrawRandomness
{
    private const int FewestHexDigits = 16;

    private DrawRandomness(string text) => Text = text;

    /// <summary>As used: lower case, without blanks.</summary>
    public string Text { get; }

    /// <summary>Reads randomness.</summary>
    /// <returns>Null when it is neither a few digits nor at least 16 hexadecimal ones.</returns>
    public static DrawRandomness? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        return Form().IsMatch(clean) && (clean.Length >= FewestHexDigits || clean.All(char.IsAsciiDigit)) ? new DrawRandomness(clean) : null;
    }

    /// <summary>Whether it is physical digits that number this many panels.</summary>
    public bool IsDigitsFor(int panels) => Text.Length <= 9 && Text.All(char.IsAsciiDigit) && Math.Pow(10, Text.Length) == panels;

    /// <summary>
    /// The number drawn: physical digits as they are; else from the first 64 bits of HMAC-SHA256 with the lottery's hash as the key and "draw|randomness|counter" as the message,
    /// passing over the few numbers at the top that would favour some panels.
    /// </summary>
    /// <param name="sha256">The lottery's hash, 64 hexadecimal digits.</param>
    /// <param name="panels">How many panels.</param>
    /// <returns>The number of the panel from 0 and the counter that gave it; null when the digits are too few to be randomness of their own.</returns>
    public (int Panel, int Counter)? Draw(string sha256, int panels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(panels);
        if (IsDigitsFor(panels)) { return (int.Parse(Text, CultureInfo.InvariantCulture), 0); }
        if (Text.Length < FewestHexDigits) { return null; }
        var most = ulong.MaxValue - (ulong.MaxValue % (ulong)panels + 1) % (ulong)panels;
        for (var counter = 0; ; counter++)
        {
            var block = Block(sha256, "draw", counter);
            if (block <= most) { return ((int)(block % (ulong)panels), counter); }
        }
    }

    /// <summary>A seed for what is drawn beside the panel, such as alternates.</summary>
    /// <param name="sha256">The lottery's hash.</param>
    /// <param name="purpose">A word that no other use has.</param>
    public ulong Seed(string sha256, string purpose) => Block(sha256, purpose, 0);

    private ulong Block(string sha256, string purpose, int counter) =>
        BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(Convert.FromHexString(sha256), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{purpose}|{Text}|{counter}"))));

    [GeneratedRegex(@"^[0-9a-f]+(\+[0-9a-f]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
