using Engage.Domain;
using Engage.Domain.Places;
using Engage.Web.Data.Places;
using Engage.Web.Security.Access;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Engage.Web.Pages.Staff.Local;

/// <summary>A page about one area, named in its address: not there for those who may not change it.</summary>
public abstract class LocalAreaPage(AreaScope scope, GazetteerSource places, BodySettings body, TimeProvider time) : StaffPage
{
    /// <summary>The area's code, from the address; not called "area" there, which means something else to the framework.</summary>
    [FromRoute(Name = "place")]
    public string AreaCode { get; init; } = "";

    /// <summary>The area.</summary>
    public Area Area { get; private set; } = null!;

    /// <summary>The day it is.</summary>
    public DateOnly Day { get; } = WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    /// <summary>Where the person may change things.</summary>
    protected AreaScope Scope => scope;

    /// <summary>The areas there are.</summary>
    protected Gazetteer Places => places.Current;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (places.Current.Find(AreaCode) is { } area && await scope.MayEditAsync(User, AreaCode))
        {
            Area = area;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }
}
