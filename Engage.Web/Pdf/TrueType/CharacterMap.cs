namespace Engage.Web.Pdf.TrueType;

/// <summary>Reads which glyph stands for which character: the cmap table in its formats 4 and 12.</summary>
internal static class CharacterMap
{
    private const int UnicodePlatform = 0;
    private const int WindowsPlatform = 3;

    public static Dictionary<int, int> Read(FontTables font)
    {
        var glyphs = new Dictionary<int, int>();
        var count = font.UInt16("cmap", 2);
        for (var i = 0; i < count; i++)
        {
            if (font.UInt16("cmap", 4 + (8 * i)) is not (UnicodePlatform or WindowsPlatform)) { continue; }
            var start = (int)font.UInt32("cmap", 8 + (8 * i));
            switch (font.UInt16("cmap", start))
            {
                case 4: ReadSegments(font, start, glyphs); break;
                case 12: ReadGroups(font, start, glyphs); break;
                default: break;
            }
        }
        return glyphs;
    }

    private static void ReadSegments(FontTables font, int start, Dictionary<int, int> glyphs)
    {
        var doubled = font.UInt16("cmap", start + 6);
        for (var segment = 0; segment < doubled; segment += 2)
        {
            var last = font.UInt16("cmap", start + 14 + segment);
            var first = font.UInt16("cmap", start + 16 + doubled + segment);
            var delta = font.UInt16("cmap", start + 16 + (2 * doubled) + segment);
            var rangeAt = start + 16 + (3 * doubled) + segment;
            var range = font.UInt16("cmap", rangeAt);
            for (int character = first; character <= last && character != 0xFFFF; character++)
            {
                var glyph = range == 0 ? character : font.UInt16("cmap", rangeAt + range + (2 * (character - first)));
                if (range != 0 && glyph == 0) { continue; }
                glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0) { glyphs[character] = glyph; }
            }
        }
    }

    private static void ReadGroups(FontTables font, int start, Dictionary<int, int> glyphs)
    {
        var count = font.UInt32("cmap", start + 12);
        for (var group = 0; group < count; group++)
        {
            var at = start + 16 + (12 * group);
            var (first, last, glyph) = (font.UInt32("cmap", at), font.UInt32("cmap", at + 4), font.UInt32("cmap", at + 8));
            for (var character = first; character <= last; character++) { glyphs[(int)character] = (int)(glyph + character - first); }
        }
    }
}
