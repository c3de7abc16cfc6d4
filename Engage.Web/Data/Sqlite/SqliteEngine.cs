using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Engage.Web.Data.Sqlite;

/// <summary>Opens the writer and makes sure that the engine keeps what it confirms.</summary>
internal static class SqliteEngine
{
    /// <summary>The oldest engine the program was tested with.</summary>
    private static readonly Version Oldest = new(3, 50, 4);

    /// <summary>Opens the writer and checks engine and settings.</summary>
    /// <exception cref="DatabaseRefusedException">The engine is too old, or a setting did not take.</exception>
    public static SqliteConnection OpenWriter(SqliteFile file, ILogger log)
    {
        var connection = new SqliteConnection(file.WriterString);
        try
        {
            connection.Open();
            if (Version.Parse(connection.ServerVersion) < Oldest)
            {
                throw new DatabaseRefusedException($"The SQLite engine is {connection.ServerVersion}, and {Oldest} or later is needed.");
            }
            // FULL: a commit is on the disk before anybody is told. The default size of the log between checkpoints is kept.
            Require(connection, "journal_mode=WAL", "wal");
            Require(connection, "synchronous=FULL", "2");
            Require(connection, "foreign_keys=ON", "1");
            Require(connection, "wal_autocheckpoint=1000", "1000");
            // What is deleted is overwritten: an erased person must not be found in the file's free pages.
            Require(connection, "secure_delete=ON", "1");
            log.LogInformation("SQLite {Version} opened for writing at {Path}.", connection.ServerVersion, file.FullPath);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Require(SqliteConnection connection, string setting, string expected)
    {
        var name = setting[..setting.IndexOf('=', StringComparison.Ordinal)];
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {setting}; PRAGMA {name};";
        using var reader = command.ExecuteReader();
        string? actual = null;
        do
        {
            while (reader.Read()) { actual = Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture); }
        }
        while (reader.NextResult());
        if (!string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new DatabaseRefusedException($"SQLite did not accept {setting} (it says {actual}); the database must lie on a local disk.");
        }
    }
}
