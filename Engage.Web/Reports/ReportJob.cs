using Engage.Web.Jobs;

namespace Engage.Web.Reports;

/// <summary>Makes reports in the background.</summary>
public sealed class ReportJob(ReportMaker maker) : IJobHandler
{
    /// <summary>The kind of these jobs; their subject is the survey's slug.</summary>
    public const string JobKind = "report";

    /// <inheritdoc/>
    public string Kind => JobKind;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var version = await maker.MakeAsync(job.Subject, job.CreatedBy, progress, cancellationToken);
        return version.Id;
    }
}
