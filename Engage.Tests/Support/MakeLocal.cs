using Engage.Domain.Engagements;
using Engage.Domain.Places.Local;
using Engage.Web.Data.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Support;

/// <summary>Local records and engagements in the site's database; a test names only what it is about.</summary>
internal static class MakeLocal
{
    private static int _made;

    /// <summary>An officer there since 2026.</summary>
    public static Task<LocalRecord> OfficerAsync(this SiteFactory site, string area, string name = "A. Example", params (string, string)[] more) =>
        site.LocalAsync(LocalSheet.People, [("area_code", area), ("role", "named-officer"), ("rank", "PC"), ("name", name), ("valid_from", "2026-04-01"), .. more]);

    /// <summary>An event on 6 February 2027, from 2pm to 4pm.</summary>
    public static Task<LocalRecord> EventAsync(this SiteFactory site, string area, string title = "Surgery", params (string, string)[] more) =>
        site.LocalAsync(LocalSheet.Events, [("area_code", area), ("kind", "surgery"), ("title", title), ("place", "The library"), ("day", "2027-02-06"), ("starts", "14:00"), ("ends", "16:00"), .. more]);

    /// <summary>A project given £1,000.</summary>
    public static Task<LocalRecord> ProjectAsync(this SiteFactory site, string area, string title = "Lights", params (string, string)[] more) =>
        site.LocalAsync(LocalSheet.Projects, [("area_code", area), ("title", title), ("organisation", "A group"), ("amount", "1000"), ("fund", "Safer streets"), ("awarded_on", "2027-01-04"), ("description", "Lights on the path."), .. more]);

    /// <summary>A record of any kind; a later value of a field takes the place of an earlier one.</summary>
    public static async Task<LocalRecord> LocalAsync(this SiteFactory site, LocalSheet sheet, params (string Field, string Value)[] values)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["reference"] = $"made-{Interlocked.Increment(ref _made)}" };
        foreach (var (field, value) in values) { typed[field] = value; }
        var (read, problems) = sheet.Read(typed.GetValueOrDefault, site.Services.GetRequiredService<GazetteerSource>().Current);
        var record = sheet.Make(Make.NewId());
        record.Take(read ?? throw new InvalidOperationException(problems[0].Sentence));
        await site.WriteAsync(db => Task.FromResult(db.Add((object)record)));
        return record;
    }

    /// <summary>An engagement on 12 January 2027 under a number of its own.</summary>
    public static async Task<Engagement> EngagementAsync(this SiteFactory site, string area, Func<EngagementContent, EngagementContent>? change = null, string? withdrawn = null)
    {
        var content = new EngagementContent(
            "Walkabout on the estate", EngagementKind.Walkabout, "Mill Street", area, new DateOnly(2027, 1, 12), [AudienceGroup.Everyone], 40, 6, [new HeardEntry("roads", 12, "Cars go too fast.")],
            [new FollowUp("Put up a sign", "Sergeant Example", new DateOnly(2027, 1, 15), null)], IsPublic: true);
        var engagement = new Engagement(Make.NewId(), Interlocked.Increment(ref _made) * 1_000, change?.Invoke(content) ?? content, "pat@office.example", site.Clock.GetUtcNow());
        if (withdrawn is not null) { engagement.Withdraw(withdrawn, site.Clock.GetUtcNow()); }
        await site.WriteAsync(db => Task.FromResult(db.Engagements.Add(engagement)));
        return engagement;
    }

    /// <summary>The theme of what <see cref="EngagementAsync"/> says was heard.</summary>
    public static Task ThemeAsync(this SiteFactory site) => site.WriteAsync(db => Task.FromResult(db.EngagementThemes.Add(new EngagementTheme("roads", "Speeding"))));
}
