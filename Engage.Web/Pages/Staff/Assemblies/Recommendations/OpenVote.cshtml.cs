using System.Globalization;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Pages.Staff.Surveys;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Recommendations;

/// <summary>Opens a vote: what on, until when, and what is needed; the members are told.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class OpenVoteModel(EngageDb db, BallotBox box, MemberMessages messages, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>What the vote is called.</summary>
    [BindProperty]
    public string? Title { get; set; }

    /// <summary>The ids of what is voted on.</summary>
    [BindProperty]
    public IList<string> Chosen { get; set; } = [];

    /// <summary>What is needed, in per cent.</summary>
    [BindProperty]
    public string? RequiredPercent { get; set; } = "50";

    /// <summary>Until when members can vote.</summary>
    [BindProperty]
    public LocalTimeInput Until { get; set; } = new();

    /// <summary>What can be voted on, in order of number.</summary>
    public IReadOnlyList<Recommendation> Votable { get; private set; } = [];

    /// <summary>How many members there are.</summary>
    public int Members { get; private set; }

    /// <summary>The rules to choose from.</summary>
    public static IReadOnlyList<ChoiceItem> Thresholds { get; } = [new("50", "More than half"), new("67", "At least two thirds (67%)"), new("75", "At least 75%"), new("80", "At least 80%")];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindVotableAsync()) { return NotFound(); }
        Until = LocalTimeInput.Of(TimeZoneInfo.ConvertTime(Now, Programme.Zone).Date.AddHours(23));
        return Page();
    }

    /// <summary>Opens the vote.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindVotableAsync()) { return NotFound(); }
        var until = Check();
        if (!ModelState.IsValid) { return Page(); }

        var vote = new Vote(NewId.Make(), Assembly.Id, Title!.Trim(), int.Parse(RequiredPercent!, CultureInfo.InvariantCulture), Now, Actor);
        await Db.WriteAsync(
            async inside =>
            {
                foreach (var recommendation in Votable.Where(r => Chosen.Contains(r.Id, StringComparer.Ordinal))) { vote.Put(recommendation); }
                inside.Polls.Add(vote);
                await box.OpenAsync(inside, vote, until!.Value, HttpContext.RequestAborted);
                await messages.VoteOpenAsync(inside, Programme, Assembly, vote, HttpContext.RequestAborted);
                audit.Record(inside, Actor, "vote-opened", $"vote:{vote.Id}", $"{vote.Items.Count} recommendations; {RequiredPercent}%");
            },
            HttpContext.RequestAborted);
        return Done($"{Root}/recommendations/polls/{vote.Id}", "The vote is open. Members with an e-mail address get a message with their link.");
    }

    private DateTimeOffset? Check()
    {
        if (string.IsNullOrWhiteSpace(Title)) { ModelState.AddModelError(nameof(Title), "Enter a title for the vote"); }
        if (Title?.Length > Vote.MaxTitleLength) { ModelState.AddModelError(nameof(Title), $"The title must be {Vote.MaxTitleLength} characters or fewer"); }
        if (!Chosen.Any(id => Votable.Any(r => r.Id == id))) { ModelState.AddModelError(nameof(Chosen), "Select what members vote on"); }
        if (!Thresholds.Any(t => t.Value == RequiredPercent)) { ModelState.AddModelError(nameof(RequiredPercent), "Select what is needed to adopt a recommendation"); }
        if (Members == 0) { ModelState.AddModelError("", "There are no members yet: nobody has confirmed a place"); }
        var (local, part, problem) = Until.Read("closing");
        if (problem is not null) { ModelState.AddModelError($"{nameof(Until)}.{part}", problem); }
        var until = local is { } time ? WallClock.Instant(time, Programme.Zone) : (DateTimeOffset?)null;
        if (until <= Now) { ModelState.AddModelError($"{nameof(Until)}.Day", "The vote must close in the future"); }
        return until;
    }

    private async Task<bool> FindVotableAsync()
    {
        if (!await FindAsync()) { return false; }
        var stop = HttpContext.RequestAborted;
        var open = await Db.Polls.OfType<Vote>().AsNoTracking().Where(v => v.AssemblyId == Assembly.Id && v.State == PollState.Open).ToListAsync(stop);
        var underVote = open.SelectMany(v => v.Items).ToHashSet(StringComparer.Ordinal);
        var candidates = await Db.Recommendations.Where(r => r.AssemblyId == Assembly.Id && (r.State == RecommendationState.Draft || r.State == RecommendationState.Final)).ToListAsync(stop);
        Votable = [.. candidates.Where(r => !underVote.Contains(r.Id)).OrderBy(r => r.Number)];
        Members = await Db.Registrations.CountAsync(r => r.AssemblyId == Assembly.Id && r.Seat == SeatState.Confirmed, stop);
        return true;
    }
}
