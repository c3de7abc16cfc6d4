namespace Engage.Web.Data;

/// <summary>
/// Counts the saves of everything but responses and drafts, so that what was read once need not be read again until
/// something was saved. Exact where this program alone writes, which is SQLite; on PostgreSQL others write too, and the
/// count says nothing.
/// </summary>
public sealed class ChangeCount
{
    private readonly bool _seesAll;
    private long _count;

    /// <summary>Starts counting.</summary>
    /// <param name="seesAll">Whether this program alone writes to the database.</param>
    public ChangeCount(bool seesAll) => _seesAll = seesAll;

    /// <summary>
    /// The count so far; null where it says nothing. Take it before reading: what is read then may be newer than the count,
    /// never older.
    /// </summary>
    public long? Current => _seesAll ? Interlocked.Read(ref _count) : null;

    /// <summary>Notes a save that has been committed.</summary>
    public void Add() => Interlocked.Increment(ref _count);
}
