using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;

namespace Engage.Web;

/// <summary>The web site: what it is made of.</summary>
public static class Site
{
    /// <summary>Runs the site until it is told to stop.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        await app.RunAsync();
        return 0;
    }

    /// <summary>Builds the site from settings files, environment and command line.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddEngageData(builder.Configuration);
        builder.Services.AddEngageIdentity();
        builder.Services.AddPlaces();
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.MapStaticAssets();
        app.MapRazorPages();
        return app;
    }
}
