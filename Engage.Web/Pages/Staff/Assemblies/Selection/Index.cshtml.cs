using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Optimisation;
using Engage.Domain.Sortition.Selection;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>The selection of a panel: the pool beside population and quotas, and the draws.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class IndexModel(EngageDb db, TimeProvider time) : AssemblyPageModel(db, time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time = time;

    /// <summary>The figures, feature by feature.</summary>
    public IReadOnlyList<PoolFigures> Figures { get; private set; } = [];

    /// <summary>How many people can be drawn.</summary>
    public int PoolSize { get; private set; }

    /// <summary>How many registered people cannot, because an answer is missing.</summary>
    public int Incomplete { get; private set; }

    /// <summary>Why no panel can be drawn from the pool as it is now; empty when one can, or it is not known.</summary>
    public IReadOnlyList<string> Obstacles { get; private set; } = [];

    /// <summary>The figures of the newest lottery; null when there is none.</summary>
    public DrawReport? Report { get; private set; }

    /// <summary>The draws, newest first.</summary>
    public IReadOnlyList<PanelDraw> Draws { get; private set; } = [];

    /// <summary>Whether a panel was drawn.</summary>
    public bool IsDrawn => Draws.Any(d => d.State == DrawState.Drawn);

    /// <summary>How many seats are confirmed.</summary>
    public int Confirmed { get; private set; }

    /// <summary>How many people are asked and have not answered.</summary>
    public int Awaited { get; private set; }

    /// <summary>Whether a draw can be begun now.</summary>
    public bool MayBegin { get; private set; }

    /// <summary>Whether the reader may see people.</summary>
    public bool SeesPeople { get; private set; }

    /// <summary>Whether the reader may change what the panel must look like.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Shows where the selection stands.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        (SeesPeople, MayManage) = (await MayAsync(Permissions.SeeParticipants), await MayAsync(Permissions.ManageAssemblies));
        Draws = await Db.PanelDraws.AsNoTracking().Where(d => d.AssemblyId == Assembly.Id).OrderByDescending(d => d.Number).ToListAsync(stop);
        var people = await Db.Registrations.AsNoTracking().Where(r => r.AssemblyId == Assembly.Id && r.State == RegistrationState.InPool).ToListAsync(stop);
        (Confirmed, Awaited) = (people.Count(p => p.Seat == SeatState.Confirmed), people.Count(p => p.Seat == SeatState.Offered));
        var targets = Assembly.Targets;
        var (pool, incomplete) = SelectionPool.Of(targets, people);
        (PoolSize, Incomplete) = (pool.Members.Count, incomplete);
        Report = Draws.FirstOrDefault(d => d.ReportJson is not null && d.State is not (DrawState.Infeasible or DrawState.Abandoned)) is { } latest ? DrawReport.FromJson(latest.ReportJson!) : null;
        var seated = IsDrawn ? people.Where(p => p.Seat is SeatState.Confirmed or SeatState.Offered).Select(p => p.Pseudonym).ToHashSet(StringComparer.Ordinal) : null;
        Figures = PoolFigures.Of(targets, pool, seated, Report, SeesPeople);
        if (!IsDrawn) { Obstacles = ObstaclesOf(targets, pool); }
        MayBegin = await MayAsync(Permissions.DrawPanels) && Draws.All(d => d.IsOver) && targets.Features.Count > 0 && (!IsDrawn || Confirmed + Awaited < Assembly.PanelSize);
        return Page();
    }

    private IReadOnlyList<string> ObstaclesOf(SelectionTargets targets, Domain.Sortition.Pool pool)
    {
        if (pool.Members.Count < Assembly.PanelSize) { return [$"The panel has {Assembly.PanelSize} seats, and {pool.Members.Count} people can be drawn."]; }
        if (TargetsCheck.Shortages(targets, pool) is { Count: > 0 } shortages) { return [.. shortages.Select(s => s.Sentence)]; }
        using var timeUp = new CancellationTokenSource(Patience, _time);
        return QuotaRelaxation.Find(pool, Assembly.PanelSize, new SearchLimits(HttpContext.RequestAborted, timeUp.Token)) is { Changes.Count: > 0, IsProven: true } relaxation
            ? ["No panel meets all quotas together. The smallest change that makes one possible:", .. relaxation.Changes.Select(c => c.ToString())]
            : [];
    }
}
