namespace Engage.Web.Assemblies.Sessions;

/// <summary>Looks each minute for places that were offered and not taken in time, and passes them on; forgets people from outside in their time. Two instances do no harm: each place is passed on under the session's line.</summary>
public sealed class LapsedOffers(IServiceScopeFactory scopes, TimeProvider time, ILogger<LapsedOffers> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var bookings = scope.ServiceProvider.GetRequiredService<SessionBookings>();
                var lapsed = await bookings.LapseAsync(stoppingToken);
                if (lapsed > 0) { log.LogInformation("{Count} offered places were not taken in time.", lapsed); }
                var forgotten = await bookings.ForgetOutsidersAsync(stoppingToken);
                if (forgotten > 0) { log.LogInformation("{Count} people from outside were forgotten 30 days after their session.", forgotten); }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Offers could not be looked at; this is tried again in a minute.");
            }
        }
    }
}
