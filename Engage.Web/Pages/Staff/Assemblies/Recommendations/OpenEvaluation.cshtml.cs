using Engage.Domain;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Pages.Staff.Surveys;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Recommendations;

/// <summary>Opens the members' evaluation, and tells them; an assembly has one, and where it is there its page is shown.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class OpenEvaluationModel(EngageDb db, BallotBox box, MemberMessages messages, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>Until when members can answer.</summary>
    [BindProperty]
    public LocalTimeInput Until { get; set; } = new();

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (await KnownAsync() is { } known) { return LocalRedirect(known); }
        Until = LocalTimeInput.Of(TimeZoneInfo.ConvertTime(Now, Programme.Zone).Date.AddDays(14).AddHours(12));
        return Page();
    }

    /// <summary>Opens it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (await KnownAsync() is { } known) { return LocalRedirect(known); }
        var (local, part, problem) = Until.Read("closing");
        if (problem is not null) { return Wrong($"{nameof(Until)}.{part}", problem); }
        var until = WallClock.Instant(local!.Value, Programme.Zone);
        if (until <= Now) { return Wrong($"{nameof(Until)}.Day", "The evaluation must close in the future"); }

        var evaluation = new Evaluation(NewId.Make(), Assembly.Id, Now, Actor);
        await Db.WriteAsync(
            async inside =>
            {
                inside.Polls.Add(evaluation);
                await box.OpenAsync(inside, evaluation, until, HttpContext.RequestAborted);
                await messages.EvaluationOpenAsync(inside, Programme, Assembly, evaluation, HttpContext.RequestAborted);
                audit.Record(inside, Actor, "evaluation-opened", $"evaluation:{evaluation.Id}");
            },
            HttpContext.RequestAborted);
        return Done($"{Root}/recommendations/polls/{evaluation.Id}", "The evaluation is open. Members with an e-mail address get a message; all find it in their own area.");
    }

    private async Task<string?> KnownAsync() =>
        await Db.Polls.OfType<Evaluation>().AsNoTracking().FirstOrDefaultAsync(e => e.AssemblyId == Assembly.Id, HttpContext.RequestAborted) is { } known ? $"{Root}/recommendations/polls/{known.Id}" : null;
}
