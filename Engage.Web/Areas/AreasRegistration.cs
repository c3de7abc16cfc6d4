namespace Engage.Web.Areas;

/// <summary>Registers what is said of areas, and its addresses.</summary>
public static class AreasRegistration
{
    /// <summary>Adds the reader of an area's facts.</summary>
    public static IServiceCollection AddAreas(this IServiceCollection services) => services.AddScoped<LocalFactsReader>().AddScoped<Engagements.EngagementBook>();

    /// <summary>Maps the calendars.</summary>
    public static void MapAreas(this IEndpointRouteBuilder app)
    {
        app.MapGet("/areas/events/{id}.ics", AreaCalendar.EventAsync);
        app.MapGet("/areas/{code}/events.ics", AreaCalendar.FeedAsync);
    }
}
