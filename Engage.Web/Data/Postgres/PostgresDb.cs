using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Postgres;

/// <summary>The database on PostgreSQL, which several programs may share.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, AuditChain chain) : EngageDb(options, chain)
{
    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null) { return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken); }
        var rows = 0;
        await GuardAsync(async () =>
        {
            // The end of the audit chain is read and extended in one transaction, under a lock.
            await using var transaction = Notes.Count == 0 ? null : await Database.BeginTransactionAsync(cancellationToken);
            rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (transaction is not null) { await transaction.CommitAsync(cancellationToken); }
        });
        return rows;
    }

    /// <inheritdoc />
    public override async Task WriteAsync(Func<EngageDb, Task> work, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null)
        {
            await work(this);
            await SaveChangesAsync(cancellationToken);
            return;
        }
        await GuardAsync(() => InTransactionAsync(work, cancellationToken));
    }

    /// <inheritdoc />
    internal override Task LockAuditAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Audit})", cancellationToken);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<ToUtc>();
        configurationBuilder.Properties<DateTime>().HaveColumnType("timestamp without time zone");
    }

    private static async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (PostgresErrors.IsStoreFault(e))
        {
            throw PostgresErrors.Explain(e);
        }
    }
}
