using Engage.Tests.Data.Sessions;
using Engage.Tests.Support;

namespace Engage.Tests.Pages.Sessions;

/// <summary>What tests of sessions do with a site: make an assembly with members.</summary>
internal static class SessionSite
{
    /// <summary>Adds an assembly with a session in 30 days.</summary>
    public static async Task<SessionWorld> AddAssemblyAsync(this SiteFactory site, string slug, int members = 2, int capacity = 2, bool isPublic = false)
    {
        SessionWorld? world = null;
        await site.WriteAsync(db =>
        {
            world = SessionWorld.Add(db, site.Services, site.Clock.GetUtcNow(), members, capacity, isPublic, slug);
            return Task.CompletedTask;
        });
        return world!;
    }
}
