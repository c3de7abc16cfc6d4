using System.Diagnostics;
using System.Globalization;
using System.Net.Mail;
using Engage.Domain.Messages;
using Engage.Tests.Support.Mail;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Mail.Sending;
using Engage.Web.Security;
using Engage.Web.Security.KeyRing;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace Engage.Benchmarks.Mail;

/// <summary>
/// How fast the outbox empties into a relay on this machine, as a ratio to the framework's SmtpClient in the same run: once
/// as fast as the relay can, once with ten milliseconds to each reply. The outbox's time includes claiming, decrypting,
/// filling in templates and writing down how each message fared, on SQLite with every commit on disk.
/// </summary>
internal static class MailCommand
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Name = "mail";

    private const int Sessions = 8;
    // Until the code that runs is the optimised one.
    private const int Warm = 2000;

    /// <summary>Runs it and prints the ratios.</summary>
    public static async Task<int> RunAsync(TextWriter output)
    {
        foreach (var (delay, client, outbox, target) in new[] { (0, 60, 7500, 100.0), (10, 60, 1200, 8.0) })
        {
            await using var relay = new SmtpServer { Delay = TimeSpan.FromMilliseconds(delay), KeepsMessages = false }.Start();
            await SendAsync(relay.Port, 5); // warm
            var theirs = client / await SendAsync(relay.Port, client);
            var (seconds, processor) = await EmptyAsync(relay.Port, outbox, delay == 0 ? Warm : 300);
            var ours = outbox / seconds;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{delay,2} ms a reply: SmtpClient {theirs,6:N0} messages a second, outbox {ours,6:N0} over {Sessions} sessions: {ours / theirs,5:N0} times (at least {target:N0} wanted); {1000 * processor / outbox:N2} ms of processor a message, the relay's own included"));
        }
        return 0;
    }

    private static async Task<double> SendAsync(int port, int count)
    {
        using var client = new SmtpClient("localhost", port);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            using var message = new MailMessage("engage@office.example", $"p{i}@example.org", "Papers to read: Session 1", "Dear Jo Bloggs,\n\nThe papers are ready to read.");
            await client.SendMailAsync(message);
        }
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<(double Seconds, double Processor)> EmptyAsync(int port, int count, int warm)
    {
        var folder = Directory.CreateTempSubdirectory("engage-mail-").FullName;
        try
        {
            await using var services = Services(folder, port);
            await DatabaseStartup.PrepareAsync(services);
            var worker = services.GetRequiredService<OutboxWorker>();
            await QueueAsync(services, warm);
            while (await worker.RunOnceAsync(CancellationToken.None) > 0) { }
            await QueueAsync(services, count, "again");

            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            while (await worker.RunOnceAsync(CancellationToken.None) > 0) { }
            var (seconds, processor) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);

            await using var scope = services.CreateAsyncScope();
            var sent = await scope.ServiceProvider.GetRequiredService<EngageDb>().OutboxMessages.CountAsync(m => m.State == MessageState.Sent);
            return sent == count + warm ? (seconds, processor) : throw new InvalidOperationException($"{sent} messages of {count + warm} were sent.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServiceProvider Services(string folder, int port)
    {
        var configuration = new ConfigurationManager
        {
            [DataDirectory.Setting] = folder,
            ["Mail:Transport"] = "Smtp",
            ["Mail:Live"] = "true",
            ["Mail:SiteAddress"] = "https://engage.example",
            ["Mail:From"] = "engage@office.example",
            ["Mail:Smtp:Host"] = "localhost",
            ["Mail:Smtp:Port"] = $"{port}",
            ["Mail:Smtp:Security"] = "None",
            ["Mail:PerMinute"] = "100000",
            ["Mail:Sessions"] = $"{Sessions}",
        };
        // A full bucket is a tenth of a minute's worth: 10,000 messages, more than are sent here.
        var services = new ServiceCollection();
        services.AddEngageData(configuration).AddEngageIdentity().AddEngageKeyRing(configuration);
        services.AddSingleton(new BodySettings { Name = "Office of the Commissioner", ServiceName = "Have your say", ContactEmail = "office@office.example" });
        services.AddEngageMail(configuration, new HostingEnvironment { EnvironmentName = "Production" });
        return services.BuildServiceProvider();
    }

    private static async Task QueueAsync(ServiceProvider services, int count, string slot = "")
    {
        var outbox = services.GetRequiredService<Outbox>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = "Session 1", ["link"] = "/my/papers" };
        foreach (var people in Enumerable.Range(0, count).Chunk(500))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
            foreach (var i in people) { outbox.Queue(db, new MessageRequest(MessageKind.PapersAvailable, "session:s1", $"p{i}", slot, $"p{i}@example.org", "Jo Bloggs", values)); }
            await db.SaveChangesAsync();
        }
    }
}
