using System.Text.Json;

namespace Engage.Domain.Reports;

/// <summary>Layouts other than that of a report.</summary>
public enum DocumentLayout
{
    /// <summary>Letters, each on pages of its own: no cover, no contents, no running heads, larger text.</summary>
    Letters,

    /// <summary>A sheet to be used, such as an attendance list: no cover and no contents, the title on top of the first page.</summary>
    Sheet,
}

/// <summary>A whole report: what the cover says, and the body. The page, the PDF and the frozen version come from it.</summary>
/// <param name="Title">The title.</param>
/// <param name="Subtitle">The line under it; may be empty.</param>
/// <param name="Author">The body that publishes it.</param>
/// <param name="Subject">A sentence for catalogues and file properties.</param>
/// <param name="Language">A BCP 47 tag, such as en-GB.</param>
/// <param name="Date">The date on the cover.</param>
/// <param name="Body">The blocks in reading order.</param>
public sealed record ReportDocument(
    string Title, string Subtitle, string Author, string Subject, string Language, DateOnly Date, IReadOnlyList<Block> Body)
{
    /// <summary>A warning on the cover and on top of every page, such as "Demonstration: made-up responses"; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Which version it is, such as "Version 2 (draft)"; null for none.</summary>
    public string? VersionLabel { get; init; }

    /// <summary>How it is laid out; null for a report with cover and contents.</summary>
    public DocumentLayout? Layout { get; init; }

    /// <summary>The brand colour of the cover and the headings as "#rrggbb"; null for the default.</summary>
    public string? BrandColour { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is not a report: not JSON, a part missing, or a block of an unknown type.</exception>
    public static ReportDocument Parse(string json) => ReportJson.Read(json);

    /// <summary>The report as JSON; <see cref="Parse"/> gives back the same report, whose JSON is the same text again.</summary>
    public string ToJson() => ReportJson.Write(this);

    /// <summary>
    /// A sentence for each fault that would make the report unreadable for some: a missing title, language or text
    /// alternative, headings out of order, rows that do not fit their columns, links that lead nowhere. Empty when fit to publish.
    /// </summary>
    public IReadOnlyList<string> Check() => new ReportCheck(this).Run();
}
