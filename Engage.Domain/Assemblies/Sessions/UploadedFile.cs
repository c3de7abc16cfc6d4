using System.Globalization;
using System.Text;

namespace Engage.Domain.Assemblies.Sessions;

/// <summary>Looks at files that people upload: what they are is read from their first bytes, never from their names.</summary>
public static class UploadedFile
{
    /// <summary>The most bytes of a paper.</summary>
    public const int MaxPaper = 20 * 1024 * 1024;

    /// <summary>The most bytes of a photo.</summary>
    public const int MaxPhoto = 2 * 1024 * 1024;

    private const int MaxNameLength = 80;

    /// <summary>What is wrong with a paper; null when it is a PDF of a fitting size.</summary>
    public static string? PaperProblem(ReadOnlySpan<byte> bytes) => bytes switch
    {
        { Length: 0 } => "The file is empty",
        { Length: > MaxPaper } => "The file must be 20 MB or smaller",
        _ => IsPdf(bytes) ? null : "The file must be a PDF. Save or print the document as PDF and choose that",
    };

    /// <summary>The kind of a photo.</summary>
    /// <returns>The kind, or what is wrong with the file.</returns>
    public static (string? Type, string? Problem) Photo(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) { return (null, "The photo is empty"); }
        if (bytes.Length > MaxPhoto) { return (null, "The photo must be 2 MB or smaller"); }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a])) { return ("image/png", null); }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) && bytes.EndsWith((ReadOnlySpan<byte>)[0xff, 0xd9])) { return ("image/jpeg", null); }
        return (null, "The photo must be a PNG or a JPEG");
    }

    /// <summary>
    /// A name to save a paper under: letters, digits, hyphens and dots of the last part of what was given, with .pdf at its
    /// end. Nothing of a path is left, and nothing that a header or a shell would read.
    /// </summary>
    public static string SafeName(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var name = new StringBuilder();
        foreach (var c in Stem(last).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c)) { name.Append(c); }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && name.Length > 0 && name[^1] != '-') { name.Append('-'); }
            if (name.Length == MaxNameLength) { break; }
        }
        var safe = name.ToString().Trim('-');
        return safe.Length == 0 ? "paper.pdf" : $"{safe}.pdf";
    }

    // Readers take up to a kilobyte before the mark; what is uploaded here begins with it, so that no other file hides in front.
    private static bool IsPdf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-1."u8) || bytes.StartsWith("%PDF-2."u8) ? bytes[^Math.Min(bytes.Length, 2048)..].IndexOf("%%EOF"u8) >= 0 : false;

    private static string Stem(string name) => name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
}
