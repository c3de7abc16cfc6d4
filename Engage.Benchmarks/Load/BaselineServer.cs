using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engage.Benchmarks.Load;

/// <summary>
/// What the site is measured against, in a process of its own with the same server: a reply that does nothing, and the usual way
/// to keep a response, an EF context and a save for each request. The latter comes twice: with connections of its own, which
/// then wait for each other inside SQLite, and with EF taking turns at the site's one writer.
/// </summary>
internal static class BaselineServer
{
    /// <summary>The sub-command that starts it.</summary>
    public const string Name = "baseline-server";

    /// <summary>A reply of 13 bytes.</summary>
    public const string Plaintext = "/plaintext";

    /// <summary>Keeps a response through an EF context with a connection of its own.</summary>
    public const string Ef = "/ef";

    /// <summary>Keeps a response through an EF context that waits for the one writer.</summary>
    public const string EfInTurns = "/ef-in-turns";

    /// <summary>Runs until it is killed.</summary>
    /// <param name="args">Settings: --urls, and --data-dir of a prepared folder.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder([$"--contentRoot={AppContext.BaseDirectory}", "--environment=Production", .. args]);
        builder.Configuration.AddCommandLine(args, new Dictionary<string, string>(StringComparer.Ordinal) { ["--data-dir"] = DataDirectory.Setting });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.WebHost.ConfigureKestrel(static server => server.AddServerHeader = false);
        // Identity too: the tables of the model depend on it.
        builder.Services.AddEngageData(builder.Configuration).AddEngageIdentity();
        builder.Services.AddDbContext<PlainDb>(options => options.UseSqlite($"Data Source={Path.Combine(DataDirectory.From(builder.Configuration).FullPath, "plain.db")}"));

        await using var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await PlainDb.PrepareAsync(scope.ServiceProvider.GetRequiredService<PlainDb>());
        }
        app.MapGet(Plaintext, static () => "Hello, World!");
        app.MapPost(Ef, static (HttpRequest request, PlainDb db) => KeepAsync(request, db));
        app.MapPost(EfInTurns, static (HttpRequest request, EngageDb db) => KeepAsync(request, db));
        await app.RunAsync();
        return 0;
    }

    private static async Task<IResult> KeepAsync(HttpRequest request, DbContext db)
    {
        var form = await request.ReadFormAsync();
        var response = new Response
        {
            Id = DemoWorld.NewId(),
            SurveyId = form["survey"].ToString(),
            Version = 1,
            Channel = Channel.Web,
            Reference = DemoWorld.NewId()[..9],
            Answers = form["answers"].ToString(),
            SubmittedHour = DemoWorld.Now,
        };
        db.Add(response);
        db.Add(DemoWorld.DraftOf(response));
        await db.SaveChangesAsync();
        return Results.Redirect("/receipt");
    }
}

/// <summary>The tables of responses and drafts as a plain EF context would have them: the same columns and indexes.</summary>
internal sealed class PlainDb(DbContextOptions<PlainDb> options) : DbContext(options)
{
    /// <summary>Makes the tables, with a write-ahead log that reaches the disk at each commit.</summary>
    public static async Task PrepareAsync(PlainDb db)
    {
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Response>(response =>
        {
            response.HasKey(r => r.Number);
            response.HasIndex(r => r.Id).IsUnique();
            response.HasIndex(r => new { r.SurveyId, r.Number });
            response.HasIndex(r => new { r.SurveyId, r.Reference }).IsUnique();
        });
        modelBuilder.Entity<Draft>().HasIndex(d => d.UpdatedAt);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
    }
}
