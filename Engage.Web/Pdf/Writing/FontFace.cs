using System.Globalization;
using System.Text;
using Engage.Web.Pdf.TrueType;

namespace Engage.Web.Pdf.Writing;

/// <summary>A font as one document uses it: it remembers which glyphs were drawn, so that only they are embedded.</summary>
internal sealed class FontFace(TrueTypeFont font, string resourceName)
{
    private readonly SortedDictionary<int, int> _used = [];

    public TrueTypeFont Font { get; } = font;

    public string ResourceName { get; } = resourceName;

    /// <summary>The drawn glyphs, each with the character it stands for.</summary>
    public IReadOnlyDictionary<int, int> Used => _used;

    public bool Has(Rune character) => Font.GlyphOf(character.Value) != 0;

    /// <summary>The width of a line of text in points.</summary>
    public double Width(ReadOnlySpan<char> text, double size)
    {
        var sum = 0.0;
        foreach (var character in text.EnumerateRunes()) { sum += Font.AdvanceOf(Font.GlyphOf(character.Value)); }
        return sum * size / 1000;
    }

    /// <summary>Writes the numbers of the glyphs in hexadecimal.</summary>
    /// <exception cref="InvalidOperationException">The font lacks a character: the caller should have taken another font.</exception>
    public void Encode(string text, StringBuilder target)
    {
        foreach (var character in text.EnumerateRunes())
        {
            var glyph = Font.GlyphOf(character.Value);
            if (glyph == 0) { throw new InvalidOperationException($"{Font.PostScriptName} has no glyph for U+{character.Value.ToString("X4", CultureInfo.InvariantCulture)}."); }
            _used.TryAdd(glyph, character.Value);
            target.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }
    }
}
