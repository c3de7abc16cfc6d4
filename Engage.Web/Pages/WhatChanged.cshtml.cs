using Engage.Domain;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Priorities;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages;

/// <summary>A recommendation that was carried out.</summary>
/// <param name="Title">What was recommended.</param>
/// <param name="Href">Where it is read.</param>
/// <param name="Assembly">Who recommended it.</param>
/// <param name="On">The day it was reported as done.</param>
/// <param name="Note">What was reported; may be empty.</param>
public sealed record DoneRecommendation(string Title, string Href, string Assembly, DateOnly On, string Note);

/// <summary>What changed because people told the body: outcomes of consultations, and recommendations that were carried out.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class WhatChangedModel(EngageDb db, PublishedOutcomes outcomes, PriorityRegister register, GazetteerSource places, BodySettings body, TimeProvider time) : PageModel
{
    /// <summary>What became of consultations, the newest first.</summary>
    public IReadOnlyList<PublishedOutcome> Outcomes { get; private set; } = [];

    /// <summary>What assemblies recommended and was carried out, the newest first.</summary>
    public IReadOnlyList<DoneRecommendation> Recommendations { get; private set; } = [];

    /// <summary>Local priorities that are under way or done, those with the newest entry first.</summary>
    public IReadOnlyList<LocalPriority> Priorities { get; private set; } = [];

    /// <summary>Today on the office's clocks.</summary>
    public DateOnly Today => WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    /// <summary>What an area is called.</summary>
    public string AreaName(string code) => places.Current.Find(code)?.Name ?? code;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        Outcomes = await outcomes.AllAsync(stop);
        var responses = await db.RecommendationResponses.AsNoTracking().Where(r => r.PublishedAt != null).ToListAsync(stop);
        var done = responses.Where(r => r.Status == ProgressStatus.Done).ToDictionary(r => r.RecommendationId, StringComparer.Ordinal);
        var ids = done.Keys.ToList();
        var rows = await db.Recommendations.AsNoTracking().Where(r => ids.Contains(r.Id) && r.State == RecommendationState.Published)
            .Join(db.Assemblies.AsNoTracking(), r => r.AssemblyId, a => a.Id, (r, a) => new { Recommendation = r, Assembly = a })
            .Join(db.AssemblyProgrammes.AsNoTracking().Where(p => p.PublishedAt != null), r => r.Assembly.ProgrammeId, p => p.Id, (r, p) => new { r.Recommendation, r.Assembly, Programme = p })
            .ToListAsync(stop);
        Recommendations =
        [
            .. rows.Select(r => (r.Recommendation, r.Assembly, r.Programme, Last: done[r.Recommendation.Id].Progress[^1])).OrderByDescending(r => r.Last.At)
                .Select(r => new DoneRecommendation(
                    r.Recommendation.Newest.Title, $"{AssemblyAddress.Public(r.Programme, r.Assembly)}/recommendations/{Wording.Count(r.Recommendation.Number ?? 0)}",
                    r.Assembly.Title, WallClock.Day(r.Last.At, r.Programme.Zone), r.Last.Note)),
        ];
        Priorities = [.. (await register.PublicAsync(null, stop)).Where(p => p.Status is PriorityStatus.UnderWay or PriorityStatus.Done).OrderByDescending(p => p.Entries[^1].At)];
        ViewData[Frame.IsDemonstration] = Outcomes.Any(o => o.Survey.IsDemonstration) || rows.Exists(r => r.Programme.IsDemonstration);
    }
}
