using Engage.Web.Areas;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Assemblies.Reporting;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Data.Demo;
using Engage.Web.Data.Places;
using Engage.Web.Jobs;
using Engage.Web.Mail;
using Engage.Web.Priorities;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Engage.Web.Security.KeyRing;
using Engage.Web.Security.Participants;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.DataProtection;

namespace Engage.Web;

/// <summary>The web site: what it is made of, and the order in which a request meets it.</summary>
public static class Site
{
    private static readonly Dictionary<string, string> _switches = new(StringComparer.Ordinal) { ["--data-dir"] = $"{DataSettings.Section}:{nameof(DataSettings.Directory)}" };

    /// <summary>Runs the site until it is told to stop.</summary>
    /// <param name="args">Settings, such as --data-dir DIR or --urls http://127.0.0.1:5000.</param>
    /// <param name="errors">Where the one line goes when a setting cannot be used.</param>
    /// <returns>0 when it stopped as asked, 2 when a setting cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter errors)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (Exception problem) when (problem is SettingsException or DatabaseRefusedException)
        {
            await errors.WriteLineAsync(problem.Message);
            return 2;
        }
    }

    /// <summary>Builds the site from settings files, environment and command line.</summary>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public static WebApplication Build(string[] args)
    {
        var app = Compose(args).Build();
        app.UseFrame();
        UseParts(app);
        app.MapFrame();
        MapParts(app);
        return app;
    }

    /// <summary>The site's settings and services without its pipeline: what commands work with.</summary>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    internal static WebApplicationBuilder Compose(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddCommandLine(args, _switches);
        builder.AddFrame();
        AddParts(builder.Services, builder.Configuration, builder.Environment);
        return builder;
    }

    /// <summary>Makes and updates the database; in Development an empty one is filled with the demonstration.</summary>
    /// <exception cref="DatabaseRefusedException">The database cannot be used.</exception>
    internal static async Task PrepareAsync(IServiceProvider services, DatabaseUse use = DatabaseUse.Write, CancellationToken cancellationToken = default)
    {
        await DatabaseStartup.PrepareAsync(services, use, cancellationToken);
        // A first key made later, in the middle of somebody's transaction, would wait for the writer that transaction holds.
        if (use == DatabaseUse.Write) { services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Engage.Start").Protect([]); }
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment()) { await DemoData.SeedAsync(services, cancellationToken); }
    }

    /// <summary>The parts of the product: a line each.</summary>
    private static void AddParts(IServiceCollection services, ConfigurationManager configuration, IHostEnvironment environment)
    {
        services.AddSettings<DataSettings>(configuration, DataSettings.Section);
        services.AddSettings<DatabaseSettings>(configuration, DatabaseSettings.Section);
        services.AddEngageData(configuration);
        services.AddHostedService<Preparation>();
        services.AddEngageKeyRing(configuration);
        services.AddEngageIdentity();
        services.AddStaff(configuration, environment);
        services.AddParticipants();
        services.AddSessions();
        services.AddInvitations();
        services.AddParticipantsArea();
        services.AddDraws();
        services.AddPlaces();
        services.AddAreas();
        services.AddEngageReports();
        services.AddConsultations();
        services.AddRecommendations();
        services.AddAssemblyReports();
        services.AddPlans();
        services.AddPriorities();
        services.AddEngageJobs();
        services.AddEngageMail(configuration, environment);
        services.AddHostedService<Housekeeping>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddAnswering();
        services.AddSimulation();
    }

    /// <summary>What the parts put into the pipeline, after routing, caching and the form checks: sign-in first.</summary>
    private static void UseParts(WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>The parts' own addresses; pages are mapped already.</summary>
    private static void MapParts(WebApplication app)
    {
        app.MapHealthChecks("/health/ready");
        app.MapGet("/sessions/{id}.ics", Pages.Sessions.DetailsModel.CalendarAsync);
        app.MapPriorities();
        app.MapAreas();
        app.MapPost(NotifyCallback.Path, NotifyCallback.AnswerAsync).WithMetadata(new AcceptsCrossSiteAttribute());
    }

    /// <summary>Makes the database ready before anything else starts: the framework reads the key ring from it at its own start.</summary>
    private sealed class Preparation(IServiceProvider services) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => PrepareAsync(services, DatabaseUse.Write, cancellationToken);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            {
                services.GetRequiredService<ILoggerFactory>().CreateLogger("Engage").LogInformation("{Accounts}", string.Join(Environment.NewLine, DemoStaff.Lines()));
            }
            return Task.CompletedTask;
        }

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
