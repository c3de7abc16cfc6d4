using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Engage.Web.Pages;

/// <summary>Marks a page that exists for those who build the site.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DevelopmentOnlyAttribute : Attribute;

/// <summary>Answers 404 for pages marked <see cref="DevelopmentOnlyAttribute"/> in Production.</summary>
public sealed class DevelopmentOnlyPages : IPageApplicationModelConvention
{
    /// <inheritdoc/>
    public void Apply(PageApplicationModel model)
    {
        if (model.HandlerTypeAttributes.OfType<DevelopmentOnlyAttribute>().Any()) { model.Filters.Add(new NotInProduction()); }
    }

    private sealed class NotInProduction : Microsoft.AspNetCore.Mvc.Filters.IResourceFilter
    {
        public void OnResourceExecuting(Microsoft.AspNetCore.Mvc.Filters.ResourceExecutingContext context)
        {
            if (context.HttpContext.RequestServices.GetRequiredService<IWebHostEnvironment>().IsProduction()) { context.Result = new Microsoft.AspNetCore.Mvc.NotFoundResult(); }
        }

        public void OnResourceExecuted(Microsoft.AspNetCore.Mvc.Filters.ResourceExecutedContext context)
        {
        }
    }
}
