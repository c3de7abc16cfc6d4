using System.Security.Cryptography;
using Engage.Domain;
using Engage.Domain.Places;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Simulation;
using Engage.Web;
using Engage.Web.Data;
using Engage.Web.Data.Demo;
using Engage.Web.Data.Places;
using Engage.Web.Data.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Benchmarks;

/// <summary>
/// The demonstration's precept consultation, open today, with Cheshire's places, in a data folder of its own: what is
/// measured is measured on real questions and answers of real length. Uses the services of the site.
/// </summary>
internal sealed class DemoWorld : IAsyncDisposable
{
    /// <summary>The survey's address.</summary>
    public const string Slug = "precept-2027-28";

    private readonly WebApplication _services;

    private DemoWorld(WebApplication services, string folder) => (_services, Folder) = (services, folder);

    /// <summary>The data folder; gone with this object, unless kept.</summary>
    public string Folder { get; }

    /// <summary>Whether the folder stays, for a site that is to run on it.</summary>
    public bool IsKept { get; set; }

    /// <summary>The site's services.</summary>
    public IServiceProvider Services => _services.Services;

    /// <summary>The survey with its version.</summary>
    public Survey Survey { get; private set; } = null!;

    /// <summary>What it asks.</summary>
    public SurveyDefinition Definition { get; private set; } = null!;

    /// <summary>The places.</summary>
    public Gazetteer Places => Services.GetRequiredService<GazetteerSource>().Current;

    /// <summary>The census figures.</summary>
    public IReadOnlyList<PopulationCount> Population { get; private set; } = [];

    /// <summary>The store of responses.</summary>
    public ResponseStore Store => Services.GetRequiredService<ResponseStore>();

    /// <summary>Now.</summary>
    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Makes the world.</summary>
    public static async Task<DemoWorld> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("engage-bench-").FullName;
        var services = Site.Compose([$"--contentRoot={AppContext.BaseDirectory}", "--data-dir", folder, "--environment=Production", "--Hosting:RequireHttps=false", "--Logging:LogLevel:Default=Error"]).Build();
        var world = new DemoWorld(services, folder);
        await Site.PrepareAsync(services.Services);
        await using var scope = services.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        await DemoPlaces.LoadAsync(db);
        world.Survey = DemoSurveys.All.Single(s => s.Slug == Slug).Make(Now, "Europe/London").Survey;
        world.Definition = SurveyDefinition.FromStored(world.Survey.Newest.Definition);
        db.Add(world.Survey);
        await db.SaveChangesAsync();
        await services.Services.GetRequiredService<GazetteerSource>().RefreshAsync();
        world.Population = await db.PopulationCounts.AsNoTracking().ToListAsync();
        return world;
    }

    /// <summary>A new public id.</summary>
    public static string NewId() => PublicId.From(RandomNumberGenerator.GetBytes(16));

    /// <summary>Simulated responses; the same number and seed give the same.</summary>
    public IReadOnlyList<Response> Responses(int count, ulong seed = 1)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Survey.TimeZone);
        var window = new SimulationWindow(Survey.OpensAt!.Value, Survey.ClosesAt!.Value, Now, zone);
        return [.. new ResponseSimulator(Definition, Places, Population, window).Run(Survey.Id, Survey.Newest.Number, count, seed)];
    }

    /// <summary>The same answers as given by somebody else.</summary>
    public Response Another(Response like) => new()
    {
        Id = NewId(),
        SurveyId = Survey.Id,
        Version = like.Version,
        Channel = Channel.Web,
        Reference = ReceiptReference.New(),
        Answers = like.Answers,
        LocalAuthorityCode = like.LocalAuthorityCode,
        LocalPolicingUnitCode = like.LocalPolicingUnitCode,
        CommunityCode = like.CommunityCode,
        SubmittedHour = like.SubmittedHour,
    };

    /// <summary>A draft that needs nothing but to be sent.</summary>
    public static Draft DraftOf(Response response) => new()
    {
        Id = NewId(),
        SurveyId = response.SurveyId,
        Version = response.Version,
        ResponseId = response.Id,
        Answers = response.Answers,
        StartedAt = Now.AddMinutes(-5),
        UpdatedAt = Now,
    };

    /// <summary>Counts the survey's responses in a data folder nobody writes to any more.</summary>
    public static async Task<int> CountAsync(string folder, string surveyId)
    {
        await using var services = Site.Compose([$"--contentRoot={AppContext.BaseDirectory}", "--data-dir", folder, "--environment=Production", "--Logging:LogLevel:Default=Error"]).Build();
        await using var scope = services.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EngageDb>().Responses.CountAsync(r => r.SurveyId == surveyId);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!IsKept) { Directory.Delete(Folder, recursive: true); }
    }
}
