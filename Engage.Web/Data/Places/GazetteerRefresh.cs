namespace Engage.Web.Data.Places;

/// <summary>Loads the places before the first request and looks every 30 seconds whether an import has changed them.</summary>
internal sealed class GazetteerRefresh(GazetteerSource source, TimeProvider time, ILogger<GazetteerRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await source.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await source.RefreshAsync(stoppingToken))
                {
                    log.LogInformation("Places loaded anew: {Areas} areas, {Postcodes} postcodes.", source.Current.Areas.Count, source.Current.PostcodeCount);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The places loaded before go on serving; the next look may succeed.
                log.LogWarning(e, "Places could not be loaded anew.");
            }
        }
    }
}
