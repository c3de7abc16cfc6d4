using Engage.Domain;
using Engage.Domain.Places;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Engagements;
using Engage.Web.Security.Access;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Engagements;

/// <summary>What recording and correcting an engagement share.</summary>
public abstract class EngagementFormPage(EngageDb db, EngagementBook book, AreaScope scope, GazetteerSource places, BodySettings body, TimeProvider time) : StaffPage
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public EngagementFields Fields { get; set; } = new();

    /// <summary>The form.</summary>
    public EngagementForm Form { get; private set; } = null!;

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>Where the person may change things.</summary>
    protected AreaScope Scope => scope;

    /// <summary>The areas there are.</summary>
    protected Gazetteer Places => places.Current;

    /// <summary>The day it is.</summary>
    protected DateOnly Today => WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    /// <summary>Shows the form with what its boxes hold, and lines to write in.</summary>
    protected async Task<IActionResult> FormAsync()
    {
        Fields.AddSpare();
        var areas = await scope.AreasAsync(User);
        var choices = areas.Select(a => new ChoiceItem(a.Code, $"{a.Name} ({AreaWords.One(a.Kind)})")).ToList();
        // An area that has ended since keeps what was recorded of it.
        if (Fields.AreaCode is { } code && Places.Find(code) is { } own && areas.All(a => a.Code != code) && await scope.MayEditAsync(User, code)) { choices.Add(new ChoiceItem(code, $"{own.Name} ({AreaWords.One(own.Kind)})")); }
        Form = new EngagementForm(Fields, [new ChoiceItem("", "Choose an area"), .. choices], await book.ThemesAsync(HttpContext.RequestAborted));
        return Page();
    }

    /// <summary>Reads the form; null when something is wrong.</summary>
    protected async Task<Engage.Domain.Engagements.EngagementContent?> ReadAsync()
    {
        var themes = (await book.ThemesAsync(HttpContext.RequestAborted)).Select(t => t.Code).ToList();
        if (Places.Find(Fields.AreaCode) is null) { ModelState.AddModelError($"{nameof(Fields)}.{nameof(Fields.AreaCode)}", "Choose an area"); }
        return Fields.Read(ModelState, nameof(Fields), themes, Today);
    }

    /// <summary>Whether the form names an area that is there and not the person's.</summary>
    protected async Task<bool> IsForeignAsync() => Places.Find(Fields.AreaCode) is { } area && !await scope.MayEditAsync(User, area.Code);
}
