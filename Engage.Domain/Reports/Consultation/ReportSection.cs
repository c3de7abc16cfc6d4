namespace Engage.Domain.Reports.Consultation;

/// <summary>
/// A section of the consultation report: writes its blocks from the input, or none when there is nothing to say. Staff
/// commentary for the section is put after its generated text.
/// </summary>
/// <param name="code">Stable: commentary is kept under it.</param>
/// <param name="title">Its heading.</param>
public abstract class ReportSection(string code, string title)
{
    /// <summary>Stable: commentary is kept under it.</summary>
    public string Code => code;

    /// <summary>Its heading.</summary>
    public string Title => title;

    /// <summary>What staff are asked to write here, in one line.</summary>
    public abstract string Guidance { get; }

    /// <summary>The generated blocks, without the section's heading.</summary>
    public abstract IEnumerable<Block> Write(ConsultationReportInput input);
}

/// <summary>A section that staff write; left out while it is empty.</summary>
/// <param name="code">Stable: commentary is kept under it.</param>
/// <param name="title">Its heading.</param>
/// <param name="guidance">What staff are asked to write.</param>
public sealed class WrittenSection(string code, string title, string guidance) : ReportSection(code, title)
{
    /// <inheritdoc/>
    public override string Guidance => guidance;

    /// <inheritdoc/>
    public override IEnumerable<Block> Write(ConsultationReportInput input) => [];
}
