using Engage.Domain.Engagements;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Engagements;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Engagements;

/// <summary>The office's list of themes.</summary>
[Authorize(Permissions.ManageThemes)]
public sealed class ThemesModel(EngageDb db, EngagementBook book, AuditTrail audit) : StaffPage
{
    /// <summary>The themes.</summary>
    public IReadOnlyList<EngagementTheme> Themes { get; private set; } = [];

    /// <summary>The name of a new theme.</summary>
    [BindProperty]
    public string? Added { get; set; }

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Themes = await book.ThemesAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <summary>Adds a theme.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Problem(Added, null, out var name) is { } wrong) { return Wrong(nameof(Added), wrong); }
        var theme = new EngagementTheme(NewId.Make(), name);
        db.EngagementThemes.Add(theme);
        audit.Record(db, Actor, "theme-added", $"theme:{theme.Code}");
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done("/staff/engagements/themes", $"“{name}” is added.");
    }

    /// <summary>Renames a theme, or takes it out of use or back.</summary>
    public async Task<IActionResult> OnPostChangeAsync(string? code, string? name, string? use)
    {
        if (await db.EngagementThemes.SingleOrDefaultAsync(t => t.Code == code, HttpContext.RequestAborted) is not { } theme) { return NotFound(); }
        if (Problem(name, code, out var clean) is { } wrong) { return Done("/staff/engagements/themes", $"Nothing was changed. {wrong}."); }
        theme.Change(clean, use == "no");
        audit.Record(db, Actor, "theme-changed", $"theme:{theme.Code}");
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done("/staff/engagements/themes", $"“{clean}” is saved.");
    }

    private string? Problem(string? raw, string? code, out string name)
    {
        var clean = name = CleanText.Line(raw ?? "");
        if (clean.Length == 0) { return "Enter a name"; }
        if (clean.Length > EngagementTheme.MaxNameLength) { return $"The name must be {EngagementTheme.MaxNameLength} characters or fewer"; }
        return Themes.Any(t => t.Code != code && string.Equals(t.Name, clean, StringComparison.OrdinalIgnoreCase)) ? "There is a theme of this name already" : null;
    }
}
