using Microsoft.Data.Sqlite;

namespace Engage.Web.Data.Sqlite;

/// <summary>Where the SQLite database lies and how it is opened.</summary>
public sealed class SqliteFile
{
    /// <summary>How long a write waits for its turn, and the writer for another process, in seconds.</summary>
    public const int PatienceSeconds = 5;

    /// <summary>Takes the file from <c>Database:ConnectionString</c>, or engage.db in the data folder.</summary>
    public SqliteFile(DataDirectory directory, string? connectionString)
    {
        var source = new SqliteConnectionStringBuilder(connectionString).DataSource;
        FullPath = Path.GetFullPath(source is { Length: > 0 } ? source : Path.Combine(directory.FullPath, "engage.db"));
        // A reader cannot write, so a write that dodges the gate fails at once, and it never checkpoints.
        ReaderString = Text(SqliteOpenMode.ReadOnly, pooling: true);
        WriterString = Text(SqliteOpenMode.ReadWriteCreate, pooling: false);
    }

    /// <summary>The absolute path of the database.</summary>
    public string FullPath { get; }

    /// <summary>How readers open it.</summary>
    public string ReaderString { get; }

    /// <summary>How the one writer opens it.</summary>
    public string WriterString { get; }

    /// <summary>The file that says a program is writing here.</summary>
    public string LockPath => FullPath + ".lock";

    private string Text(SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = FullPath,
        Mode = mode,
        Pooling = pooling,
        // A statement of its own at each opening; only writing needs it.
        ForeignKeys = mode == SqliteOpenMode.ReadOnly ? null : true,
        DefaultTimeout = PatienceSeconds,
    }.ToString();
}
