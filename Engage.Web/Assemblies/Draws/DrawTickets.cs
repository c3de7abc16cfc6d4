using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Draws;

/// <summary>One person's part in one draw.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Tickets">The numbers of the panels the person is on.</param>
/// <param name="Panels">How many panels there are.</param>
public sealed record DrawTickets(PanelDraw Draw, IReadOnlyList<int> Tickets, int Panels)
{
    /// <summary>A person's part in every public draw whose pool they were in, newest first.</summary>
    public static async Task<IReadOnlyList<DrawTickets>> OfAsync(EngageDb db, Registration person, CancellationToken cancellationToken)
    {
        List<DrawTickets> all = [];
        var draws = await db.PanelDraws.AsNoTracking().Where(d => d.AssemblyId == person.AssemblyId && d.AnnouncedAt != null).OrderByDescending(d => d.Number).ToListAsync(cancellationToken);
        foreach (var draw in draws)
        {
            var bytes = await db.DrawFiles.AsNoTracking().Where(f => f.DrawId == draw.Id && f.Name == DrawFileName.Published).Select(f => f.Bytes).SingleAsync(cancellationToken);
            if (LotteryDocument.Read(bytes).Document is not { } lottery) { continue; }
            var place = lottery.People.Select(p => p.Pseudonym).ToList().IndexOf(person.Pseudonym);
            if (place >= 0) { all.Add(new DrawTickets(draw, lottery.Tickets(place), lottery.Panels.Count)); }
        }
        return all;
    }
}
