using System.Text;

namespace Engage.Web.Pdf.TrueType;

/// <summary>A font as far as setting text needs it. Lengths are in thousandths of the type size, as a PDF wants them.</summary>
internal sealed class TrueTypeFont
{
    private readonly Dictionary<int, int> _glyphs;
    private readonly double[] _advances;
    private readonly double _scale;

    public TrueTypeFont(byte[] file)
    {
        Tables = new FontTables(file);
        _glyphs = CharacterMap.Read(Tables);
        _scale = 1000.0 / Tables.UInt16("head", 18);
        GlyphCount = Tables.UInt16("maxp", 4);
        MetricCount = Tables.UInt16("hhea", 34);
        // The glyphs after the last metric share it.
        _advances = [.. Enumerable.Range(0, MetricCount).Select(glyph => Tables.UInt16("hmtx", 4 * glyph) * _scale)];
        PostScriptName = ReadPostScriptName();
    }

    public FontTables Tables { get; }

    public string PostScriptName { get; }

    public int GlyphCount { get; }

    /// <summary>How many glyphs have an advance width of their own.</summary>
    public int MetricCount { get; }

    public double Ascent => Tables.Int16("hhea", 4) * _scale;

    public double Descent => Tables.Int16("hhea", 6) * _scale;

    /// <summary>Old versions of the table do not give the height of capitals.</summary>
    public double CapHeight => Tables.UInt16("OS/2", 0) >= 2 ? Tables.Int16("OS/2", 88) * _scale : Ascent;

    public bool IsBold => Tables.UInt16("OS/2", 4) >= 600;

    /// <summary>Degrees, negative for letters that lean to the right.</summary>
    public double ItalicAngle => (int)Tables.UInt32("post", 4) / 65536.0;

    /// <summary>Left, bottom, right and top of all glyphs laid on one another.</summary>
    public IReadOnlyList<double> Bounds => [.. Enumerable.Range(0, 4).Select(side => Tables.Int16("head", 36 + (2 * side)) * _scale)];

    /// <summary>The glyph of a character; 0 when the font has none.</summary>
    public int GlyphOf(int codePoint) => _glyphs.GetValueOrDefault(codePoint);

    public double AdvanceOf(int glyph) => _advances[Math.Min(glyph, MetricCount - 1)];

    private string ReadPostScriptName()
    {
        const int Windows = 3;
        const int PostScript = 6;
        var count = Tables.UInt16("name", 2);
        var strings = Tables.UInt16("name", 4);
        for (var i = 0; i < count; i++)
        {
            var record = 6 + (12 * i);
            if (Tables.UInt16("name", record) != Windows || Tables.UInt16("name", record + 6) != PostScript) { continue; }
            return Encoding.BigEndianUnicode.GetString(Tables.Table("name").Slice(strings + Tables.UInt16("name", record + 10), Tables.UInt16("name", record + 8)));
        }
        throw new NotSupportedException("The font has no PostScript name.");
    }
}
