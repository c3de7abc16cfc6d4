using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Reports;
using Engage.Tests.Pages.Assemblies;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data.Demo;

/// <summary>What the demonstration makes of recommendations, by the phase of an assembly.</summary>
public sealed class DemoRecommendationsTests(MemberSite members) : IClassFixture<MemberSite>
{
    [Fact]
    public async Task A_finished_assembly_has_eight_with_votes_responses_and_a_published_report()
    {
        var world = await SeedAsync("demo-finished", AssemblyPhase.Responding);
        using var resident = members.Site.NewResident();

        var rows = await members.Site.ReadAsync(db => RecommendationList.PublishedAsync(db, world.Assembly.Id));
        Assert.Equal(8, rows.Count);
        Assert.All(rows, r => Assert.True(r.Recommendation.Versions.Count >= 2 && r.Result is { IsTooSmall: false }));
        Assert.Contains(rows, r => r.Result!.IsAdopted == false);
        var today = DateOnly.FromDateTime(members.Site.Clock.GetUtcNow().DateTime);
        Assert.Single(rows, r => r.Response!.IsOverdueOn(today));
        Assert.Equal([Decision.Accept, Decision.AcceptInPart, Decision.Reject], rows.Select(r => r.Response!.Decision).Distinct().Order());
        var report = await members.Site.ReadAsync(db => db.ReportVersions.SingleAsync(v => v.SubjectId == world.Assembly.Id));
        Assert.Equal(ReportState.Published, report.State);
        Assert.Empty(ReportDocument.Parse(report.Content).Check());
        Assert.Contains("How far members agree", report.Content, StringComparison.Ordinal);
        await resident.GetPageAsync($"{world.Public}/recommendations");
        foreach (var row in rows) { await resident.GetPageAsync($"{world.Public}/recommendations/{row.Recommendation.Number}"); }
    }

    [Fact]
    public async Task A_meeting_assembly_has_drafts_and_an_open_vote_and_one_being_reported_no_response_yet()
    {
        var meeting = await SeedAsync("demo-meeting", AssemblyPhase.Meeting);
        var reporting = await SeedAsync("demo-reporting", AssemblyPhase.Reporting);
        var early = await SeedAsync("demo-early", AssemblyPhase.Registering);

        Assert.Equal((4, 4), await members.Site.ReadAsync(async db => (await db.Recommendations.CountAsync(r => r.AssemblyId == meeting.Assembly.Id && r.State == RecommendationState.Draft), await db.Recommendations.CountAsync(r => r.AssemblyId == meeting.Assembly.Id && r.State == RecommendationState.Final))));
        Assert.True(await members.Site.ReadAsync(async db => (await db.Polls.SingleAsync(p => p.AssemblyId == meeting.Assembly.Id)).AcceptsAt(members.Site.Clock.GetUtcNow())));
        Assert.Equal(ReportState.Draft, await members.Site.ReadAsync(db => db.ReportVersions.Where(v => v.SubjectId == reporting.Assembly.Id).Select(v => v.State).SingleAsync()));
        Assert.Equal(8, await members.Site.ReadAsync(db => db.Recommendations.CountAsync(r => r.AssemblyId == reporting.Assembly.Id && r.State == RecommendationState.Published)));
        Assert.False(await members.Site.ReadAsync(db => db.Recommendations.AnyAsync(r => r.AssemblyId == early.Assembly.Id)));
    }

    /// <summary>An assembly whose phase began ten days ago, and the ones before it by a month each.</summary>
    private async Task<AssemblyWorld> SeedAsync(string slug, AssemblyPhase phase)
    {
        var world = await members.AssemblyAsync(slug, members: 30);
        var today = DateOnly.FromDateTime(members.Site.Clock.GetUtcNow().DateTime);
        await using var scope = members.Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Engage.Web.Data.EngageDb>();
        var assembly = await db.Assemblies.SingleAsync(a => a.Id == world.Assembly.Id);
        assembly.Schedule(Enum.GetValues<AssemblyPhase>().Where(p => p <= phase).ToDictionary(p => p, p => today.AddDays(-50 - (30 * (phase - p)))));
        await db.SaveChangesAsync();

        await DemoRecommendations.SeedAsync(scope.ServiceProvider, world.Programme, assembly);
        await DemoRecommendations.SeedAsync(scope.ServiceProvider, world.Programme, assembly);
        return world;
    }
}
