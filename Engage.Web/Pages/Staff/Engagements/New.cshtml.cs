using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Engagements;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Engagements;

/// <summary>Records an engagement.</summary>
[Authorize(Permissions.EditAreas)]
public sealed class NewEngagementModel(EngageDb db, EngagementBook book, AreaScope scope, GazetteerSource places, BodySettings body, TimeProvider time) : EngagementFormPage(db, book, scope, places, body, time)
{
    private readonly EngagementBook _book = book;

    /// <summary>Shows the form, with the area the person came from.</summary>
    public async Task<IActionResult> OnGetAsync(string? area)
    {
        Fields.AreaCode = area;
        return await FormAsync();
    }

    /// <summary>Records it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await IsForeignAsync()) { return NotFound(); }
        if (await ReadAsync() is not { } content) { return await FormAsync(); }
        var recorded = await _book.RecordAsync(content, Actor, HttpContext.RequestAborted);
        return Done($"/staff/engagements/{recorded.Number}", $"Engagement {recorded.Number} is recorded.");
    }
}
