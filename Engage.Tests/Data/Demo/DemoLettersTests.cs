using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Invitations;
using Engage.Tests.Pages.Assemblies;
using Engage.Tests.Support;
using Engage.Web.Data.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Data.Demo;

/// <summary>The demonstration's letters and registrations.</summary>
public sealed class DemoLettersTests
{
    [Fact]
    public async Task Letters_are_posted_and_people_registered_once_and_nobody_gets_mail()
    {
        await using var site = new SiteFactory();
        var (programme, assembly) = await site.AssemblyAsync();

        for (var i = 0; i < 2; i++) { await SeedAsync(site, programme, assembly); }

        Assert.Equal(200, await site.ReadAsync(db => db.Households.CountAsync(h => h.State == HouseholdState.LetterSent && h.Code == null)));
        Assert.Equal(60, await site.ReadAsync(db => db.Registrations.CountAsync()));
        Assert.True(await site.ReadAsync(db => db.Registrations.CountAsync(r => r.State == RegistrationState.InPool)) > 50);
        Assert.Equal(0, await site.ReadAsync(db => db.OutboxMessages.CountAsync()));
    }

    [Fact]
    public async Task Before_the_letters_go_out_nothing_is_made()
    {
        await using var site = new SiteFactory();
        var (programme, assembly) = await site.AssemblyAsync(opens: AssemblyPhase.Preparing);

        await SeedAsync(site, programme, assembly);

        Assert.Equal(0, await site.ReadAsync(db => db.Households.CountAsync()));
    }

    private static async Task SeedAsync(SiteFactory site, AssemblyProgramme programme, Assembly assembly)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await DemoLetters.SeedAsync(scope.ServiceProvider, programme, assembly, seed: 20261122);
    }
}
