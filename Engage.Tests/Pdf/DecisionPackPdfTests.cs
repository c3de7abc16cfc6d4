using Engage.Domain.Reports.DecisionPacks;
using Engage.Tests.Domain.Reports;
using Engage.Tests.Support;
using Engage.Web.Pdf;

namespace Engage.Tests.Pdf;

/// <summary>A decision pack is as accessible as the report inside it.</summary>
public sealed class DecisionPackPdfTests
{
    [NeedsQpdfFact]
    public void The_pack_passes_the_check_of_universal_access()
    {
        var input = DecisionPackTests.Input();
        var pack = DecisionPack.Compose(input with { Report = input.Report! with { Document = SampleConsultation.Build(2) } });

        var pdf = new TaggedPdfRenderer().Render(pack, input.Now);

        if (Environment.GetEnvironmentVariable("ENGAGE_PDF_SAMPLES") is { Length: > 0 } folder) { File.WriteAllBytes(Path.Combine(folder, "decision-pack.pdf"), pdf); }
        Assert.Empty(UniversalAccessCheck.Run(pdf));
    }
}
