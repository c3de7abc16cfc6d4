using Engage.Domain.Assemblies;
using Engage.Tests.Pages.Sessions;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Data.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data.Sessions;

public sealed class DemoSessionsTests
{
    [Fact]
    public async Task An_assembly_that_is_meeting_has_sessions_people_tables_and_claims_and_is_filled_once()
    {
        await using var site = new SiteFactory();
        var world = await site.AddAssemblyAsync("crewe", members: 14);
        var other = await site.AddAssemblyAsync("chester", members: 0);
        await site.WriteAsync(async db =>
        {
            await db.Sessions.ExecuteDeleteAsync();
            // Noon on 20 January 2027: two weeks into the meetings of the one, long before those of the other.
            (await db.Assemblies.SingleAsync(a => a.Id == world.Assembly.Id)).Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Meeting] = new(2027, 1, 4) });
            (await db.Assemblies.SingleAsync(a => a.Id == other.Assembly.Id)).Schedule(new Dictionary<AssemblyPhase, DateOnly> { [AssemblyPhase.Meeting] = new(2027, 5, 1) });
        });

        for (var i = 0; i < 2; i++)
        {
            foreach (var (programme, assembly) in new[] { (world.Programme, world.Assembly), (other.Programme, other.Assembly) })
            {
                await using var scope = site.Services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
                await DemoSessions.SeedAsync(scope.ServiceProvider, programme, await db.Assemblies.SingleAsync(a => a.Id == assembly.Id), 7);
            }
        }

        var sessions = await site.ReadAsync(db => db.Sessions.AsNoTracking().Where(s => s.AssemblyId == world.Assembly.Id).OrderBy(s => s.StartsAt).ToListAsync());
        Assert.Equal([false, true, false, true, false], sessions.Select(s => s.IsOnline));
        Assert.All(sessions.Where(s => !s.IsOnline), s => Assert.Equal((DayOfWeek.Saturday, 240.0), (s.StartsAt.DayOfWeek, (s.EndsAt - s.StartsAt).TotalMinutes)));
        Assert.Equal(new DateTime(2027, 1, 9, 10, 0, 0, DateTimeKind.Unspecified), sessions[0].StartsAt);
        Assert.True(await site.ReadAsync(db => db.Bookings.AnyAsync(b => b.SessionId == sessions[0].Id && b.ArrivedAt != null)));
        Assert.False(await site.ReadAsync(db => db.Bookings.AnyAsync(b => b.SessionId == sessions[4].Id && b.ArrivedAt != null)));
        Assert.Equal(1, await site.ReadAsync(db => db.SeatPlans.CountAsync()));
        Assert.True(await site.ReadAsync(db => db.Claims.AnyAsync()));
        Assert.Equal(8, await site.ReadAsync(db => db.Speakers.CountAsync(s => s.PublishedAt != null && s.Interests != "")));
        Assert.Equal(6, await site.ReadAsync(db => db.Papers.CountAsync()));
        Assert.Equal(0, await site.ReadAsync(db => db.OutboxMessages.CountAsync()));
        foreach (var path in new[] { $"/assemblies/{world.Programme.Slug}/crewe/sessions", $"/sessions/{sessions[0].Id}", $"/sessions/speakers/{await site.ReadAsync(db => db.Speakers.Select(s => s.Id).FirstAsync())}" }) { await site.NewResident().GetPageAsync(path); }
    }
}
