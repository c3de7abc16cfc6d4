using System.Data.Common;
using Engage.Domain.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Engage.Web.Data.Places;

/// <summary>
/// Reads and writes the table of postcodes without an object to a row: prepared commands on SQLite, COPY on PostgreSQL. It
/// is the one table that may have millions of rows.
/// </summary>
internal static class PostcodeStore
{
    /// <summary>Hands on every postcode and its area code, ordered as the database orders them.</summary>
    public static async Task ReadAsync(EngageDb db, Action<ulong, string> take, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = CreateCommand(db, "SELECT postcode, area_code FROM postcodes ORDER BY postcode");
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) { take(Postcode.Pack(reader.GetString(0)), reader.GetString(1)); }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Writes the differences within the caller's transaction.</summary>
    /// <param name="db">The database, inside <see cref="EngageDb.WriteAsync"/>.</param>
    /// <param name="changes">What differs; what does not is passed over.</param>
    /// <param name="codes">The area codes by index.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Task WriteAsync(EngageDb db, PostcodeChanges changes, string[] codes, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? CopyAsync(db, changes, codes, cancellationToken)
        : WriteOneByOneAsync(db, changes, codes, cancellationToken);

    private static async Task WriteOneByOneAsync(EngageDb db, PostcodeChanges changes, string[] codes, CancellationToken cancellationToken)
    {
        await using var put = CreateCommand(db, "INSERT INTO postcodes (postcode, area_code) VALUES ($postcode, $area) ON CONFLICT (postcode) DO UPDATE SET area_code = excluded.area_code");
        await using var remove = CreateCommand(db, "DELETE FROM postcodes WHERE postcode = $postcode");
        var (postcode, area, removed) = (Parameter(put, "$postcode"), Parameter(put, "$area"), Parameter(remove, "$postcode"));
        await put.PrepareAsync(cancellationToken);
        await remove.PrepareAsync(cancellationToken);

        foreach (var change in changes.Walk())
        {
            if (change.Kind == PostcodeChangeKind.Unchanged) { continue; }
            cancellationToken.ThrowIfCancellationRequested();
            if (change.Kind == PostcodeChangeKind.Removed)
            {
                removed.Value = Postcode.Unpack(change.Key);
                await remove.ExecuteNonQueryAsync(cancellationToken);
            }
            else
            {
                (postcode.Value, area.Value) = (Postcode.Unpack(change.Key), codes[change.Area]);
                await put.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    private static async Task CopyAsync(EngageDb db, PostcodeChanges changes, string[] codes, CancellationToken cancellationToken)
    {
        await ExecuteAsync(db, "CREATE TEMPORARY TABLE incoming_postcodes (postcode text NOT NULL, area_code text) ON COMMIT DROP", cancellationToken);
        await using (var copy = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync("COPY incoming_postcodes (postcode, area_code) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            foreach (var change in changes.Walk())
            {
                if (change.Kind == PostcodeChangeKind.Unchanged) { continue; }
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(Postcode.Unpack(change.Key), NpgsqlDbType.Text, cancellationToken);
                if (change.Kind == PostcodeChangeKind.Removed) { await copy.WriteNullAsync(cancellationToken); }
                else { await copy.WriteAsync(codes[change.Area], NpgsqlDbType.Text, cancellationToken); }
            }
            await copy.CompleteAsync(cancellationToken);
        }
        await ExecuteAsync(db, "DELETE FROM postcodes USING incoming_postcodes i WHERE postcodes.postcode = i.postcode AND i.area_code IS NULL", cancellationToken);
        await ExecuteAsync(db, """
            INSERT INTO postcodes (postcode, area_code) SELECT postcode, area_code FROM incoming_postcodes WHERE area_code IS NOT NULL
            ON CONFLICT (postcode) DO UPDATE SET area_code = excluded.area_code
            """, cancellationToken);
    }

    private static async Task ExecuteAsync(EngageDb db, string sql, CancellationToken cancellationToken)
    {
        await using var command = CreateCommand(db, sql);
        command.CommandTimeout = 0; // millions of rows may take longer than the usual half minute
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand CreateCommand(EngageDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // every text is a constant of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, "");
        command.Parameters.Add(parameter);
        return parameter;
    }
}
