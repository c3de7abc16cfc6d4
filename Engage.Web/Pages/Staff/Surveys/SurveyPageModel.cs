using Engage.Domain.Surveys;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>What the staff pages about one survey share: finding it, and saying where it stands.</summary>
public abstract class SurveyPageModel(EngageDb db, TimeProvider time) : StaffPage
{
    /// <summary>The survey's slug, from the address.</summary>
    [FromRoute]
    public string Slug { get; init; } = "";

    /// <summary>The survey, once found.</summary>
    public Survey Survey { get; private set; } = null!;

    /// <summary>Where it stands.</summary>
    public SurveyPhase Phase => Survey.PhaseAt(time.GetUtcNow());

    /// <summary>The zone of its times.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Survey.TimeZone);

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>The time now.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Loads the survey of the address; false when there is none.</summary>
    protected async Task<bool> FindAsync()
    {
        if (await db.Surveys.SingleOrDefaultAsync(s => s.Slug == Slug, HttpContext.RequestAborted) is not { } survey) { return false; }
        Survey = survey;
        ViewData[Frame.Context] = survey.Title;
        ViewData[Frame.IsDemonstration] = survey.IsDemonstration;
        return true;
    }
}
