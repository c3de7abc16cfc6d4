using System.Security.Claims;
using Engage.Domain;
using Engage.Domain.Places;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Security.Access;

/// <summary>
/// In which areas a person may change what is said of them: editors in all, area editors in the area of their account and those within
/// it, others in none. Judged at each request by what the database and the area tree say then, never by what a form or a cookie says.
/// </summary>
public sealed class AreaScope(EngageDb db, GazetteerSource places, UserManager<StaffAccount> accounts, BodySettings body, TimeProvider time)
{
    /// <summary>Whether a person may change what is said of an area; false too for a code that is not known.</summary>
    public async Task<bool> MayEditAsync(ClaimsPrincipal user, string areaCode) => (await JudgeAsync(user))(areaCode);

    /// <summary>Judges many areas at once, as of now.</summary>
    public async Task<Func<string, bool>> JudgeAsync(ClaimsPrincipal user)
    {
        var gazetteer = places.Current;
        if (user.IsInRole(StaffRoles.Editor)) { return code => gazetteer.Find(code) is not null; }
        return await OwnAreaAsync(user) is { } own ? code => gazetteer.IsWithin(code, own) : _ => false;
    }

    /// <summary>The areas of today that a person may change, in display order.</summary>
    public async Task<IReadOnlyList<Area>> AreasAsync(ClaimsPrincipal user)
    {
        var gazetteer = places.Current;
        var today = WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));
        var mayEdit = await JudgeAsync(user);
        return [.. gazetteer.Areas.Where(a => a.IsValidOn(today) && mayEdit(a.Code))];
    }

    private async Task<string?> OwnAreaAsync(ClaimsPrincipal user) =>
        user.IsInRole(StaffRoles.AreaEditor) && Guid.TryParse(accounts.GetUserId(user), out var id)
            ? await db.Users.Where(a => a.Id == id).Select(a => a.AreaCode).SingleOrDefaultAsync()
            : null;
}
