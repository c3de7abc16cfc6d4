using Engage.Web.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data;

/// <summary>What a program is going to do with the database.</summary>
public enum DatabaseUse
{
    /// <summary>Nothing at all: works on files alone, without settings and services of the site.</summary>
    None,

    /// <summary>Only read: works beside a running site.</summary>
    Read,

    /// <summary>Read and write: on SQLite the only program that does.</summary>
    Write,
}

/// <summary>Makes the database ready before anything else touches it.</summary>
public static class DatabaseStartup
{
    /// <summary>
    /// Makes a missing database, brings an older one up to date (on SQLite after a copy of it has been put in
    /// <c>backups</c> of the data folder), and refuses one that a newer program made.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">One sentence for the person at the console says why.</exception>
    public static async Task PrepareAsync(IServiceProvider services, DatabaseUse use = DatabaseUse.Write, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        try
        {
            if (db is SqliteDb sqlite)
            {
                await scope.ServiceProvider.GetRequiredService<SqliteStartup>().PrepareAsync(sqlite, use, cancellationToken);
            }
            else if (await IsOutdatedAsync(db, cancellationToken))
            {
                // The provider locks the history table, so that of several programs starting at once one migrates.
                await db.Database.MigrateAsync(cancellationToken);
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreBusyException or System.Data.Common.DbException)
        {
            throw new DatabaseRefusedException("The database cannot be opened: is it damaged, or is its server away? The log has the details.", e);
        }
    }

    /// <summary>Whether migrations are waiting; a database that knows more than the program is refused.</summary>
    internal static async Task<bool> IsOutdatedAsync(EngageDb db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.CanConnectAsync(cancellationToken) ? [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)] : Array.Empty<string>();
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } unknown)
        {
            throw new DatabaseRefusedException($"The database was made by another version of Engage (it has {unknown}); start that version, or restore a backup.");
        }
        return applied.Length < known.Count;
    }
}
