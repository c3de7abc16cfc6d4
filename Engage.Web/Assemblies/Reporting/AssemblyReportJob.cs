using Engage.Web.Jobs;

namespace Engage.Web.Assemblies.Reporting;

/// <summary>Makes reports on assemblies in the background.</summary>
public sealed class AssemblyReportJob(AssemblyReportMaker maker) : IJobHandler
{
    /// <summary>The kind of these jobs; their subject is the assembly's id.</summary>
    public const string JobKind = "assembly-report";

    /// <inheritdoc/>
    public string Kind => JobKind;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken) =>
        (await maker.MakeAsync(job.Subject, job.CreatedBy, progress, cancellationToken)).Id;
}
