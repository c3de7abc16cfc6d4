using Engage.Domain.Places.Local;
using Engage.Web.Areas;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;

namespace Engage.Web.Pages.Staff.Local;

/// <summary>What is said of one area, all that ever was.</summary>
[Authorize(Permissions.EditAreas)]
public sealed class LocalAreaModel(EngageDb db, AreaScope scope, GazetteerSource places, BodySettings body, TimeProvider time) : LocalAreaPage(scope, places, body, time)
{
    /// <summary>The records of each kind, those of today first.</summary>
    public IReadOnlyList<(LocalSheet Sheet, IReadOnlyList<LocalRecord> Records)> Records { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        var found = new List<(LocalSheet, IReadOnlyList<LocalRecord>)>();
        foreach (var sheet in LocalSheet.All)
        {
            var records = await LocalBook.ListAsync(db, sheet.Kind, code => code == AreaCode, cancellationToken: HttpContext.RequestAborted);
            found.Add((sheet, [.. records.OrderBy(r => LocalWords.Tag(r, Day).Colour == "green" ? 0 : 1).ThenBy(r => r is LocalEvent e ? e.StartsAt : default).ThenBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase)]));
        }
        Records = found;
    }
}
