using Engage.Domain.Reports;
using Engage.Tests.Support;
using Engage.Web.Pdf;

namespace Engage.Tests.Pdf;

/// <summary>What is printed for a session: a sheet without a cover, and cards.</summary>
public sealed class SheetTests
{
    private static readonly DateTimeOffset _made = new(2027, 3, 6, 9, 0, 0, TimeSpan.Zero);

    // Names of every length, one that no card was made for.
    private static readonly string[] _names = ["Jo", "Member Number 12 of Northford", "Wolfeschlegelsteinhausenbergerdorff", "Ada O’Brien-Łukasiewicz", "Siân ap Rhys", "A B C D E F G", "李小龍", "Pat", "Nine"];

    /// <summary>Set ENGAGE_PDF_SAMPLES to a folder to look at the pages.</summary>
    [NeedsQpdfFact]
    public void Sheets_and_cards_pass_the_check_of_universal_access()
    {
        foreach (var (name, pdf) in new[] { ("attendance", Sheet()), ("badges", Cards(2, 4)), ("table-cards", Cards(1, 2)) })
        {
            if (Environment.GetEnvironmentVariable("ENGAGE_PDF_SAMPLES") is { Length: > 0 } folder) { File.WriteAllBytes(Path.Combine(folder, name + ".pdf"), pdf); }

            Assert.Empty(UniversalAccessCheck.Run(pdf));
        }
    }

    [Fact]
    public void The_same_cards_give_the_same_bytes() => Assert.Equal(Cards(2, 4), Cards(2, 4));

    private static byte[] Sheet() => new TaggedPdfRenderer().Render(
        new ReportDocument("Attendance: Workshop 1", "Northford citizens’ assembly. Saturday 6 March 2027, 10am to 2pm.", "Testshire OPCC", "Attendance sheet", "en-GB", new DateOnly(2027, 3, 6),
        [
            new TableBlock("60 people have a place", [new("Name", 4, IsRowHeader: true), new("Table", 1, IsNumeric: true), new("Arrived", 1.4), new("Signature", 4)],
                [.. Enumerable.Range(0, 60).Select(i => (IReadOnlyList<string>)[_names[i % _names.Length], "3", i % 2 == 0 ? "9:50am" : "", ""])], ["Destroy it once attendance is noted."]),
        ])
        { Layout = DocumentLayout.Sheet, Notice = "Demonstration: made-up people" },
        _made);

    private static byte[] Cards(int columns, int rows) =>
        CardRenderer.Render(new CardSheet("Cards", "Testshire OPCC", columns, rows, [.. _names.Select((n, i) => new Card("Northford citizens’ assembly", n, $"Table {i + 1}"))]), _made);
}
