using Engage.Domain.Assemblies.Draws;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Draws;

/// <summary>Looks every few minutes whether a seat was not answered for in time or given up, and lets alternates step in.</summary>
internal sealed class SeatKeeper(IServiceScopeFactory scopes, TimeProvider time, ILogger<SeatKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Looks once.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        var seats = scope.ServiceProvider.GetRequiredService<SeatKeeping>();
        var held = await db.SeatOffers.Where(o => o.State == OfferState.Offered || o.State == OfferState.Confirmed || o.State == OfferState.Waiting).Select(o => o.AssemblyId).Distinct().ToListAsync(cancellationToken);
        foreach (var assembly in await db.Assemblies.Where(a => held.Contains(a.Id)).ToListAsync(cancellationToken))
        {
            await db.WriteAsync(_ => seats.LookAfterAsync(assembly, cancellationToken), cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Seats could not be looked after; it is tried again in a few minutes.");
            }
        }
    }
}
