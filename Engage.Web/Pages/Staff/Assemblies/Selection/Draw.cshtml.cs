using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>One draw: where it stands, its figures, and what comes next.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class DrawModel(EngageDb db, JobQueue queue, TimeProvider time) : DrawPageModel(db, time)
{
    /// <summary>The work on the lottery; null when there never was any.</summary>
    public Job? Job { get; private set; }

    /// <summary>The figures; null while they are computed.</summary>
    public DrawReport? Report { get; private set; }

    /// <summary>The record; null before the draw.</summary>
    public DrawRecord? Record { get; private set; }

    /// <summary>Whether the reader may take the next step.</summary>
    public bool MayDraw { get; private set; }

    /// <summary>Whether the reader may see people.</summary>
    public bool SeesPeople { get; private set; }

    /// <summary>Whether the moment of the draw has come.</summary>
    public bool IsDue => Draw.Source is { } source && Now >= source.At;

    /// <summary>Shows the draw.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindDrawAsync()) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        (MayDraw, SeesPeople) = (await MayAsync(Permissions.DrawPanels), await MayAsync(Permissions.SeeParticipants));
        Report = Draw.ReportJson is { } report ? DrawReport.FromJson(report) : null;
        if (Draw.State == DrawState.Computing)
        {
            Job = await queue.LatestAsync(DrawJob.JobKind, Draw.Id, stop);
            if (Job is { IsOver: false }) { Response.Headers["Refresh"] = "2"; }
        }
        if (Draw.State == DrawState.Drawn)
        {
            Record = DrawRecord.Read(await Db.DrawFiles.Where(f => f.DrawId == Draw.Id && f.Name == DrawFileName.Record).Select(f => f.Bytes).SingleAsync(stop));
        }
        return Page();
    }
}
