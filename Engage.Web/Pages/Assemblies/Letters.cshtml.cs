using Engage.Domain.Assemblies.Invitations;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies;

/// <summary>How addresses were drawn, with the seed and everybody's chance: counts of addresses, and nothing of people.</summary>
public sealed class LettersModel(EngageDb db, GazetteerSource places, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>The draws in order.</summary>
    public IReadOnlyList<InvitationRound> Rounds { get; private set; } = [];

    /// <summary>The strata of a draw.</summary>
    public StrataView StrataOf(InvitationRound round) => StrataView.Of(round.Strata, places.Current, $"strata-{round.Number}");

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(isIndexed: true)) { return NotFound(); }
        Rounds = await Db.InvitationRounds.AsNoTracking().Where(r => r.AssemblyId == Assembly.Id).OrderBy(r => r.Number).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }
}
