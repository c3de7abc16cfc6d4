using System.Globalization;
using Engage.Domain.Places;
using Engage.Domain.Statistics;
using Engage.Web.Csv;
using Engage.Web.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>The places and the population of the demonstration: real ones of Cheshire, where README.md of this folder says from.</summary>
public static class DemoPlaces
{
    /// <summary>Brings in areas, postcodes and population figures where no areas are known yet; does nothing otherwise.</summary>
    /// <param name="db">The database; nothing of the caller's may be unsaved in it.</param>
    /// <param name="cancellationToken">Stops the work; nothing is written then.</param>
    public static async Task LoadAsync(EngageDb db, CancellationToken cancellationToken = default)
    {
        if (await db.Areas.AnyAsync(cancellationToken)) { return; }

        await db.WriteAsync(async writing =>
        {
            await AreaImport.RunAsync(writing, Open("areas.csv"), "areas.csv", cancellationToken: cancellationToken);
            await AreaImport.RunAsync(writing, Open("communities.csv"), "communities.csv", cancellationToken: cancellationToken);
            writing.Postcodes.AddRange(Lines("postcodes.csv", 2, l => new PostcodeEntry(Normal(l[0]), l[1])));
            writing.PopulationCounts.AddRange(Lines("population.csv", 5, l => new PopulationCount(l[0], l[1], l[2], int.Parse(l[3], CultureInfo.InvariantCulture), l[4])));
        }, cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static string Normal(string raw) => Postcode.TryNormalise(raw, out var postcode) ? postcode : throw new InvalidOperationException($"{raw} is no postcode.");

    private static List<T> Lines<T>(string name, int columns, Func<CsvLines, T> make)
    {
        using var lines = new CsvLines(Open(name), name);
        List<T> made = [];
        lines.Read(); // the heading
        while (lines.Read())
        {
            if (lines.Fault(columns) is { } fault) { throw new ImportException([fault]); }
            made.Add(make(lines));
        }
        return made;
    }

    internal static Stream Open(string name) => typeof(DemoPlaces).Assembly.GetManifestResourceStream($"demo/{name}")
        ?? throw new InvalidOperationException($"The program was built without demo/{name}.");
}
