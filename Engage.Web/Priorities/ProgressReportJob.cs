using Engage.Web.Jobs;

namespace Engage.Web.Priorities;

/// <summary>Makes progress reports in the background.</summary>
public sealed class ProgressReportJob(ProgressReportMaker maker) : IJobHandler
{
    /// <summary>The kind of these jobs; their subject is the report's id.</summary>
    public const string JobKind = "progress-report";

    /// <inheritdoc/>
    public string Kind => JobKind;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken) =>
        (await maker.MakeAsync(job.Subject, job.CreatedBy, progress, cancellationToken)).Id;
}
