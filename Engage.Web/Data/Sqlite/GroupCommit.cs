using System.Threading.Channels;

namespace Engage.Web.Data.Sqlite;

/// <summary>
/// Gathers small writes from many callers into one transaction each time the writer is free, so that one wait for the disk
/// serves all of them. A caller goes on only after COMMIT: what it was told is kept, is on the disk.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int LargestGroup = 512;
    private const int LongestQueue = 4096;

    private readonly Channel<PendingWrite> _queue = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(LongestQueue) { SingleReader = true, AllowSynchronousContinuations = true });

    // Set by whoever writes to an empty queue.
    private readonly AutoResetEvent _arrival = new(initialState: false);

    private readonly SqliteGate _gate;
    private readonly ILogger _log;
    private readonly Task _loop;
    private SqliteStatements? _statements;

    public GroupCommit(SqliteGate gate, ILogger log)
    {
        (_gate, _log) = (gate, log);
        // A thread of its own: it spends its life waiting for the disk, and the pool's threads have pages to render.
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Queues a write; completes when it is on the disk.</summary>
    /// <exception cref="StoreBusyException">The queue is full.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteStatements, T> work)
    {
        var write = new PendingWrite<T>(work);
        return _queue.Writer.TryWrite(write) ? write.Task : throw new StoreBusyException("Too many writes are waiting.");
    }

    /// <summary>As <see cref="WriteAsync"/>, but waits for room in the queue: for imports and simulations.</summary>
    public async Task<Task<T>> WriteWhenRoomAsync<T>(Func<SqliteStatements, T> work, CancellationToken cancellationToken)
    {
        var write = new PendingWrite<T>(work);
        await _queue.Writer.WriteAsync(write, cancellationToken);
        return write.Task;
    }

    /// <summary>Takes no more, writes what waits, and ends.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _loop.GetAwaiter().GetResult();
        _arrival.Dispose();
    }

    private void Run()
    {
        var group = new List<PendingWrite>(LargestGroup);
        while (WaitForWrites())
        {
            Exception? fault = null;
            try
            {
                using var turn = _gate.Enter();
                // Filled only now: what came while others were writing goes into the same group.
                Fill(group);
                fault = Commit(turn, group);
            }
            catch (Exception e)
            {
                if (group.Count == 0) { Fill(group); }
                fault = e;
            }
            if (fault is not null) { _log.LogError(fault, "{Count} writes of responses failed together.", group.Count); }
            foreach (var write in group) { write.Finish(fault); }
            group.Clear();
        }
        _statements?.Dispose();
    }

    /// <summary>Waits until something is queued; false when nothing more will come.</summary>
    private bool WaitForWrites()
    {
        var waiting = _queue.Reader.WaitToReadAsync().AsTask().ConfigureAwait(false).GetAwaiter();
        if (!waiting.IsCompleted)
        {
            // Asleep in the kernel: to block on a task spins first, which took a tenth of the processor under load.
            waiting.UnsafeOnCompleted(() => _arrival.Set());
            _arrival.WaitOne();
        }
        return waiting.GetResult();
    }

    private void Fill(List<PendingWrite> group)
    {
        while (group.Count < LargestGroup && _queue.Reader.TryRead(out var write)) { group.Add(write); }
    }

    /// <summary>Writes a group; null when committed, or the fault that struck all of it.</summary>
    private Exception? Commit(WriterTurn turn, List<PendingWrite> group)
    {
        if (!ReferenceEquals(_statements?.Connection, turn.Writer))
        {
            _statements?.Dispose();
            _statements = new SqliteStatements(turn.Writer);
        }
        try
        {
            Transact(_statements, group);
            return null;
        }
        catch (Exception e) when (SqliteErrors.IsStoreFault(e))
        {
            turn.IsBroken = SqliteErrors.IsDiskError(e);
            return SqliteErrors.Explain(e);
        }
        catch (Exception e) when (group.Count == 1)
        {
            group[0].Refuse(e);
            return null;
        }
        catch (Exception e)
        {
            // One of them broke a rule. The others must not pay for it: each gets a transaction of its own.
            _log.LogWarning(e, "A write of a response was refused; {Count} are repeated one by one.", group.Count);
            return OneByOne(turn, group);
        }
    }

    private Exception? OneByOne(WriterTurn turn, List<PendingWrite> group)
    {
        foreach (var write in group)
        {
            if (Commit(turn, [write]) is { } fault) { write.Refuse(fault); }
        }
        return null;
    }

    private static void Transact(SqliteStatements statements, List<PendingWrite> group)
    {
        statements.Run("BEGIN IMMEDIATE");
        try
        {
            foreach (var write in group) { write.Do(statements); }
            statements.Run("COMMIT");
        }
        catch
        {
            // After some faults SQLite has rolled back already, and says so if asked again.
            if (SQLitePCL.raw.sqlite3_get_autocommit(statements.Connection.Handle) == 0) { statements.Run("ROLLBACK"); }
            throw;
        }
    }
}

/// <summary>One caller's write and how its caller learns the outcome.</summary>
internal abstract class PendingWrite
{
    private Exception? _refusal;

    /// <summary>Runs the statements. May be called twice, the first time having been rolled back.</summary>
    public abstract void Do(SqliteStatements statements);

    /// <summary>Keeps what was wrong with this write alone.</summary>
    public void Refuse(Exception refusal) => _refusal = refusal;

    /// <summary>Lets the caller go on: with the result, its own refusal, or the fault of the whole group.</summary>
    public void Finish(Exception? fault) => Complete(_refusal ?? fault);

    /// <summary>Completes the caller's task.</summary>
    protected abstract void Complete(Exception? fault);
}

/// <summary>A write with a result.</summary>
internal sealed class PendingWrite<T>(Func<SqliteStatements, T> work) : PendingWrite
{
    // The writer's thread must not run what callers do next.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _done.Task;

    public override void Do(SqliteStatements statements) => _result = work(statements);

    protected override void Complete(Exception? fault)
    {
        if (fault is null) { _done.SetResult(_result!); }
        else { _done.SetException(fault); }
    }
}
