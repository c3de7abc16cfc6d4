namespace Engage.Benchmarks.Load;

/// <summary>How the site starts and what it takes when nobody uses it.</summary>
/// <param name="Seconds">From the start of the process until it listened, the least of three.</param>
/// <param name="OtherSeconds">The same of the program compared; null when there is none.</param>
/// <param name="IdleBytes">The memory in use on a new, empty database after one page was shown.</param>
internal sealed record Starts(double Seconds, double? OtherSeconds, long IdleBytes)
{
    private const int Times = 3;

    /// <summary>Starts the site several times on an empty folder, alternating with the one compared.</summary>
    public static async Task<Starts> MeasureAsync(LoadOptions options, TextWriter notes)
    {
        await notes.WriteLineAsync("Starting the site a few times ...");
        var folder = Directory.CreateTempSubdirectory("engage-bench-").FullName;
        try
        {
            List<double> own = [], others = [];
            long idle = 0;
            for (var i = 0; i <= Times; i++)
            {
                await using (var site = await ServerProcess.StartSiteAsync(options.Site, folder))
                {
                    own.Add(site.StartTime.TotalSeconds);
                    using var browser = new Browser(1);
                    await browser.GetAsync(site, "/");
                    idle = site.ResidentBytes;
                }
                if (options.OtherSite is { } path)
                {
                    await using var other = await ServerProcess.StartSiteAsync(path, folder);
                    others.Add(other.StartTime.TotalSeconds);
                }
            }
            // The first start makes the database.
            return new Starts(own.Skip(1).Min(), others.Count > 0 ? others.Skip(1).Min() : null, idle);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
