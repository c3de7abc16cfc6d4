using System.Data.Common;
using System.Runtime.CompilerServices;
using Engage.Domain.Surveys;
using Engage.Web.Data.Responses;
using Npgsql;

namespace Engage.Web.Data.Postgres;

/// <summary>
/// Responses on PostgreSQL: pooled connections, each write one round trip and, since a batch is atomic, one transaction.
/// The server gathers commits by itself.
/// </summary>
public sealed class PostgresResponseStore(NpgsqlDataSource source) : ResponseStore
{
    private const int MostReferences = 5;
    private const int Window = 500;

    // Numbers are given out before commit, so a later number can be seen before an earlier one. Writers share this lock; a
    // reader takes it alone for an instant, after which every number given out so far is committed or gone for good.
    private static readonly string Share = $"SELECT pg_advisory_xact_lock_shared({AdvisoryLocks.Responses})";
    private static readonly string LastNumber = $"SELECT pg_advisory_xact_lock({AdvisoryLocks.Responses})";

    private static readonly Func<DateTimeOffset, object> ToValue = t => t.ToUniversalTime();
    private static readonly Func<DbDataReader, int, DateTimeOffset> ToTime = (row, column) => row.GetFieldValue<DateTimeOffset>(column);

    /// <inheritdoc />
    public override Task<Draft?> FindDraftAsync(string id, CancellationToken cancellationToken = default) => GuardAsync(async () =>
    {
        await using var command = source.CreateCommand(ResponseSql.FindDraft);
        command.Parameters.AddWithValue("id", id);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? ResponseSql.ToDraft(rows, ToTime) : null;
    });

    /// <inheritdoc />
    public override Task SaveDraftAsync(Draft draft, CancellationToken cancellationToken = default) =>
        RunAsync(ResponseSql.SaveDraft, ResponseSql.DraftColumns, ResponseSql.Values(draft, ToValue));

    /// <inheritdoc />
    public override Task DeleteDraftAsync(string id, CancellationToken cancellationToken = default) =>
        RunAsync(ResponseSql.DeleteDraft, ResponseSql.Id, [id]);

    /// <inheritdoc />
    public override Task<int> DeleteDraftsBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken = default) =>
        RunAsync(ResponseSql.DeleteDraftsBefore, ResponseSql.UpdatedAt, [ToValue(time)]);

    /// <inheritdoc />
    public override async Task<bool> SaveEqualityAsync(string responseId, string equality, CancellationToken cancellationToken = default) =>
        await RunAsync(ResponseSql.SaveEquality, ResponseSql.EqualityAndId, [equality, responseId]) > 0;

    /// <inheritdoc />
    public override async Task<SubmitOutcome> SubmitAsync(Response response, Draft draft, CancellationToken cancellationToken = default)
    {
        var outcome = await InsertAsync(response, draft);
        (draft.Answers, draft.Reference) = ("{}", outcome.Reference);
        return outcome;
    }

    /// <inheritdoc />
    public override async Task<int> SubmitManyAsync(IReadOnlyList<Response> responses, CancellationToken cancellationToken = default)
    {
        var added = 0;
        foreach (var some in responses.Chunk(Window))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                added += await InsertAllAsync(some);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation)
            {
                foreach (var response in some) { added += (await InsertAsync(response, draft: null)).WasNew ? 1 : 0; }
            }
        }
        return added;
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<Response> ReadAsync(string surveyId, long afterNumber = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var last = await GuardAsync(() => LastCommittedAsync(surveyId, cancellationToken));
        await using var command = source.CreateCommand(ResponseSql.Read);
        command.Parameters.AddWithValue("survey_id", surveyId);
        command.Parameters.AddWithValue("number", afterNumber);
        command.Parameters.AddWithValue("last", last);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) { yield return ResponseSql.ToResponse(rows, ToTime); }
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<(long Number, string Equality)> ReadEqualityAsync(string surveyId, long lastNumber, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var command = source.CreateCommand(ResponseSql.ReadEquality);
        command.Parameters.AddWithValue("survey_id", surveyId);
        command.Parameters.AddWithValue("last", lastNumber);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) { yield return (rows.GetInt64(0), rows.GetString(1)); }
    }

    /// <inheritdoc />
    public override Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancellationToken = default) => GuardAsync<IReadOnlyDictionary<string, int>>(async () =>
    {
        await using var command = source.CreateCommand(ResponseSql.Counts);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken)) { counts.Add(rows.GetString(0), rows.GetInt32(1)); }
        return counts;
    });

    private static NpgsqlBatchCommand Command(string sql, string[] names, object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        for (var i = 0; i < names.Length; i++) { command.Parameters.AddWithValue(names[i], values[i] ?? DBNull.Value); }
        return command;
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException e) when (PostgresErrors.IsStoreFault(e))
        {
            throw PostgresErrors.Explain(e);
        }
    }

    private Task<int> RunAsync(string sql, string[] names, object?[] values) => GuardAsync(async () =>
    {
        // A write once begun is finished even when its caller has gone: whether it was kept must not hang on that.
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(Command(sql, names, values));
        return await batch.ExecuteNonQueryAsync(CancellationToken.None);
    });

    private async Task<SubmitOutcome> InsertAsync(Response response, Draft? draft)
    {
        var reference = response.Reference;
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await GuardAsync(() => InsertOnceAsync(response, reference, draft));
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation && tried < MostReferences)
            {
                reference = ReceiptReference.New();
            }
        }
    }

    private async Task<SubmitOutcome> InsertOnceAsync(Response response, string reference, Draft? draft)
    {
        await using var batch = source.CreateBatch();
        var insert = Command(ResponseSql.InsertResponse, ResponseSql.ResponseColumns, ResponseSql.Values(response, reference, ToValue));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Share));
        batch.BatchCommands.Add(insert);
        if (draft is not null) { batch.BatchCommands.Add(Command(ResponseSql.SealDraft, ResponseSql.DraftColumns, ResponseSql.Values(draft, ToValue))); }
        batch.BatchCommands.Add(Command(ResponseSql.FindReference, ResponseSql.Id, [response.Id]));

        var stored = reference;
        await using (var rows = await batch.ExecuteReaderAsync(CancellationToken.None))
        {
            do
            {
                while (await rows.ReadAsync()) { stored = rows.GetValue(0) as string ?? stored; }
            }
            while (await rows.NextResultAsync());
        }
        return new SubmitOutcome(stored, insert.RecordsAffected > 0);
    }

    private Task<int> InsertAllAsync(Response[] responses) => GuardAsync(async () =>
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Share));
        foreach (var response in responses)
        {
            batch.BatchCommands.Add(Command(ResponseSql.InsertResponse, ResponseSql.ResponseColumns, ResponseSql.Values(response, response.Reference, ToValue)));
        }
        return await batch.ExecuteNonQueryAsync(CancellationToken.None);
    });

    private async Task<long> LastCommittedAsync(string surveyId, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LastNumber));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT COALESCE(MAX(number), 0) FROM responses WHERE survey_id = @survey_id", connection, transaction);
        command.Parameters.AddWithValue("survey_id", surveyId);
        var last = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        await transaction.CommitAsync(cancellationToken);
        return last;
    }
}
