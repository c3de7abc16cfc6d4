using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Engage.Web.Pdf.TrueType;
using static Engage.Web.Pdf.Writing.PdfSyntax;

namespace Engage.Web.Pdf.Writing;

/// <summary>Embeds the drawn glyphs of a font, with the table that turns them back into text for search and speech.</summary>
internal static class FontWriter
{
    private const int EntriesInABlock = 100;

    /// <summary>Gives the number of the font's object.</summary>
    public static int Write(PdfFile file, FontFace face)
    {
        var font = face.Font;
        var name = SubsetTag(face) + "+" + font.PostScriptName;
        var subset = FontSubset.Write(font, face.Used.Keys);
        var program = file.AddStream($"/Length1 {Number(subset.Length)}", subset);
        const int NonSymbolic = 32, Slanted = 64;
        var flags = NonSymbolic | (font.ItalicAngle == 0 ? 0 : Slanted);
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags {Number(flags)}/FontBBox[{string.Join(' ', font.Bounds.Select(Number))}]/ItalicAngle {Number(font.ItalicAngle)}"
            + $"/Ascent {Number(font.Ascent)}/Descent {Number(font.Descent)}/CapHeight {Number(font.CapHeight)}/StemV {(font.IsBold ? "140" : "80")}/FontFile2 {Reference(program)}>>");
        var widths = string.Concat(face.Used.Keys.Select(glyph => $"{Number(glyph)}[{Number(font.AdvanceOf(glyph))}]"));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {Reference(descriptor)}/DW 1000/W[{widths}]/CIDToGIDMap/Identity>>");
        var toUnicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode(face)));
        return file.Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{Reference(descendant)}]/ToUnicode {Reference(toUnicode)}>>");
    }

    /// <summary>Six letters that differ for each choice of glyphs.</summary>
    private static string SubsetTag(FontFace face)
    {
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes(face.Font.PostScriptName + string.Join(',', face.Used.Keys)));
        return string.Concat(digest.Take(6).Select(value => (char)('A' + (value % 26))));
    }

    private static string ToUnicode(FontFace face)
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def "
            + "/CMapName/Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000><FFFF> endcodespacerange\n");
        foreach (var block in face.Used.Chunk(EntriesInABlock))
        {
            map.Append(block.Length).Append(" beginbfchar\n");
            foreach (var (glyph, character) in block)
            {
                var text = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(new Rune(character).ToString()));
                map.Append('<').Append(glyph.ToString("X4", CultureInfo.InvariantCulture)).Append("><").Append(text).Append(">\n");
            }
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}
