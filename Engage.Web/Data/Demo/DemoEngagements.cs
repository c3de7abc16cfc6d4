using Engage.Domain;
using Engage.Domain.Engagements;
using Engage.Domain.Places;
using Engage.Web.Data.Places;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>A made-up log: forty engagements of this quarter and the last one, with some communities that nobody has reached.</summary>
internal static class DemoEngagements
{
    private const string Editor = "editor@engage.example", AreaEditor = "areaeditor@engage.example";
    private const int Count = 40;

    private static readonly (string Code, string Name, string Sentence)[] _themes =
    [
        ("speeding", "Speeding and parking", "Cars go too fast past the school at the end of the day."),
        ("antisocial", "Anti-social behaviour", "Groups with loud mopeds meet at the shops after dark."),
        ("burglary", "Burglary and theft", "Tools were stolen from vans overnight."),
        ("drugs", "Drugs", "There is open dealing by the underpass."),
        ("visibility", "Seeing officers", "People would like to know when officers walk through."),
        ("online", "Fraud online", "Several had calls from people who said they were their bank."),
        ("violence", "Feeling safe at night", "The path to the station is dark, and women avoid it."),
        ("dogs", "Dogs and livestock", "Dogs off the lead chased sheep in the spring."),
    ];

    private static readonly (EngagementKind Kind, string Title, string Place, string[] Audience)[] _occasions =
    [
        (EngagementKind.Walkabout, "Walkabout with residents", "From the shops to the playing field", [AudienceGroup.Everyone]),
        (EngagementKind.Surgery, "Surgery at the library", "Made-up Library", [AudienceGroup.Everyone, "65-plus"]),
        (EngagementKind.School, "Morning at the high school", "Made-up High School", ["under-18"]),
        (EngagementKind.FaithEvent, "Open day at the mosque and the church", "Made-up Faith Centre", ["faith", "ethnic-minorities"]),
        (EngagementKind.Stall, "Stall at the market", "Market square", [AudienceGroup.Everyone, "businesses"]),
        (EngagementKind.Online, "Evening online about fraud", "Online", ["65-plus", "carers"]),
        (EngagementKind.Meeting, "Meeting of the farm watch", "Made-up Village Hall", ["rural", "businesses"]),
        (EngagementKind.LetterDrop, "Letters to every home in five streets", "Five streets round the station", [AudienceGroup.Everyone]),
        (EngagementKind.Visit, "Visit to a group of disabled people", "Made-up Community Centre", ["disabled", "mental-health"]),
        (EngagementKind.Visit, "Evening with a women’s group", "Made-up Arts Centre", ["women", "victims"]),
    ];

    private static readonly string[] _followUps = ["Put up the speed sign by the school", "Walk through after 9pm on Fridays for a month", "Ask the council about the broken lights", "Come back and say what was done"];

    /// <summary>Makes the log where there is none yet.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        var db = services.GetRequiredService<EngageDb>();
        if (await db.EngagementThemes.AnyAsync(cancellationToken) || !await db.LocalOfficers.AnyAsync(cancellationToken)) { return; }

        var places = services.GetRequiredService<GazetteerSource>().Current;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(services.GetRequiredService<BodySettings>().TimeZone);
        var today = WallClock.Day(services.GetRequiredService<TimeProvider>().GetUtcNow(), zone);
        var first = CommunityReach.QuarterOf(today).AddMonths(-3);
        var units = places.Of(AreaKind.LocalPolicingUnit, today);
        var chance = new SeededRandom(40);
        // Whole or not at all: what is interrupted is begun again.
        await db.WriteAsync(
            async writing =>
            {
                writing.EngagementThemes.AddRange(_themes.Select(t => new EngagementTheme(t.Code, t.Name)));
                for (var i = 0; i < Count; i++)
                {
                    var unit = units[i % units.Count];
                    // Only the first third of a unit's communities are visited: the rest is to be found unreached.
                    var communities = places.Children(unit.Code, today);
                    var area = i % 5 == 4 || communities.Count == 0 ? unit : communities[chance.Next(Math.Max(1, communities.Count / 3))];
                    var day = first.AddDays(1 + (i * (today.DayNumber - first.DayNumber - 1) / Count));
                    Record(writing, i + 1, Content(i, area, day, today, chance), day, zone);
                }
                await writing.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    private static void Record(EngageDb db, int number, EngagementContent content, DateOnly day, TimeZoneInfo zone)
    {
        var by = content.AreaCode == "lpu-crewe" ? AreaEditor : Editor;
        var at = WallClock.Instant(day.ToDateTime(new TimeOnly(17, 0)), zone);
        var engagement = new Engagement(NewId.Make(), number, content, by, at);
        if (number == 7) { engagement.Correct(content with { Reached = content.Reached + 20 }, "Number of people put right", by, at.AddDays(2)); }
        if (number == 11) { engagement.Withdraw("It was recorded twice: see the entry before it.", at.AddDays(1)); }
        db.Engagements.Add(engagement);
    }

    private static EngagementContent Content(int i, Area area, DateOnly day, DateOnly today, SeededRandom chance)
    {
        var (kind, title, place, audience) = _occasions[i % _occasions.Length];
        var reached = kind == EngagementKind.LetterDrop ? 400 + chance.Next(300) : 12 + chance.Next(120);
        var spoke = Math.Max(3, reached / 3);
        var heard = Enumerable.Range(0, kind == EngagementKind.LetterDrop ? 0 : 1 + chance.Next(3)).Select(h => _themes[(i + (h * 3)) % _themes.Length]).Select(t => new HeardEntry(t.Code, 1 + chance.Next(spoke), t.Sentence)).ToList();
        var due = day.AddDays(21 + chance.Next(20));
        DateOnly? done = chance.NextDouble() < 0.7 && due < today ? due.AddDays(-chance.Next(10)) : null;
        List<FollowUp> follow = i % 5 < 3 && heard.Count > 0 ? [new FollowUp(_followUps[i % _followUps.Length], "Local team", due, done)] : [];
        return new EngagementContent(title, kind, place, area.Code, day, audience, reached, kind == EngagementKind.LetterDrop ? null : spoke, heard, follow, IsPublic: i != 17);
    }
}
