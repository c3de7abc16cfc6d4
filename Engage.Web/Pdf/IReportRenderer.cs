using Engage.Domain.Reports;

namespace Engage.Web.Pdf;

/// <summary>Makes a file from a report.</summary>
public interface IReportRenderer
{
    /// <summary>The report as a PDF; the same report and moment give the same bytes.</summary>
    /// <param name="report">The content.</param>
    /// <param name="madeAt">When it is made, for the properties of the file.</param>
    /// <exception cref="InvalidOperationException">The report has faults: see <see cref="ReportDocument.Check"/>.</exception>
    byte[] Render(ReportDocument report, DateTimeOffset madeAt);
}
