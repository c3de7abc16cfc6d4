using Engage.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Support;

/// <summary>
/// The real site in memory, with a data folder and a SQLite database of its own and a clock the test moves. Settings can be
/// changed before first use.
/// </summary>
public class SiteFactory : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> _settings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Hosting:RequireHttps"] = "false",
        ["Body:Name"] = "Office of the Commissioner for Testshire",
        ["Body:ShortName"] = "Testshire OPCC",
        ["Body:ServiceName"] = "Have your say",
    };

    private readonly List<Action<IServiceCollection>> _services = [];
    private string _environment = "Testing";

    /// <summary>The folder everything is written to; gone when the factory is.</summary>
    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("engage-test-").FullName;

    /// <summary>The site's clock: noon on Wednesday 20 January 2027, Greenwich, until moved.</summary>
    public ManualClock Clock { get; } = new(new DateTimeOffset(2027, 1, 20, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Sets a setting; null takes it away.</summary>
    public SiteFactory With(string key, string? value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>Runs in another environment, such as Production.</summary>
    public SiteFactory In(string environment)
    {
        _environment = environment;
        return this;
    }

    /// <summary>Replaces or adds services.</summary>
    public SiteFactory With(Action<IServiceCollection> change)
    {
        _services.Add(change);
        return this;
    }

    /// <summary>A visitor with a browser of their own.</summary>
    public Resident NewResident() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>Reads the database as it is now.</summary>
    public async Task<T> ReadAsync<T>(Func<EngageDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<EngageDb>());
    }

    /// <summary>Writes to the database and saves.</summary>
    public async Task WriteAsync(Func<EngageDb, Task> write)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EngageDb>().WriteAsync(write);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // UseSetting reaches the site as arguments, before it reads its settings; other ways come too late.
        builder.UseEnvironment(_environment);
        builder.UseSetting("Data:Directory", DataDirectory);
        foreach (var (key, value) in _settings)
        {
            if (value is not null) { builder.UseSetting(key, value); }
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            foreach (var change in _services) { change(services); }
        });
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        DeleteData();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) { DeleteData(); }
    }

    private void DeleteData()
    {
        if (Directory.Exists(DataDirectory)) { Directory.Delete(DataDirectory, recursive: true); }
    }
}
