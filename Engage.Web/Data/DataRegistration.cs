using Engage.Web.Data.Postgres;
using Engage.Web.Data.Responses;
using Engage.Web.Data.Sqlite;
using Engage.Web.Jobs;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Engage.Web.Data;

/// <summary>Registers the database and what stands directly on it.</summary>
public static class DataRegistration
{
    /// <summary>The setting that chooses the database: Sqlite (when absent) or Postgres.</summary>
    public const string ProviderSetting = "Database:Provider";

    /// <summary>The setting that says where it is; on SQLite it may be left out.</summary>
    public const string ConnectionSetting = "Database:ConnectionString";

    /// <summary>Adds <see cref="EngageDb"/>, the data folder, the audit trail. Nothing is opened or made before first use.</summary>
    /// <exception cref="DatabaseRefusedException">A setting is missing or unknown.</exception>
    public static IServiceCollection AddEngageData(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(configuration);
        services.AddLogging();
        services.AddSingleton(DataDirectory.From(configuration));
        services.AddSingleton<AuditKey>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<JobSignal>();
        services.AddScoped<JobQueue>();

        return (configuration[ProviderSetting] ?? "Sqlite").ToUpperInvariant() switch
        {
            "SQLITE" => AddSqlite(services, configuration),
            "POSTGRES" => AddPostgres(services, configuration),
            _ => throw new DatabaseRefusedException($"The setting {ProviderSetting} must be Sqlite or Postgres."),
        };
    }

    // One query sees one moment. Lists of things with several collections say AsSplitQuery.
    private static IServiceCollection AddSqlite(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(p => new SqliteFile(p.GetRequiredService<DataDirectory>(), configuration[ConnectionSetting]));
        services.AddSingleton(new ChangeCount(seesAll: true));
        services.AddSingleton<SqliteGate>();
        services.AddSingleton<SqliteStartup>();
        services.AddSingleton<ResponseStore, SqliteResponseStore>();
        services.AddDbContext<EngageDb, SqliteDb>((p, options) => options.UseSqlite(p.GetRequiredService<SqliteFile>().ReaderString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)));
        return services;
    }

    private static IServiceCollection AddPostgres(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[ConnectionSetting] is not { Length: > 0 } connection)
        {
            throw new DatabaseRefusedException($"The setting {ConnectionSetting} is needed when {ProviderSetting} is Postgres.");
        }
        services.AddSingleton(p => new NpgsqlDataSourceBuilder(connection).UseLoggerFactory(p.GetService<ILoggerFactory>()).Build());
        services.AddSingleton(new ChangeCount(seesAll: false));
        services.AddSingleton<ResponseStore, PostgresResponseStore>();
        services.AddDbContext<EngageDb, PostgresDb>((p, options) => options.UseNpgsql(p.GetRequiredService<NpgsqlDataSource>(), postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)));
        return services;
    }
}
