using Engage.Domain.Coding;

namespace Engage.Web.Coding;

/// <summary>A piece of a text, marked or not.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsMarked">Whether they stand out.</param>
public sealed record MarkedPiece(string Text, bool IsMarked);

/// <summary>Cuts a text into marked and unmarked pieces, for a page that encodes each.</summary>
public static class MarkedText
{
    /// <summary>The pieces in order; spans that overlap become one mark.</summary>
    public static IEnumerable<MarkedPiece> Pieces(string text, IEnumerable<TextSpan> spans)
    {
        var at = 0;
        foreach (var span in spans.OrderBy(s => s.Start).ThenByDescending(s => s.Length))
        {
            if (span.End <= at) { continue; }
            var start = Math.Max(at, span.Start);
            if (start > at) { yield return new MarkedPiece(text[at..start], IsMarked: false); }
            yield return new MarkedPiece(text[start..span.End], IsMarked: true);
            at = span.End;
        }
        if (at < text.Length) { yield return new MarkedPiece(text[at..], IsMarked: false); }
    }
}
