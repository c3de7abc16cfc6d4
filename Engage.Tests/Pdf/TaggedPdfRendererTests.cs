using Engage.Domain.Reports;
using Engage.Tests.Domain.Reports;
using Engage.Web.Pdf;

namespace Engage.Tests.Pdf;

public class TaggedPdfRendererTests
{
    private static readonly DateTimeOffset Made = new(2027, 1, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Samples to look at: set ENGAGE_PDF_SAMPLES to a folder.</summary>
    [Fact]
    public void Samples_are_drawn()
    {
        foreach (var (name, report) in new[] { ("consultation", SampleConsultation.Build()), ("short", SampleReport.WithEverything()) })
        {
            var pdf = new TaggedPdfRenderer().Render(report, Made);

            Assert.Equal("%PDF-1.7"u8, pdf.AsSpan(0, 8));
            if (Environment.GetEnvironmentVariable("ENGAGE_PDF_SAMPLES") is { Length: > 0 } folder) { File.WriteAllBytes(Path.Combine(folder, name + ".pdf"), pdf); }
        }
    }
}
