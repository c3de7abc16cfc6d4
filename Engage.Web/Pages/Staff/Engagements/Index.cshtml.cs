using Engage.Domain;
using Engage.Domain.Engagements;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Engagements;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Engagements;

/// <summary>The log of engagements in the areas a person may change, and what is overdue from them.</summary>
[Authorize(Permissions.EditAreas)]
public sealed class EngagementListModel(EngageDb db, AreaScope scope, GazetteerSource places, BodySettings body, TimeProvider time) : StaffPage
{
    private const int Size = 50;

    /// <summary>What the list shows.</summary>
    public EngagementFilter Filter { get; private set; } = new("", "", "");

    /// <summary>The engagements of the page, newest first.</summary>
    public IReadOnlyList<Engagement> Rows { get; private set; } = [];

    /// <summary>How many match.</summary>
    public int Total { get; private set; }

    /// <summary>The page shown, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>What should have been done by now, the oldest first.</summary>
    public IReadOnlyList<(Engagement Engagement, FollowUp FollowUp)> Overdue { get; private set; } = [];

    /// <summary>Whether the person keeps the list of themes.</summary>
    public bool MayManageThemes { get; private set; }

    /// <summary>The choices of areas.</summary>
    public IReadOnlyList<ChoiceItem> Areas { get; private set; } = [];

    /// <summary>The choices of periods.</summary>
    public IReadOnlyList<ChoiceItem> Periods { get; private set; } = [];

    /// <summary>The address of a page of this list, filters kept.</summary>
    public Func<int, string> PageAddress => number => Filter.Address("/staff/engagements", number);

    /// <summary>An area's name.</summary>
    public string NameOf(string code) => places.Current.Find(code)?.Name ?? code;

    /// <summary>Lists a page.</summary>
    public async Task OnGetAsync(string? area, string? kind, string? period, [FromQuery(Name = "page-number")] int? wished)
    {
        var (stop, gazetteer) = (HttpContext.RequestAborted, places.Current);
        var today = WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));
        MayManageThemes = await MayAsync(Permissions.ManageThemes);
        Filter = EngagementFilter.Of(area, kind, period, gazetteer);
        var mayEdit = await scope.JudgeAsync(User);
        var own = (await db.Engagements.AsNoTracking().ToListAsync(stop)).Where(e => mayEdit(e.AreaCode)).ToList();
        Overdue = [.. own.Where(e => !e.IsWithdrawn).SelectMany(e => e.Content.FollowUps.Where(f => f.IsOverdueOn(today)).Select(f => (e, f))).OrderBy(o => o.f.DueOn)];
        var found = (await Filter.ListAsync(db.Engagements, gazetteer, stop)).Where(e => mayEdit(e.AreaCode)).ToList();
        (Total, Pages) = (found.Count, Math.Max(1, (found.Count + Size - 1) / Size));
        Number = Math.Clamp(wished ?? 1, 1, Pages);
        Rows = [.. found.Skip((Number - 1) * Size).Take(Size)];
        Areas = EngagementChoices.Areas(await scope.AreasAsync(User));
        Periods = EngagementChoices.Periods(own.Select(e => e.On));
    }
}
