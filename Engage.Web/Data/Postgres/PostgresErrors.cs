using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Engage.Web.Data.Postgres;

/// <summary>Tells apart what PostgreSQL reports: busy, away, or a broken rule.</summary>
internal static class PostgresErrors
{
    /// <summary>Whether the fault lies with the server or the way to it, not with what it was asked to write.</summary>
    public static bool IsStoreFault(Exception e) => Find(e) is { } cause && (IsBusy(cause) || IsAway(cause));

    /// <summary>A store fault, as the rest of the program understands it.</summary>
    public static Exception Explain(Exception fault) => Find(fault) is { } cause && IsBusy(cause)
        ? new StoreBusyException("The database server has no room for another write now.", fault)
        : new StoreUnavailableException("The database server cannot be reached or cannot write now.", fault);

    // No connection free in the pool (a time-out here), too many connections at the server, deadlock, lock time-out.
    private static bool IsBusy(NpgsqlException e) => e is PostgresException p
        ? p.SqlState is "53300" or "40001" or "40P01" or "55P03"
        : e.InnerException is TimeoutException;

    // 53: out of disk or memory; 57P: shutting down; 58: input or output; 08: connection; anything else not from the server: network.
    private static bool IsAway(NpgsqlException e) => e is not PostgresException p
        || p.SqlState.StartsWith("53", StringComparison.Ordinal) || p.SqlState.StartsWith("57P", StringComparison.Ordinal)
        || p.SqlState.StartsWith("58", StringComparison.Ordinal) || p.SqlState.StartsWith("08", StringComparison.Ordinal);

    private static NpgsqlException? Find(Exception e) => e as NpgsqlException ?? (e as DbUpdateException)?.InnerException as NpgsqlException;
}
