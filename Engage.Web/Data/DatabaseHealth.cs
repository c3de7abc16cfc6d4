using Engage.Web.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Engage.Web.Data;

/// <summary>Whether the database answers, and whether it takes writes. A full disk makes it degraded: reading goes on.</summary>
public sealed class DatabaseHealth(EngageDb db, IServiceProvider services) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await db.Surveys.AnyAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", e);
        }
        return services.GetService<SqliteGate>() is not { } gate || await gate.CanWriteAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("The database cannot be written.");
    }
}
