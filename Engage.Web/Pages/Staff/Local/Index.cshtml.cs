using Engage.Domain;
using Engage.Domain.Places;
using Engage.Domain.Places.Local;
using Engage.Web.Areas;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;

namespace Engage.Web.Pages.Staff.Local;

/// <summary>An area with how many records of each kind it has of its own.</summary>
/// <param name="Area">The area.</param>
/// <param name="People">Officers there now.</param>
/// <param name="Bases">Bases there now.</param>
/// <param name="Events">Events to come.</param>
/// <param name="Projects">Projects given money.</param>
public sealed record LocalAreaRow(Area Area, int People, int Bases, int Events, int Projects);

/// <summary>The areas a person may change: where an area editor begins.</summary>
[Authorize(Permissions.EditAreas)]
public sealed class LocalAreasModel(EngageDb db, AreaScope scope, BodySettings body, TimeProvider time) : StaffPage
{
    /// <summary>The areas, widest first.</summary>
    public IReadOnlyList<LocalAreaRow> Rows { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        var (stop, day) = (HttpContext.RequestAborted, WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone)));
        var counts = new Dictionary<(LocalKind, string), int>();
        foreach (var sheet in LocalSheet.All)
        {
            foreach (var record in (await LocalBook.ListAsync(db, sheet.Kind, _ => true, cancellationToken: stop)).Where(r => LocalWords.Tag(r, day).Colour == "green"))
            {
                counts[(sheet.Kind, record.AreaCode)] = counts.GetValueOrDefault((sheet.Kind, record.AreaCode)) + 1;
            }
        }
        Rows = [.. (await scope.AreasAsync(User)).Select(a => new LocalAreaRow(a, Of(LocalKind.People, a), Of(LocalKind.Bases, a), Of(LocalKind.Events, a), Of(LocalKind.Projects, a)))];

        int Of(LocalKind kind, Area area) => counts.GetValueOrDefault((kind, area.Code));
    }
}
