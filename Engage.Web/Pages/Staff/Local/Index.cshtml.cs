using Engage.Domain.Places;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Microsoft.AspNetCore.Authorization;

namespace Engage.Web.Pages.Staff.Local;

/// <summary>The areas a person may change: where an area editor begins.</summary>
[Authorize(Permissions.EditAreas)]
public sealed class LocalAreasModel(AreaScope scope) : StaffPage
{
    /// <summary>The areas, widest first.</summary>
    public IReadOnlyList<Area> Areas { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync() => Areas = await scope.AreasAsync(User);
}
