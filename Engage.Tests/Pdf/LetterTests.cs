using Engage.Domain;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Reports;
using Engage.Tests.Support;
using Engage.Web.Pdf;
using Engage.Web.Security.SecondFactor;

namespace Engage.Tests.Pdf;

/// <summary>Letters of invitation: each on a page of its own, the address in the window, nothing of a report about them.</summary>
public sealed class LetterTests
{
    private const string Address = "https://engage.example/assemblies/safer-streets/crewe/register";
    private static readonly DateTimeOffset Made = new(2027, 1, 8, 12, 0, 0, TimeSpan.Zero);

    private static readonly LetterFacts Facts = new(
        ["Office of the Police and Crime Commissioner for Testshire", "Clemonds Hey", "Oakmere Road", "Winsford", "CW7 2UA"], new DateOnly(2027, 1, 8), "the Crewe citizens’ assembly", "What should the police do first to make our streets safer?",
        30, 16, "£80", new DateOnly(2027, 2, 9), Address, "01606 364000 (Monday to Friday, 9am to 5pm)", "https://engage.example/privacy", ["Sam Sample", "Police and Crime Commissioner"], QrCode.Picture(Address, 72));

    private static readonly LetterTo[] Letters =
    [
        new(["1 Test Street", "Testville", "CW7 2UA"], "A2222222222P"),
        new(["Flat 12, The Old Silk Mill", "Lower Heath Industrial Park", "Upper Northwich Road", "Little Budworth", "Winsford", "CW7 2UB"], HouseholdCode.Complete("BCDEFGHJKMN")),
    ];

    /// <summary>Set ENGAGE_PDF_SAMPLES to a folder to look at the pages.</summary>
    [NeedsQpdfFact]
    public void Letters_pass_the_check_of_universal_access()
    {
        var pdf = Render(Letters);
        if (Environment.GetEnvironmentVariable("ENGAGE_PDF_SAMPLES") is { Length: > 0 } folder) { File.WriteAllBytes(Path.Combine(folder, "letters.pdf"), pdf); }

        Assert.Empty(UniversalAccessCheck.Run(pdf));
    }

    [Fact]
    public void Each_letter_has_a_page_with_its_address_and_code_and_no_cover()
    {
        var pdf = new PdfReader(Render(Letters));

        Assert.Equal(2, pdf.Pages.Count);
        for (var i = 0; i < 2; i++)
        {
            foreach (var words in (string[])["The residents", .. Letters[i].Lines, ReadableSymbols.Grouped(Letters[i].Code), "9 February 2027", "01606 364000", "8 January 2027"]) { Assert.Contains(words, pdf.Text(i), StringComparison.Ordinal); }
            Assert.DoesNotContain(ReadableSymbols.Grouped(Letters[1 - i].Code), pdf.Text(i), StringComparison.Ordinal);
            Assert.DoesNotContain("Page ", pdf.Text(i), StringComparison.Ordinal);
        }
        Assert.Equal(2, pdf.ElementsOf("H1").Count());
        Assert.Equal(2, pdf.ElementsOf("Figure").Count());
        Assert.Empty(pdf.ElementsOf("TOC"));
    }

    [Fact]
    public void The_address_lies_in_the_window()
    {
        // 24.6 mm from the left and 39.5 to 66.3 mm from the top of A4 (841.89 points): x 69.7, base lines between 653.9 and 729.9.
        var content = new PdfReader(Render(Letters)).Content(1);
        var places = System.Text.RegularExpressions.Regex.Matches(content, @"/F\d+ 10 Tf 1 0 0 1 (?<x>[\d.]+) (?<y>[\d.]+) Tm|/F\d+ 10 Tf (?<x>[\d.]+) (?<y>[\d.]+) Td", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(m => (X: double.Parse(m.Groups["x"].Value, System.Globalization.CultureInfo.InvariantCulture), Y: double.Parse(m.Groups["y"].Value, System.Globalization.CultureInfo.InvariantCulture)))
            .Where(p => Math.Abs(p.X - 69.73) < 0.1).ToList();

        Assert.Equal(7, places.Count);
        Assert.All(places, p => Assert.InRange(p.Y, 653.9, 729.9));
    }

    [Fact]
    public void An_address_of_too_many_lines_is_refused()
    {
        var report = InvitationLetter.Compose([new LetterTo(["1", "2", "3", "4", "5", "6", "CW7 2UA"], "A2222222222P")], Facts, null);

        Assert.Equal(["A letter's address has 8 lines; it can have 1 to 7."], report.Check());
    }

    [Fact]
    public void The_document_of_letters_is_read_back_as_it_was()
    {
        var report = InvitationLetter.Compose(Letters, Facts, null);

        Assert.Equal(report.ToJson(), ReportDocument.Parse(report.ToJson()).ToJson());
        Assert.DoesNotContain("layout", new ReportDocument("T", "", "A", "S", "en-GB", Facts.Date, []).ToJson(), StringComparison.Ordinal);
    }

    private static byte[] Render(IReadOnlyList<LetterTo> letters) => new TaggedPdfRenderer().Render(InvitationLetter.Compose(letters, Facts, null), Made);
}
