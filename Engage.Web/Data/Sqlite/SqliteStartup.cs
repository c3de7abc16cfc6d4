using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Engage.Web.Data.Sqlite;

/// <summary>Brings a SQLite database up to date, with a way back.</summary>
internal sealed class SqliteStartup(SqliteFile file, SqliteGate gate, DataDirectory directory, TimeProvider time, ILogger<SqliteStartup> log)
{
    public async Task PrepareAsync(SqliteDb db, DatabaseUse use, CancellationToken cancellationToken)
    {
        var isNew = !File.Exists(file.FullPath);
        if (isNew || use == DatabaseUse.Write)
        {
            // Takes the lock and checks the engine, so that a second program stops here and not at its first write.
            using var turn = await gate.EnterAsync(cancellationToken);
        }
        if (!await DatabaseStartup.IsOutdatedAsync(db, cancellationToken)) { return; }

        using (var turn = await gate.EnterAsync(cancellationToken))
        {
            if (!isNew && HasTables(turn.Writer)) { Backup(turn.Writer); }
            // Left by a program that died while migrating; the lock file says that no other one is at work.
            Run(turn.Writer, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        }
        await db.MigrateAsync(cancellationToken);
    }

    private static bool HasTables(SqliteConnection writer)
    {
        using var command = writer.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    private static void Run(SqliteConnection writer, string sql)
    {
        using var command = writer.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Backup(SqliteConnection writer)
    {
        var copy = directory.PathOf($"backups/before-migration-{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}.db");
        using var command = writer.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
        log.LogInformation("The database was copied to {Copy} before its tables are brought up to date.", copy);
    }
}
