using Engage.Web.Data;
using Engage.Web.Jobs;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>Registers what local priorities are made of.</summary>
public static class PrioritiesRegistration
{
    /// <summary>Adds priorities, their evidence and the reports from them.</summary>
    public static IServiceCollection AddPriorities(this IServiceCollection services)
    {
        services.AddScoped<EvidenceDesk>();
        services.AddScoped<PriorityRegister>();
        services.AddScoped<ProposalDesk>();
        services.AddScoped<AreaSheetMaker>();
        services.AddScoped<ProgressReportMaker>();
        services.AddScoped<IJobHandler, AreaSheetJob>();
        services.AddScoped<IJobHandler, ProgressReportJob>();
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AddPageRoute("/Priorities/Progress", "/progress/{slug}/v{number:int}");
            options.Conventions.AddPageRoute("/Priorities/Progress", "/progress/{slug}/v{number:int}.{format:regex(^(pdf|csv)$)}");
        });
        return services;
    }

    /// <summary>Maps the sheets of areas.</summary>
    public static void MapPriorities(this IEndpointRouteBuilder routes) => routes.MapGet("/areas/{code}/sheet.pdf", SheetAsync);

    private static async Task<IResult> SheetAsync(string code, EngageDb db, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await db.AreaSheets.Where(s => s.AreaCode == code).Select(s => s.Pdf).FirstOrDefaultAsync(cancellationToken) is not { } pdf) { return Results.NotFound(); }
        response.Headers.ContentDisposition = $"inline; filename=\"area-{Uri.EscapeDataString(code)}.pdf\"";
        return Results.Bytes(pdf, "application/pdf");
    }
}
