using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Engage.Domain.Surveys;
using Engage.Web.Data.Responses;
using Microsoft.Data.Sqlite;

namespace Engage.Web.Data.Sqlite;

/// <summary>Responses on SQLite: writes go through <see cref="GroupCommit"/>, reads use connections of their own.</summary>
public sealed class SqliteResponseStore(SqliteGate gate, ILogger<SqliteResponseStore> log) : ResponseStore, IDisposable
{
    private const int MostReferences = 5;
    private const int Window = 2048;

    private static readonly Func<DateTimeOffset, object> ToValue = t => UtcMicroseconds.From(t);
    private static readonly Func<DbDataReader, int, DateTimeOffset> ToTime = (row, column) => UtcMicroseconds.ToTime(row.GetInt64(column));

    private readonly GroupCommit _writes = new(gate, log);

    // Each with its statement prepared: opening and preparing took longer than reading. As many as were ever used at once.
    private readonly ConcurrentBag<SqliteStatements> _draftReaders = [];

    /// <inheritdoc />
    public override Task<Draft?> FindDraftAsync(string id, CancellationToken cancellationToken = default)
    {
        var reader = _draftReaders.TryTake(out var kept) ? kept : new SqliteStatements(Open());
        try
        {
            Draft? found;
            using (var rows = reader.Rows(ResponseSql.FindDraft, ResponseSql.Id, id)) { found = rows.Read() ? ResponseSql.ToDraft(rows, ToTime) : null; }
            _draftReaders.Add(reader);
            return Task.FromResult(found);
        }
        catch
        {
            Close(reader);
            throw;
        }
    }

    /// <inheritdoc />
    public override Task SaveDraftAsync(Draft draft, CancellationToken cancellationToken = default)
    {
        var values = ResponseSql.Values(draft, ToValue);
        return _writes.WriteAsync(s => s.Run(ResponseSql.SaveDraft, ResponseSql.DraftColumns, values));
    }

    /// <inheritdoc />
    public override Task DeleteDraftAsync(string id, CancellationToken cancellationToken = default) =>
        _writes.WriteAsync(s => s.Run(ResponseSql.DeleteDraft, ResponseSql.Id, id));

    /// <inheritdoc />
    public override Task<int> DeleteDraftsBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken = default) =>
        _writes.WriteAsync(s => s.Run(ResponseSql.DeleteDraftsBefore, ResponseSql.UpdatedAt, ToValue(time)));

    /// <inheritdoc />
    public override Task<bool> SaveEqualityAsync(string responseId, string equality, CancellationToken cancellationToken = default) =>
        _writes.WriteAsync(s => s.Run(ResponseSql.SaveEquality, ResponseSql.EqualityAndId, equality, responseId) > 0);

    /// <inheritdoc />
    public override async Task<SubmitOutcome> SubmitAsync(Response response, Draft draft, CancellationToken cancellationToken = default)
    {
        var draftValues = ResponseSql.Values(draft, ToValue);
        var outcome = await _writes.WriteAsync(s =>
        {
            var stored = Insert(s, response);
            s.Run(ResponseSql.SealDraft, ResponseSql.DraftColumns, draftValues);
            return stored;
        });
        (draft.Answers, draft.Reference) = ("{}", outcome.Reference);
        return outcome;
    }

    /// <inheritdoc />
    public override async Task<int> SubmitManyAsync(IReadOnlyList<Response> responses, CancellationToken cancellationToken = default)
    {
        var added = 0;
        foreach (var some in responses.Chunk(Window))
        {
            var writes = new List<Task<SubmitOutcome>>(some.Length);
            foreach (var response in some)
            {
                writes.Add(await _writes.WriteWhenRoomAsync(s => Insert(s, response), cancellationToken));
            }
            added += (await Task.WhenAll(writes)).Count(o => o.WasNew);
        }
        return added;
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<Response> ReadAsync(string surveyId, long afterNumber = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var reader = Open();
        await using var command = Command(reader, ResponseSql.Read, ("@survey_id", surveyId), ("@number", afterNumber), ("@last", long.MaxValue));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) { yield return ResponseSql.ToResponse(rows, ToTime); }
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<(long Number, string Equality)> ReadEqualityAsync(string surveyId, long lastNumber, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var reader = Open();
        await using var command = Command(reader, ResponseSql.ReadEquality, ("@survey_id", surveyId), ("@last", lastNumber));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) { yield return (rows.GetInt64(0), rows.GetString(1)); }
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancellationToken = default)
    {
        await using var reader = Open();
        await using var command = Command(reader, ResponseSql.Counts);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken)) { counts.Add(rows.GetString(0), rows.GetInt32(1)); }
        return counts;
    }

    /// <summary>Writes what waits, and ends.</summary>
    public void Dispose()
    {
        _writes.Dispose();
        while (_draftReaders.TryTake(out var reader)) { Close(reader); }
    }

    private static void Close(SqliteStatements reader)
    {
        reader.Dispose();
        reader.Connection.Dispose();
    }

    private static SubmitOutcome Insert(SqliteStatements statements, Response response)
    {
        var reference = response.Reference;
        for (var tried = 1; ; tried++)
        {
            try
            {
                return statements.Run(ResponseSql.InsertResponse, ResponseSql.ResponseColumns, ResponseSql.Values(response, reference, ToValue)) > 0
                    ? new SubmitOutcome(reference, WasNew: true)
                    : new SubmitOutcome(Convert.ToString(statements.Value(ResponseSql.FindReference, ResponseSql.Id, response.Id), CultureInfo.InvariantCulture)!, WasNew: false);
            }
            catch (SqliteException e) when (e.SqliteExtendedErrorCode == SqliteErrors.ConstraintUnique && tried < MostReferences)
            {
                reference = ReceiptReference.New();
            }
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) { command.Parameters.AddWithValue(name, value); }
        return command;
    }

    private SqliteConnection Open()
    {
        var connection = gate.NewReader();
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException e) when (SqliteErrors.IsStoreFault(e))
        {
            connection.Dispose();
            throw SqliteErrors.Explain(e);
        }
    }
}
