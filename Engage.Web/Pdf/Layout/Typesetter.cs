using System.Text;
using Engage.Domain.Reports;
using Engage.Web.Pdf.TrueType;
using Engage.Web.Pdf.Writing;

namespace Engage.Web.Pdf.Layout;

/// <summary>Text in one font, on one line.</summary>
/// <param name="Text">What it says; the font has every character of it.</param>
/// <param name="Face">The font.</param>
/// <param name="Link">The link it belongs to, or null.</param>
internal readonly record struct Piece(string Text, FontFace Face, TextLink? Link);

/// <summary>A link in running text; one object for each, however many lines it takes.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Text">All its words.</param>
internal sealed record TextLink(string Href, string Text);

/// <summary>Chooses a font for each character, so that a box for a missing glyph is never drawn.</summary>
internal sealed class Typesetter(PdfDocument document)
{
    private readonly FontFace _regular = document.AddFace(FontLibrary.Regular.Value);
    private readonly FontFace _bold = document.AddFace(FontLibrary.Bold.Value);
    private readonly FontFace _italic = document.AddFace(FontLibrary.Italic.Value);
    private readonly FontFace _boldItalic = document.AddFace(FontLibrary.BoldItalic.Value);
    private readonly FontFace _fallback = document.AddFace(FontLibrary.Fallback.Value);

    /// <summary>The pieces of a line of text in one style.</summary>
    public IReadOnlyList<Piece> Set(string text, bool isBold = false) => [.. Split(PlainText.Clean(text), Face(isBold, isItalic: false), link: null)];

    /// <summary>The pieces of runs of text; neighbouring runs with one address make one link.</summary>
    public IReadOnlyList<Piece> Set(IReadOnlyList<Inline> inlines, bool isBold)
    {
        var pieces = new List<Piece>();
        TextLink? link = null;
        for (var i = 0; i < inlines.Count; i++)
        {
            var run = inlines[i];
            if (!string.Equals(run.Href, link?.Href, StringComparison.Ordinal))
            {
                link = run.Href is null ? null : new TextLink(run.Href, PlainText.Clean(Inline.TextOf(inlines.Skip(i).TakeWhile(next => string.Equals(next.Href, run.Href, StringComparison.Ordinal)))).Trim());
            }
            pieces.AddRange(Split(PlainText.Clean(run.Text), Face(run.IsBold || isBold, run.IsItalic), link));
        }
        return pieces;
    }

    public static double Width(IEnumerable<Piece> pieces, double size) => pieces.Sum(piece => piece.Face.Width(piece.Text, size));

    private FontFace Face(bool isBold, bool isItalic) => (isBold, isItalic) switch
    {
        (false, false) => _regular,
        (true, false) => _bold,
        (false, true) => _italic,
        (true, true) => _boldItalic,
    };

    private IEnumerable<Piece> Split(string text, FontFace wanted, TextLink? link)
    {
        var current = wanted;
        var gathered = new StringBuilder();
        foreach (var character in text.EnumerateRunes())
        {
            var (face, drawn) = wanted.Has(character) ? (wanted, character) : _fallback.Has(character) ? (_fallback, character) : (_fallback, Rune.ReplacementChar);
            if (face != current && gathered.Length > 0)
            {
                yield return new Piece(gathered.ToString(), current, link);
                gathered.Clear();
            }
            current = face;
            gathered.Append(drawn.ToString());
        }
        if (gathered.Length > 0) { yield return new Piece(gathered.ToString(), current, link); }
    }
}
