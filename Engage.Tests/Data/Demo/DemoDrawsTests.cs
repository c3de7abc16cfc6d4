using System.Diagnostics;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Data.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Engage.Tests.Data.Demo;

/// <summary>The selection of panels in the demonstration.</summary>
public sealed class DemoDrawsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly SiteFactory _site = new();

    public async Task InitializeAsync() => await _site.ReadAsync(async db =>
    {
        await DemoPlaces.LoadAsync(db);
        return 0;
    });

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData(AssemblyPhase.Preparing, 0, 0)]
    [InlineData(AssemblyPhase.Registering, 400, 0)]
    [InlineData(AssemblyPhase.Selecting, 400, 1)]
    [InlineData(AssemblyPhase.Meeting, 400, 1)]
    public async Task Each_phase_has_what_belongs_to_it(AssemblyPhase phase, int people, int draws)
    {
        var (programme, assembly) = Make(phase);
        await SeedAsync(programme, assembly);

        Assert.Equal(people, await _site.ReadAsync(db => db.Registrations.CountAsync(r => r.AssemblyId == assembly.Id)));
        var held = await _site.ReadAsync(db => db.PanelDraws.AsNoTracking().Where(d => d.AssemblyId == assembly.Id).ToListAsync());
        Assert.Equal(draws, held.Count);
        Assert.Equal(0, await _site.ReadAsync(db => db.OutboxMessages.CountAsync()));
        Assert.Equal(0, await _site.ReadAsync(db => db.Jobs.CountAsync()));
        if (draws == 0) { return; }

        var draw = Assert.Single(held);
        Assert.Equal(DrawState.Drawn, draw.State);
        var files = await _site.ReadAsync(db => db.DrawFiles.AsNoTracking().Where(f => f.DrawId == draw.Id).ToDictionaryAsync(f => f.Name, f => f.Bytes));
        Assert.All(LotteryVerifier.Verify(files[DrawFileName.Published], files[DrawFileName.Record], draw.PublishedSha256), c => Assert.True(c.Passed != false, $"{c.What}: {c.Detail}"));
        var seats = (await _site.ReadAsync(db => db.SeatOffers.AsNoTracking().Where(o => o.AssemblyId == assembly.Id).ToListAsync())).CountBy(o => o.State).ToDictionary();
        if (phase == AssemblyPhase.Meeting) { Assert.Equal(40, seats[OfferState.Confirmed]); }
        else { Assert.True(seats[OfferState.Offered] > 0 && seats[OfferState.Confirmed] > 0); }
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_draw()
    {
        var first = await HashAsync("chester");
        await using var other = new SiteFactory();
        await other.ReadAsync(async db =>
        {
            await DemoPlaces.LoadAsync(db);
            return 0;
        });
        var (programme, assembly) = Make(AssemblyPhase.Meeting, "chester");
        await SeedAsync(programme, assembly, other);

        Assert.Equal(first, await other.ReadAsync(db => db.PanelDraws.Select(d => d.PublishedSha256).SingleAsync()));
    }

    private async Task<string?> HashAsync(string slug)
    {
        var (programme, assembly) = Make(AssemblyPhase.Meeting, slug);
        await SeedAsync(programme, assembly);
        return await _site.ReadAsync(db => db.PanelDraws.Where(d => d.AssemblyId == assembly.Id).Select(d => d.PublishedSha256).SingleAsync());
    }

    private (AssemblyProgramme Programme, Assembly Assembly) Make(AssemblyPhase phase, string slug = "crewe")
    {
        var now = _site.Clock.GetUtcNow();
        var programme = new AssemblyProgramme(Support.Make.NewId(), "demo", "Europe/London", now) { IsDemonstration = true };
        programme.Publish(now);
        var assembly = new Assembly(Support.Make.NewId(), programme.Id, slug, "Crewe", $"lpu-{slug}", 40);
        assembly.Size(40, 8);
        var start = new DateOnly(2027, 1, 10);
        assembly.Schedule(new Dictionary<AssemblyPhase, DateOnly>
        {
            [AssemblyPhase.Preparing] = start.AddDays(-60),
            [AssemblyPhase.Registering] = phase >= AssemblyPhase.Registering ? start.AddDays(-40) : start.AddDays(20),
            [AssemblyPhase.Selecting] = phase >= AssemblyPhase.Meeting ? start.AddDays(-10) : phase == AssemblyPhase.Selecting ? new DateOnly(2027, 1, 17) : start.AddDays(30),
            [AssemblyPhase.Meeting] = phase >= AssemblyPhase.Meeting ? start : start.AddDays(50),
        });
        return (programme, assembly);
    }

    private async Task SeedAsync(AssemblyProgramme programme, Assembly assembly, SiteFactory? site = null)
    {
        await using var scope = (site ?? _site).Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        await MakeAssemblies.KeepAsync(db, programme, assembly, []);
        var begun = Stopwatch.GetTimestamp();
        await DemoDraws.AimAsync(db, assembly, CancellationToken.None);
        var now = _site.Clock.GetUtcNow();
        if (assembly.PhaseOn(DateOnly.FromDateTime(now.UtcDateTime)) >= AssemblyPhase.Registering) { await DemoPool.SeedAsync(db, scope.ServiceProvider.GetRequiredService<ParticipantContacts>(), assembly, DemoPool.Usual, seed: 7, now.AddDays(-20)); }
        await DemoDraws.SeedAsync(scope.ServiceProvider, programme, assembly, seed: 7);
        output.WriteLine($"{Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0} ms");
    }
}
