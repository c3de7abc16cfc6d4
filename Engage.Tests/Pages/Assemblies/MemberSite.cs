using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Participants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Assemblies;

/// <summary>The site with an assembly's members, who can be signed in without the mail that would do it.</summary>
public sealed class MemberSite : IDisposable
{
    private static readonly RecommendationText _text = new("A named officer", "Give each area a **named** officer.", "People do not know whom to ask.", "Within a year.", "");

    /// <summary>Makes the site.</summary>
    public MemberSite() => Site.With(services => services.AddSingleton<IStartupFilter, SignInDoor>());

    /// <summary>The site.</summary>
    public StaffSite Site { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Site.Dispose();

    /// <summary>An assembly with members whose addresses are member0@example.org and so on, prefixed by the slug.</summary>
    public async Task<AssemblyWorld> AssemblyAsync(string slug, int members = 12)
    {
        var now = Site.Clock.GetUtcNow();
        var (programme, assembly) = MakeAssemblies.Both(slug, now, $"programme-{slug}");
        var (cipher, hash) = (Site.Services.GetRequiredService<ContactCipher>(), Site.Services.GetRequiredService<ContactHash>());
        List<Registration> people = [];
        for (var i = 0; i < members; i++)
        {
            var address = $"{slug}{i}@example.org";
            var person = MakeAssemblies.Member(assembly, now, email: cipher.Protect("participant-email", address), emailHash: hash.OfEmail(address));
            person.Name = cipher.Protect("participant-name", $"Member {slug} {i}");
            people.Add(person);
        }
        await Site.WriteAsync(db =>
        {
            db.AssemblyProgrammes.Add(programme);
            db.Assemblies.Add(assembly);
            db.Registrations.AddRange(people);
            return Task.CompletedTask;
        });
        return new AssemblyWorld(programme, assembly, people);
    }

    /// <summary>Recommendations as drafts.</summary>
    public async Task<IReadOnlyList<Recommendation>> DraftAsync(AssemblyWorld world, int count = 2)
    {
        IReadOnlyList<Recommendation> drafts = [.. Enumerable.Range(1, count).Select(n => new Recommendation(Make.NewId(), world.Assembly.Id, n, _text with { Title = $"{_text.Title} {n}" }, Site.Clock.GetUtcNow(), "writer@office.example"))];
        await Site.WriteAsync(db =>
        {
            db.Recommendations.AddRange(drafts);
            return Task.CompletedTask;
        });
        return drafts;
    }

    /// <summary>An open vote on new recommendations, until tomorrow.</summary>
    public async Task<Vote> OpenVoteAsync(AssemblyWorld world, int recommendations = 2)
    {
        var drafts = await DraftAsync(world, recommendations);
        var vote = new Vote(Make.NewId(), world.Assembly.Id, "Vote of the last workshop", 50, Site.Clock.GetUtcNow(), "writer@office.example");
        await Site.WriteAsync(async db =>
        {
            foreach (var draft in await db.Recommendations.Where(r => r.AssemblyId == world.Assembly.Id).OrderBy(r => r.Number).ToListAsync()) { vote.Put(draft); }
            db.Polls.Add(vote);
            await new BallotBox(Site.Clock).OpenAsync(db, vote, Site.Clock.GetUtcNow().AddDays(1));
        });
        Assert.Equal(drafts.Count, vote.Items.Count);
        return vote;
    }

    /// <summary>Every member votes: so many for each recommendation, the others against.</summary>
    public async Task AllVoteAsync(AssemblyWorld world, Poll poll, int inFavour)
    {
        foreach (var (member, i) in world.People.Select((p, i) => (p, i)))
        {
            var choice = poll is Vote ? i < inFavour ? Vote.Support : Vote.Oppose : i < inFavour ? "agree" : "disagree";
            await Site.WriteAsync(async db => Assert.Equal(CastOutcome.Counted, await new BallotBox(Site.Clock).CastAsync(db, await db.Polls.SingleAsync(p => p.Id == poll.Id), member.Id, poll.Items.ToDictionary(item => item, _ => choice, StringComparer.Ordinal))));
        }
    }

    /// <summary>Closes a poll.</summary>
    public Task CloseAsync(Poll poll) => Site.WriteAsync(async db => Assert.Null(await new BallotBox(Site.Clock).CloseAsync(db, await db.Polls.SingleAsync(p => p.Id == poll.Id))));

    /// <summary>A visitor signed in as a member.</summary>
    public async Task<Resident> SignedInAsync(Registration member)
    {
        var visitor = Site.NewVisitor();
        await visitor.GetAsync($"{SignInDoor.Path}?{member.EmailHash}");
        return visitor;
    }

    private sealed class SignInDoor : IStartupFilter
    {
        public const string Path = "/test-sign-in";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(Path, door => door.Run(context => ParticipantSignIn.SignInAsync(context, context.Request.QueryString.Value![1..])));
            next(app);
        };
    }
}

/// <summary>An assembly with its members.</summary>
public sealed record AssemblyWorld(AssemblyProgramme Programme, Assembly Assembly, IReadOnlyList<Registration> People)
{
    /// <summary>Its public address.</summary>
    public string Public => $"/assemblies/{Programme.Slug}/{Assembly.Slug}";

    /// <summary>Its address for staff.</summary>
    public string Staff => $"/staff{Public}";
}
