using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Support;

/// <summary>Draws one partial of the site without the site: no database, no routes.</summary>
internal static class PartialRenderer
{
    private static readonly Lazy<IServiceProvider> Services = new(() =>
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Program).Assembly.GetName().Name });
        builder.Services.AddRazorPages().AddApplicationPart(typeof(Program).Assembly);
        return builder.Build().Services;
    });

    /// <summary>The HTML of a partial.</summary>
    /// <param name="path">From the root of the site, such as "/Pages/Shared/Report/_Report.cshtml".</param>
    public static async Task<string> RenderAsync<T>(string path, T model)
    {
        using var scope = Services.Value.CreateScope();
        var action = new ActionContext(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, new RouteData(), new ActionDescriptor());
        var view = scope.ServiceProvider.GetRequiredService<IRazorViewEngine>().GetView(executingFilePath: null, path, isMainPage: false);
        Assert.True(view.Success, $"There is no view {path}.");
        await using var writer = new StringWriter();
        var data = new ViewDataDictionary<T>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        var temporary = new TempDataDictionary(action.HttpContext, scope.ServiceProvider.GetRequiredService<ITempDataProvider>());
        await view.View!.RenderAsync(new ViewContext(action, view.View, data, temporary, writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
