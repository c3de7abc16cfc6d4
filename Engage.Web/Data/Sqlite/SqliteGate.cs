using Microsoft.Data.Sqlite;

namespace Engage.Web.Data.Sqlite;

/// <summary>
/// The one way to write to SQLite: a single connection that alone commits and checkpoints, lent to one caller at a time.
/// The engine in use can lose commits when two connections write or checkpoint one WAL database at the same instant, and a
/// second writer would otherwise sleep in steps of 150 ms; taking turns avoids both. The first turn takes the lock file,
/// so a second program that wants to write is refused, while programs that only read need no lock.
/// </summary>
public sealed class SqliteGate(SqliteFile file, ChangeCount changes, ILogger<SqliteGate> log) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(1, 1);
    private FileStream? _lock;
    private SqliteConnection? _writer;
    private bool _disposed;
    private volatile bool _failed;

    /// <summary>Counts the saves made through EF.</summary>
    internal ChangeCount Changes => changes;

    /// <summary>How long a caller waits for its turn.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(SqliteFile.PatienceSeconds);

    /// <summary>Waits for the writer, at most five seconds.</summary>
    /// <exception cref="StoreBusyException">Others wrote all that time.</exception>
    /// <exception cref="DatabaseRefusedException">Another program writes to this database, or the engine is not as it must be.</exception>
    public async Task<WriterTurn> EnterAsync(CancellationToken cancellationToken = default) =>
        await _turns.WaitAsync(Patience, cancellationToken) ? Begin() : throw Busy();

    /// <summary>As <see cref="EnterAsync"/>, for callers that cannot wait asynchronously.</summary>
    public WriterTurn Enter() => _turns.Wait(Patience) ? Begin() : throw Busy();

    /// <summary>A connection for reading, closed.</summary>
    public SqliteConnection NewReader() => new(file.ReaderString);

    /// <summary>Whether writing works, as far as is known: after a disk error it is tried with a write that changes nothing.</summary>
    public async Task<bool> CanWriteAsync(CancellationToken cancellationToken = default)
    {
        if (!_failed) { return true; }
        try
        {
            using var turn = await EnterAsync(cancellationToken);
            using var command = turn.Writer.CreateCommand();
            command.CommandText = "PRAGMA user_version = 1; PRAGMA user_version = 0;";
            turn.IsBroken = true;
            command.ExecuteNonQuery();
            turn.IsBroken = false;
        }
        catch (Exception e) when (SqliteErrors.IsStoreFault(e) || e is StoreBusyException or StoreUnavailableException)
        {
            return false;
        }
        return true;
    }

    /// <summary>Closes readers, then the writer, which checkpoints; then lets another program write.</summary>
    public void Dispose()
    {
        if (_disposed) { return; }
        _disposed = true;
        using (var reader = NewReader()) { SqliteConnection.ClearPool(reader); }
        Close();
        _lock?.Dispose();
        _turns.Dispose();
    }

    /// <summary>Ends a turn. A writer left inside a transaction, or one that met a disk error, is opened anew next time.</summary>
    internal void End(bool isBroken)
    {
        _failed = isBroken;
        if (_writer is { } writer && (isBroken || SQLitePCL.raw.sqlite3_get_autocommit(writer.Handle) == 0)) { Close(); }
        if (!_disposed) { _turns.Release(); }
    }

    private static StoreBusyException Busy() => new("The database had no gap for another write within five seconds.");

    private WriterTurn Begin()
    {
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _lock ??= LockFile.Take(file);
            _writer ??= SqliteEngine.OpenWriter(file, log);
            return new WriterTurn(this, _writer);
        }
        catch (SqliteException e) when (SqliteErrors.IsStoreFault(e))
        {
            _turns.Release();
            throw SqliteErrors.Explain(e);
        }
        catch
        {
            _turns.Release();
            throw;
        }
    }

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
    }
}

/// <summary>The writer, held until disposed.</summary>
public sealed class WriterTurn(SqliteGate gate, SqliteConnection writer) : IDisposable
{
    private bool _ended;

    /// <summary>The one connection that writes, open.</summary>
    public SqliteConnection Writer { get; } = writer;

    /// <summary>Set after a disk error: the connection is closed with the turn, and the next one opens it anew.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Lets the next one write.</summary>
    public void Dispose()
    {
        if (_ended) { return; }
        _ended = true;
        gate.End(IsBroken);
    }
}
