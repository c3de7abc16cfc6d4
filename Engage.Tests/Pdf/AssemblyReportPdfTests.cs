using Engage.Domain.Reports.Assemblies;
using Engage.Domain.Reports.Consultation;
using Engage.Tests.Domain.Reports;
using Engage.Tests.Support;
using Engage.Web.Pdf;

namespace Engage.Tests.Pdf;

/// <summary>The PDFs of assemblies are as accessible as those of consultations.</summary>
public sealed class AssemblyReportPdfTests
{
    private static readonly DateTimeOffset _made = new(2027, 7, 1, 9, 0, 0, TimeSpan.Zero);

    [NeedsQpdfFact]
    public void The_report_and_the_comparison_pass_the_check_of_universal_access()
    {
        var areas = Enumerable.Range(1, 9).Select(i => new AreaFigures($"Area {i}", "Recommendations made", new RecruitmentFacts(6_000, 300 + i, 30, 29, 1), 0.9, 8, 6, 0.6 + (0.03 * i), 4, 2, 2, 1, 1)).ToList();
        var comparison = AreaComparison.Compose(new ProgrammeFacts("Safer streets", "What first?", "", "", ""), areas, new Publisher("The office", "Commissioner", ""), new DateOnly(2027, 7, 1), isDemonstration: false);

        foreach (var (name, report) in new[] { ("assembly-report", AssemblyReport.Compose(AssemblyReportTests.Full())), ("assemblies-compared", comparison) })
        {
            var pdf = new TaggedPdfRenderer().Render(report, _made);
            if (Environment.GetEnvironmentVariable("ENGAGE_PDF_SAMPLES") is { Length: > 0 } folder) { File.WriteAllBytes(Path.Combine(folder, name + ".pdf"), pdf); }
            Assert.Empty(UniversalAccessCheck.Run(pdf));
        }
    }
}
