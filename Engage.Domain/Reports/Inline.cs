namespace Engage.Domain.Reports;

/// <summary>A run of text in one style.</summary>
/// <param name="Text">The characters as they are read; never markup.</param>
/// <param name="IsBold">Strong importance.</param>
/// <param name="IsItalic">Emphasis.</param>
/// <param name="Href">A link as <see cref="SafeLink"/> gives it, "#" and the id of a heading, or null.</param>
public sealed record Inline(string Text, bool IsBold = false, bool IsItalic = false, string? Href = null)
{
    /// <summary>One run of ordinary text.</summary>
    public static IReadOnlyList<Inline> Plain(string text) => [new(text)];

    /// <summary>One run of bold text.</summary>
    public static IReadOnlyList<Inline> Bold(string text) => [new(text, IsBold: true)];

    /// <summary>The text of all runs, without their styles.</summary>
    public static string TextOf(IEnumerable<Inline> inlines) => string.Concat(inlines.Select(run => run.Text));
}
