using System.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Sqlite;

/// <summary>
/// The database on SQLite. Reads use read-only connections of their own; a save borrows the one writer from the
/// <see cref="SqliteGate"/>, and gives it back before it returns.
/// </summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, AuditChain chain, SqliteGate gate) : EngageDb(options, chain)
{
    private WriterTurn? _turn;

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (_turn is not null) { return base.SaveChanges(acceptAllChangesOnSuccess); }
        if (!HasUnsaved) { return 0; }
        FinishedReading();
        Take(gate.Enter());
        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        catch (Exception e) when (SqliteErrors.IsStoreFault(e))
        {
            _turn!.IsBroken = SqliteErrors.IsDiskError(e);
            throw SqliteErrors.Explain(e);
        }
        finally
        {
            GiveBack();
        }
    }

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_turn is not null) { return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken); }
        if (!HasUnsaved) { return 0; }
        var rows = 0;
        await WithWriterAsync(async () => rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
        return rows;
    }

    /// <inheritdoc />
    public override async Task WriteAsync(Func<EngageDb, Task> work, CancellationToken cancellationToken = default)
    {
        if (_turn is not null)
        {
            await work(this);
            await SaveChangesAsync(cancellationToken);
            return;
        }
        await WithWriterAsync(() => InTransactionAsync(work, cancellationToken), cancellationToken);
    }

    /// <summary>Empties the write-ahead log, which holds pages as they were; in the pages themselves deleted content is overwritten (secure_delete).</summary>
    public override Task ScrubAsync(CancellationToken cancellationToken = default) =>
        WithWriterAsync(() => Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken), cancellationToken);

    /// <summary>Brings the tables up to date, through the writer.</summary>
    internal Task MigrateAsync(CancellationToken cancellationToken) =>
        WithWriterAsync(() => Database.MigrateAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
    }

    private async Task WithWriterAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        FinishedReading();
        Take(await gate.EnterAsync(cancellationToken));
        try
        {
            await work();
        }
        catch (Exception e) when (SqliteErrors.IsStoreFault(e))
        {
            _turn!.IsBroken = SqliteErrors.IsDiskError(e);
            throw SqliteErrors.Explain(e);
        }
        finally
        {
            GiveBack();
        }
    }

    private void FinishedReading()
    {
        if (Database.GetDbConnection().State != ConnectionState.Closed)
        {
            throw new InvalidOperationException("Finish reading (ToListAsync) before saving, and use WriteAsync instead of a transaction of your own.");
        }
    }

    private void Take(WriterTurn turn)
    {
        _turn = turn;
        Database.SetDbConnection(turn.Writer);
    }

    private void GiveBack()
    {
        var turn = _turn!;
        _turn = null;
        // Also after a fault: reading once more does no harm.
        gate.Changes.Add();
        try
        {
            Database.SetDbConnection(gate.NewReader(), contextOwnsConnection: true);
        }
        finally
        {
            turn.Dispose();
        }
    }
}
