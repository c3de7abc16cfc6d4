using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Sqlite;

/// <summary>Tells apart what SQLite reports: busy, disk, or a broken rule.</summary>
internal static class SqliteErrors
{
    /// <summary>A uniqueness rule was broken.</summary>
    public const int ConstraintUnique = 2067;

    private const int Busy = 5, Locked = 6, ReadOnly = 8, Error = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>Whether the fault lies with the store, not with what it was asked to write.</summary>
    public static bool IsStoreFault(Exception e) => IsBusy(e) || IsDiskError(e);

    /// <summary>Whether the connection is better opened anew.</summary>
    public static bool IsDiskError(Exception e) => Find(e) is { SqliteErrorCode: Error or Corrupt or Full or CannotOpen or NotADatabase };

    /// <summary>A store fault, as the rest of the program understands it.</summary>
    public static Exception Explain(Exception fault) => IsBusy(fault)
        ? new StoreBusyException("Another program held the database for five seconds.", fault)
        : new StoreUnavailableException("The database cannot be written now.", fault);

    /// <summary>Whether a reader was asked to write.</summary>
    public static bool IsWriteOnReader(Exception e) => Find(e) is { SqliteErrorCode: ReadOnly };

    private static bool IsBusy(Exception e) => Find(e) is { SqliteErrorCode: Busy or Locked };

    private static SqliteException? Find(Exception e) => e as SqliteException ?? (e as DbUpdateException)?.InnerException as SqliteException;
}
