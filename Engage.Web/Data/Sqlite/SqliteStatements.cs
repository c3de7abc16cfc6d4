using Microsoft.Data.Sqlite;

namespace Engage.Web.Data.Sqlite;

/// <summary>Prepared statements of one connection, made once and used again for every row.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>The connection they were prepared on; useless once that is closed.</summary>
    public SqliteConnection Connection { get; } = connection;

    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public int Run(string sql, string[] names, params object?[] values) => Command(sql, names, values).ExecuteNonQuery();

    /// <summary>Runs a statement without parameters.</summary>
    public void Run(string sql) => Command(sql, [], []).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null.</summary>
    public object? Value(string sql, string[] names, params object?[] values) => Command(sql, names, values).ExecuteScalar();

    /// <summary>The rows a query finds; read and dispose them before the next statement.</summary>
    public SqliteDataReader Rows(string sql, string[] names, params object?[] values) => Command(sql, names, values).ExecuteReader();

    public void Dispose()
    {
        foreach (var command in _prepared.Values) { command.Dispose(); }
    }

    private SqliteCommand Command(string sql, string[] names, object?[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = Connection.CreateCommand();
            command.CommandText = sql;
            foreach (var name in names) { command.Parameters.Add(new SqliteParameter { ParameterName = "@" + name }); }
            _prepared.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++) { command.Parameters[i].Value = values[i] ?? DBNull.Value; }
        return command;
    }
}
