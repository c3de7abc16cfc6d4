using Engage.Domain.Surveys;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Data.Responses;
using Engage.Web.Jobs;
using Engage.Web.Mail;
using Engage.Web.Priorities;
using Engage.Web.Reports;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Surveys;

/// <summary>
/// What the clock asks for: the report of a survey whose time has run out, and the deletion of what is not kept any longer.
/// Looked after every minute; doing it twice, or on two instances, does no harm.
/// </summary>
public sealed class Housekeeping(IServiceScopeFactory scopes, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    /// <summary>How long a draft is kept after its last change.</summary>
    public static readonly TimeSpan DraftsKept = TimeSpan.FromDays(30);

    // Long over: a survey that closed while the site was down for a month still gets its report; older ones are left alone.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(31);

    /// <summary>Looks once.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow();
        await ReportClosedAsync(scope.ServiceProvider, now, cancellationToken);
        var deleted = await scope.ServiceProvider.GetRequiredService<ResponseStore>().DeleteDraftsBeforeAsync(now - DraftsKept, cancellationToken);
        if (deleted > 0) { log.LogInformation("{Count} drafts older than 30 days were deleted.", deleted); }
        await OutboxRetention.RunAsync(scope.ServiceProvider.GetRequiredService<EngageDb>(), now, log, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ParticipantRetention>().RunAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<Followers>().ForgetUnconfirmedAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Housekeeping could not go on; it tries again in a minute.");
            }
        }
    }

    private static async Task ReportClosedAsync(IServiceProvider services, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EngageDb>();
        // Local times cannot be compared in the database; there are few surveys.
        var surveys = await db.Surveys.AsNoTracking().IgnoreAutoIncludes().Where(s => s.PublishedAt != null).ToListAsync(cancellationToken);
        foreach (var survey in surveys.Where(s => s.PhaseAt(now) == SurveyPhase.Closed && s.ClosesAt > now - LookBack))
        {
            var isAskedFor = await db.ReportVersions.AnyAsync(v => v.SubjectId == survey.Id, cancellationToken)
                || await db.Jobs.AnyAsync(j => j.Kind == ReportJob.JobKind && j.Subject == survey.Slug, cancellationToken);
            if (!isAskedFor) { await services.GetRequiredService<JobQueue>().EnqueueAsync(ReportJob.JobKind, survey.Slug, "system", cancellationToken); }
        }
    }
}
