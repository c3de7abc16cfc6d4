namespace Engage.Domain.Reports.Consultation;

/// <summary>A section of the consultation report.</summary>
/// <param name="code">Stable: commentary is kept under it.</param>
/// <param name="title">Its heading.</param>
public abstract class ReportSection(string code, string title) : ReportPart<ConsultationReportInput>(code, title);
