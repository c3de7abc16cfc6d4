using Engage.Domain.Assemblies.Draws;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>What the pages about one draw share.</summary>
public abstract class DrawPageModel(EngageDb db, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The draw's number, from the address.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>The draw, once found.</summary>
    public PanelDraw Draw { get; private set; } = null!;

    /// <summary>The address of the draw's page.</summary>
    public string Here => $"{Root}/selection/draws/{Number}";

    /// <summary>Who is there, as draws name officers.</summary>
    public string Officer => Actor;

    /// <summary>Loads the assembly and the draw; false when there is none.</summary>
    protected async Task<bool> FindDrawAsync()
    {
        if (!await FindAsync() || await Db.PanelDraws.SingleOrDefaultAsync(d => d.AssemblyId == Assembly.Id && d.Number == Number, HttpContext.RequestAborted) is not { } draw) { return false; }
        Draw = draw;
        return true;
    }

    /// <summary>A moment on the programme's clocks.</summary>
    public string When(DateTimeOffset instant) => Domain.Wording.Moment(instant, Programme.Zone);
}
