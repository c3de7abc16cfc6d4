using Engage.Web.Data.Sqlite;
using Engage.Web.Mail;
using Engage.Web.Mail.Sending;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace Engage.Tests.Support.Mail;

/// <summary>The program's own mail services over a test's database, with the settings of one transport; the worker is run by hand.</summary>
public sealed class MailSite : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestDatabase _database;

    /// <summary>Makes it.</summary>
    public MailSite(TestDatabase database, IReadOnlyDictionary<string, string> settings)
    {
        _database = database;
        var configuration = new ConfigurationManager
        {
            ["Mail:SiteAddress"] = "https://engage.example",
            ["Mail:From"] = "engage@office.example",
            ["Mail:Live"] = "true",
            ["Mail:TimeoutSeconds"] = "5",
        };
        foreach (var (key, value) in settings) { configuration[key] = value; }
        var services = new ServiceCollection();
        database.Register(services);
        services.AddSingleton(new BodySettings { Name = "Office of the Commissioner", ServiceName = "Have your say", ContactEmail = "office@office.example" });
        services.AddEngageMail(configuration, new HostingEnvironment { EnvironmentName = "Testing" });
        // On SQLite there is one writer, also for two parts of one program.
        if (database.Services.GetService<SqliteGate>() is { } gate) { services.AddSingleton(gate); }
        _services = services.BuildServiceProvider();
        Worker = _services.GetRequiredService<OutboxWorker>();
    }

    /// <summary>The worker, not started.</summary>
    internal OutboxWorker Worker { get; }

    /// <summary>The outbox.</summary>
    public Outbox Outbox => _services.GetRequiredService<Outbox>();

    /// <summary>Over a relay on this machine.</summary>
    public static MailSite Over(TestDatabase database, SmtpServer server, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Mail:Transport"] = "Smtp",
            ["Mail:Smtp:Host"] = "localhost",
            ["Mail:Smtp:Port"] = $"{server.Port}",
            ["Mail:Smtp:Security"] = "None",
            ["Mail:PerMinute"] = "100000",
        };
        foreach (var (key, value) in more) { settings[key] = value; }
        return new MailSite(database, settings);
    }

    /// <summary>Queues messages.</summary>
    public Task QueueAsync(params MessageRequest[] requests) => _database.SaveAsync(db => { foreach (var request in requests) { Outbox.Queue(db, request); } });

    /// <summary>Lets the worker look once.</summary>
    public Task<int> RunAsync() => Worker.RunOnceAsync(CancellationToken.None);

    /// <summary>The state, the number of attempts and the last line of the log of each message, in order of their person.</summary>
    public Task<IReadOnlyList<string>> StatesAsync() => _database.WithAsync<IReadOnlyList<string>>(async db =>
    {
        var attempts = await db.MessageAttempts.OrderBy(a => a.Number).ToListAsync();
        return (await db.OutboxMessages.ToListAsync()).OrderBy(m => m.Person, StringComparer.Ordinal).Select(m =>
            $"{m.Person} {m.State} {m.Attempts}" + (attempts.LastOrDefault(a => a.MessageId == m.Id) is { } last ? $": {last.Outcome} {last.Phase} {last.Code}" : "")).ToList();
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
