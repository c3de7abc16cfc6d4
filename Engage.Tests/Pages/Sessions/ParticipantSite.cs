using Engage.Tests.Data.Sessions;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Participants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Sessions;

/// <summary>What tests of sessions do with a site: make an assembly with members, sign a participant in.</summary>
internal static class ParticipantSite
{
    private const string SignInPath = "/test/sign-in";

    /// <summary>Adds an address by which a test signs a participant in; a site in use has none.</summary>
    public static void WithParticipants(this SiteFactory site) => site.With(services => services.AddSingleton<IStartupFilter, SignIn>());

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

    /// <summary>Signs a visitor in as the owner of an e-mail address.</summary>
    public static async Task<Resident> ParticipantAsync(this StaffSite site, string email)
    {
        var visitor = site.NewVisitor();
        using var reply = await visitor.Http.GetAsync($"{SignInPath}?hash={site.Services.GetRequiredService<ContactHash>().OfEmail(email)}");
        Assert.True(reply.IsSuccessStatusCode);
        return visitor;
    }

    private sealed class SignIn : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(SignInPath, branch => branch.Run(context => ParticipantSignIn.SignInAsync(context, context.Request.Query["hash"]!)));
            next(app);
        };
    }
}
