namespace Engage.Web.Settings;

/// <summary>The databases the program knows.</summary>
public enum DatabaseProvider
{
    /// <summary>One file in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}

/// <summary>Where the database is: section "Database".</summary>
public sealed class DatabaseSettings : ICheckedSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary>Which kind it is.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>How it is reached; may be empty for SQLite.</summary>
    public string ConnectionString { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Faults()
    {
        if (Provider == DatabaseProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString)) { yield return new(nameof(ConnectionString), "the setting is needed when Database:Provider is Postgres."); }
    }
}
