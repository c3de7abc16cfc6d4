using Engage.Web.Data;
using Engage.Web.Data.Responses;
using Engage.Web.Data.Sqlite;
using Engage.Web.Mail;
using Engage.Web.Security;
using Engage.Web.Security.KeyRing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Support;

/// <summary>A database of one test's own, with the program's registrations over it. Tables come from the migrations, once per run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplateAsync);

    private readonly string? _postgres;
    private readonly bool _ownsFolder;

    private TestDatabase(string folder, string? postgres, bool ownsFolder = true)
    {
        (Folder, _postgres, _ownsFolder) = (folder, postgres, ownsFolder);
        var services = new ServiceCollection();
        Register(services);
        Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>What the program under test takes for the time.</summary>
    public ManualClock Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero));

    /// <summary>The program's services.</summary>
    public ServiceProvider Services { get; }

    /// <summary>The store of responses.</summary>
    public ResponseStore Responses => Services.GetRequiredService<ResponseStore>();

    /// <summary>The writer's gate, on SQLite.</summary>
    public SqliteGate Gate => Services.GetRequiredService<SqliteGate>();

    /// <summary>A fresh SQLite database with all tables.</summary>
    public static async Task<TestDatabase> SqliteAsync()
    {
        var folder = NewFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder, "engage.db"), await SqliteTemplate.Value);
        return new TestDatabase(folder, postgres: null);
    }

    /// <summary>A SQLite data folder as it is, which may be empty.</summary>
    public static TestDatabase SqliteIn(string folder) => new(folder, postgres: null, ownsFolder: false);

    /// <summary>A fresh PostgreSQL database with all tables.</summary>
    public static async Task<TestDatabase> PostgresAsync()
    {
        var name = $"engage_{Guid.NewGuid():N}";
        await PostgresServer.CreateAsync(name, await PostgresTemplate.Value);
        return new TestDatabase(NewFolder(), name);
    }

    /// <summary>A new, empty data folder; whoever asks deletes it.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("engage-data-").FullName;

    /// <summary>Another program over the same database and data folder.</summary>
    public TestDatabase Another() => new(Folder, _postgres, ownsFolder: false);

    /// <summary>Adds the program's registrations over this database to others', such as a small site's.</summary>
    public void Register(IServiceCollection services)
    {
        var configuration = new ConfigurationManager { [DataDirectory.Setting] = Folder };
        if (_postgres is not null)
        {
            configuration[DataRegistration.ProviderSetting] = "Postgres";
            configuration[DataRegistration.ConnectionSetting] = PostgresServer.ConnectionString(_postgres);
        }
        services.AddSingleton<TimeProvider>(Time).AddEngageData(configuration).AddEngageIdentity().AddEngageKeyRing(configuration)
            .AddOutbox().AddSingleton(new MailSettings { From = "engage@office.example", SiteAddress = new Uri("https://engage.example") });
    }

    /// <summary>Does something with a context of its own and saves it.</summary>
    public async Task SaveAsync(Action<EngageDb> change)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Reads, or does more, with a context of its own.</summary>
    public async Task<T> WithAsync<T>(Func<EngageDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<EngageDb>());
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (!_ownsFolder) { return; }
        if (_postgres is not null) { await PostgresServer.DropAsync(_postgres); }
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<byte[]> MakeSqliteTemplateAsync()
    {
        var folder = NewFolder();
        var made = SqliteIn(folder);
        await DatabaseStartup.PrepareAsync(made.Services);
        await made.DisposeAsync();
        var template = await File.ReadAllBytesAsync(Path.Combine(folder, "engage.db"));
        Directory.Delete(folder, recursive: true);
        return template;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        var name = $"engage_template_{Guid.NewGuid():N}";
        await PostgresServer.CreateAsync(name);
        var made = new TestDatabase(NewFolder(), name, ownsFolder: false);
        await DatabaseStartup.PrepareAsync(made.Services);
        await made.DisposeAsync();
        Directory.Delete(made.Folder, recursive: true);
        return name;
    }
}
