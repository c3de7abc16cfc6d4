using System.Globalization;
using System.Text.Encodings.Web;
using Engage.Web.Pages;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web;

/// <summary>What every page stands on, whatever the product's parts are: logs, headers, errors, limits, caching, culture.</summary>
internal static class SiteFrame
{
    /// <summary>Registers the frame.</summary>
    public static void AddFrame(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var hosting = services.AddSettings<HostingSettings>(builder.Configuration, HostingSettings.Section);
        services.AddSettings<BodySettings>(builder.Configuration, BodySettings.Section);
        services.AddSingleton<BrandStylesheet>().AddSingleton<SiteCookies>().AddSingleton<NetworkBuckets>();
        services.AddSingleton<HtmlEncoder>(Markup.Encoder);
        services.AddSingleton(TimeProvider.System);
        AddLogs(builder);

        // Before publishing, the compressed files lie in the build's own folders; without this they are empty outside Development.
        builder.WebHost.UseStaticWebAssets();
        // Looking again at each file, and sending it uncompressed, is for those who are changing it.
        if (!builder.Environment.IsDevelopment()) { builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false"; }
        builder.WebHost.ConfigureKestrel(static server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = FormGuard.MaxBodySize;
        });
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(FormGuard.Configure);
        services.Configure<ForwardedHeadersOptions>(options => TrustProxies(options, hosting));
        services.Configure<RequestLocalizationOptions>(SpeakBritish);
        services.AddHsts(static options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddHttpsRedirection(static options => options.RedirectStatusCode = StatusCodes.Status308PermanentRedirect);
        services.AddSafeCompression();
        services.AddOutputCache(static options =>
        {
            options.AddPolicy(PublicPageCache.Policy, new PublicPageCache(isForDrafts: true));
            options.AddPolicy(PublicPageCache.PolicyWithoutDraft, new PublicPageCache(isForDrafts: false));
        });
        services.AddRateLimiter(static options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(NetworkBuckets.SignInPolicy, NetworkBuckets.SignInLimit);
        });
        services.AddHealthChecks();
        AddPages(services);
    }

    /// <summary>The order every request passes through.</summary>
    public static void UseFrame(this WebApplication app)
    {
        var hosting = app.Services.GetRequiredService<HostingSettings>();
        app.UseCorrelation();
        app.UseSecurityHeaders();
        app.UseMiddleware<LastResort>();
        if (hosting.TrustedProxies.Count > 0) { app.UseForwardedHeaders(); }
        if (hosting.RequireHttps)
        {
            app.UseHsts();
            // A load balancer asks for health without https.
            app.UseWhen(static context => !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase), static branch => branch.UseHttpsRedirection());
        }

        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", StatusCodeSelector = StatusPage.StatusOf });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseOutputCache();
        app.UseSafeCompression();
        app.UseCrossSiteProtection();
        app.UseFormGuard();
        app.Use(NetworkBuckets.CountPosts);
        app.UseRateLimiter();
    }

    /// <summary>Maps pages and files.</summary>
    public static void MapFrame(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapGet("/brand.css", static (BrandStylesheet brand, HttpContext context) => brand.WriteAsync(context));
        app.MapGet("/health/live", static () => "alive");
    }

    private static void AddLogs(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsProduction()) { return; }
        builder.Logging.ClearProviders();
        // No scopes: the framework's hold the address as it was sent, which can contain a token.
        builder.Logging.AddJsonConsole(static options => (options.UseUtcTimestamp, options.TimestampFormat, options.IncludeScopes) = (true, "O", false));
    }

    private static void TrustProxies(ForwardedHeadersOptions options, HostingSettings hosting)
    {
        // Not the host: links are made from the settings, and a forwarded host could only mislead.
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in hosting.TrustedNetworks) { options.KnownIPNetworks.Add(network); }
    }

    private static void SpeakBritish(RequestLocalizationOptions options)
    {
        var british = CultureInfo.GetCultureInfo("en-GB");
        options.DefaultRequestCulture = new RequestCulture(british);
        options.SupportedCultures = [british];
        options.SupportedUICultures = [british];
        // Dates and money are written one way, whatever the browser says.
        options.RequestCultureProviders.Clear();
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorPages(static options =>
        {
            options.Conventions.AddFolderApplicationModelConvention("/", static model =>
            {
                var isSignedInPart = model.ViewEnginePath.StartsWith("/Staff/", StringComparison.Ordinal) || model.ViewEnginePath.StartsWith("/My/", StringComparison.Ordinal);
                if (!isSignedInPart) { model.Filters.Add(new IgnoreAntiforgeryTokenAttribute { Order = 2000 }); }
            });
            options.Conventions.Add(new DevelopmentOnlyPages());
        });
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure<SiteCookies>(static (options, cookies) =>
        {
            cookies.Configure(options.Cookie, SiteCookies.Form);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<CookieTempDataProviderOptions>().Configure<SiteCookies>(static (options, cookies) => cookies.Configure(options.Cookie, SiteCookies.Notice));
    }
}
