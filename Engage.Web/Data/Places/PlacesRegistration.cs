namespace Engage.Web.Data.Places;

/// <summary>Registers the places.</summary>
public static class PlacesRegistration
{
    /// <summary>Adds <see cref="GazetteerSource"/> and the worker that keeps it fresh while the site runs.</summary>
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        services.AddSingleton<GazetteerSource>();
        services.AddHostedService<GazetteerRefresh>();
        return services;
    }
}
