using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Invitations;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Letters;

/// <summary>The letters of an assembly: its draws, and how they are answered.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class IndexModel(EngageDb db, GazetteerSource places, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The draws, newest first.</summary>
    public IReadOnlyList<InvitationRound> Rounds { get; private set; } = [];

    /// <summary>How letters are answered.</summary>
    public ResponseMonitor Monitor { get; private set; } = null!;

    /// <summary>Whether the person may see a draw's addresses and letters.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Whether letters can be drawn now, by this person.</summary>
    public bool MayDraw => MayManage && DrawModel.IsTime(Phase);

    /// <summary>The tables of the monitor.</summary>
    public IEnumerable<(string Id, string Caption, string Heading, IEnumerable<ResponseLine> Lines)> Tables
    {
        get
        {
            var gazetteer = places.Current;
            yield return ("by-area", "By area", "Area", Monitor.ByArea.Select(l => l with { Group = gazetteer.Find(l.Group)?.Name ?? l.Group }));
            yield return ("by-decile", "By deprivation", "Decile", Monitor.ByDecile.Select(l => l with { Group = l.Group switch { null => "Not known", "1" => "1, most deprived", "10" => "10, least deprived", var d => d } }));
        }
    }

    /// <summary>A rate with its base.</summary>
    public static string Rate(ResponseLine line) => line.Rate is { } rate ? Wording.Percent(rate, answered: 1_000) : "";

    /// <summary>Where a draw stands.</summary>
    public static (string Words, string Colour) Status(InvitationRound round) =>
        round.SentAt is not null ? ("Posted", "green") : round.LettersMadeAt is not null ? ("Letters made", "blue") : ("Drawn", "yellow");

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        MayManage = await MayAsync(Permissions.ManageAssemblies);
        Rounds = await Db.InvitationRounds.AsNoTracking().Where(r => r.AssemblyId == Assembly.Id).OrderByDescending(r => r.Number).ToListAsync(stop);
        var registered = await Db.Registrations.Where(r => r.AssemblyId == Assembly.Id && r.State != RegistrationState.Withdrawn).GroupBy(r => r.HouseholdId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, stop);
        var households = await Db.Households.Where(h => h.AssemblyId == Assembly.Id).Select(h => new { h.Id, h.AreaCode, h.Decile, h.State }).ToListAsync(stop);
        Monitor = ResponseMonitor.Of([.. households.Select(h => new HouseholdAnswer(h.AreaCode, h.Decile, h.State == HouseholdState.LetterSent, registered.GetValueOrDefault(h.Id)))]);
        return Page();
    }
}
