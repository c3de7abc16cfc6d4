using System.Text;

namespace Engage.Web.Pdf.Layout;

/// <summary>Breaks text into lines: between words, after a hyphen or stroke between letters, and inside a word only when it is wider than the line.</summary>
internal sealed class TextBreaker
{
    private readonly double _size;
    private readonly double _width;
    private readonly List<IReadOnlyList<Piece>> _lines = [];
    private List<Piece> _line = [];
    private double _x;

    private TextBreaker(double size, double width) => (_size, _width) = (size, width);

    /// <summary>The lines, at least one; spaces at the end of a line stay with its last word, so that copied text has them.</summary>
    public static IReadOnlyList<IReadOnlyList<Piece>> Break(IEnumerable<Piece> pieces, double size, double width)
    {
        var breaker = new TextBreaker(size, width);
        foreach (var word in Words(pieces)) { breaker.Add(word); }
        if (breaker._line.Count > 0 || breaker._lines.Count == 0) { breaker.EndLine(); }
        return breaker._lines;
    }

    /// <summary>Text that must stay on one line; a word may change its font in the middle.</summary>
    public static IEnumerable<IReadOnlyList<Piece>> Words(IEnumerable<Piece> pieces)
    {
        var word = new List<Piece>();
        foreach (var piece in pieces)
        {
            var start = 0;
            for (var i = 0; i < piece.Text.Length; i++)
            {
                if (!MayBreakAfter(piece.Text, i)) { continue; }
                word.Add(piece with { Text = piece.Text[start..(i + 1)] });
                yield return word;
                word = [];
                start = i + 1;
            }
            if (start < piece.Text.Length) { word.Add(piece with { Text = piece.Text[start..] }); }
        }
        if (word.Count > 0) { yield return word; }
    }

    /// <summary>The width of a word without the space after it.</summary>
    public static double WidthOf(IReadOnlyList<Piece> word, double size)
    {
        var sum = 0.0;
        for (var i = 0; i < word.Count; i++)
        {
            sum += word[i].Face.Width(i == word.Count - 1 ? word[i].Text.AsSpan().TrimEnd(' ') : word[i].Text, size);
        }
        return sum;
    }

    private static bool MayBreakAfter(string text, int i) =>
        text[i] == ' ' || (text[i] is '-' or '–' or '—' or '/' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]));

    private void Add(IReadOnlyList<Piece> word)
    {
        var width = WidthOf(word, _size);
        if (_x + width > _width && _line.Count > 0) { EndLine(); }
        if (width <= _width)
        {
            foreach (var piece in word) { Append(piece, piece.Face.Width(piece.Text, _size)); }
            return;
        }
        foreach (var piece in word) { AddByLetters(piece); }
    }

    private void AddByLetters(Piece piece)
    {
        var gathered = new StringBuilder();
        var gatheredWidth = 0.0;
        foreach (var letter in piece.Text.EnumerateRunes())
        {
            var text = letter.ToString();
            var width = piece.Face.Width(text, _size);
            // One letter always goes on the line, however narrow that is.
            if (_x + gatheredWidth + width > _width && (gathered.Length > 0 || _line.Count > 0))
            {
                Append(piece with { Text = gathered.ToString() }, gatheredWidth);
                EndLine();
                gathered.Clear();
                gatheredWidth = 0;
            }
            gathered.Append(text);
            gatheredWidth += width;
        }
        Append(piece with { Text = gathered.ToString() }, gatheredWidth);
    }

    private void Append(Piece piece, double width)
    {
        if (piece.Text.Length == 0) { return; }
        _x += width;
        if (_line.Count > 0 && _line[^1] is var last && last.Face == piece.Face && ReferenceEquals(last.Link, piece.Link))
        {
            _line[^1] = last with { Text = last.Text + piece.Text };
            return;
        }
        _line.Add(piece);
    }

    private void EndLine()
    {
        _lines.Add(_line);
        (_line, _x) = ([], 0);
    }
}
