using System.Text.Json;
using Engage.Tests.Support;
using Engage.Web.Data.Demo;
using Engage.Web.Data.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Commands;

/// <summary>The real postcodes of Cheshire, and the small list of them in the demonstration.</summary>
public sealed class CheshirePostcodesTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();

    public async Task InitializeAsync()
    {
        await _run.InitializeAsync();
        await _run.ReadAsync(async db =>
        {
            await DemoPlaces.LoadAsync(db);
            return true;
        });
    }

    public Task DisposeAsync() => _run.DisposeAsync();

    /// <summary>
    /// The numbers by awk alone, the unit being the last of the nine names on the ward's line:
    /// awk -F, 'FNR==NR { if (match($0, /,(Chester|Congleton|Crewe|Ellesmere Port|Macclesfield|Northwich|Runcorn|Warrington|Widnes),("|fact|inferred|uncertain)/)) { u = substr($0, RSTART + 1); sub(/,.*/, "", u); unit[$1] = u }; next }
    ///          FNR > 1 { n[unit[$5]]++ } END { for (u in n) print u, n[u] }' ward24_to_lpu_INFERRED.csv cheshire_codepoint_open.csv
    /// </summary>
    [NeedsSharedDataFact]
    public async Task All_postcodes_of_Cheshire_come_to_their_units()
    {
        var result = await _run.RunAsync(
            "import-postcodes", "--file", SharedData.Path("cheshire/cheshire_codepoint_open.csv"), "--wards", SharedData.Path("cheshire/ward24_to_lpu_INFERRED.csv"), "--strict");

        Assert.True(result.ExitCode == 0, result.Error);
        var json = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(31_959, json.GetProperty("lines").GetInt32());
        Assert.Equal(36, json.GetProperty("unchanged").GetInt32()); // those of the demonstration are among them
        Assert.Equal(0, json.GetProperty("changed").GetInt32());
        var counts = await _run.ReadAsync(db => db.Postcodes.GroupBy(p => p.AreaCode).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync());
        Assert.Equal(
            "lpu-chester 5241, lpu-congleton 3619, lpu-crewe 3643, lpu-ellesmere-port 2474, lpu-macclesfield 5040, lpu-northwich 3308, lpu-runcorn 1585, lpu-warrington 5477, lpu-widnes 1572",
            string.Join(", ", counts.Select(c => $"{c.Key} {c.Count}")));
    }

    [Fact]
    public async Task Demonstration_has_the_tree_of_Cheshire_and_postcodes_in_each_unit()
    {
        await using var services = _run.Services();
        using var source = new GazetteerSource(services.GetRequiredService<IServiceScopeFactory>());
        Assert.True(await source.RefreshAsync());

        var places = source.Current;
        var day = new DateOnly(2026, 11, 2);
        Assert.Equal("Cheshire East, Cheshire West and Chester, Halton, Warrington", string.Join(", ", places.Children("E23000006", day).Select(a => a.Name)));
        Assert.Equal(
            "Chester, Congleton, Crewe, Ellesmere Port, Macclesfield, Northwich, Runcorn, Warrington, Widnes",
            string.Join(", ", places.Of(Engage.Domain.Places.AreaKind.LocalPolicingUnit, day).Select(a => a.Name)));
        Assert.Equal(new("E06000049", "lpu-crewe", null), places.FindPostcode("cw1 4al"));
        var byUnit = await _run.ReadAsync(db => db.Postcodes.GroupBy(p => p.AreaCode).Select(g => g.Count()).ToListAsync());
        Assert.Equal([4, 4, 4, 4, 4, 4, 4, 4, 4], byUnit);
    }

    [Fact]
    public async Task Source_loads_anew_only_after_an_import()
    {
        await using var services = _run.Services();
        using var source = new GazetteerSource(services.GetRequiredService<IServiceScopeFactory>());
        Assert.True(await source.RefreshAsync());
        var before = source.Current;
        Assert.False(await source.RefreshAsync());
        Assert.Same(before, source.Current);

        await _run.RunAsync("import-postcodes", "--file", _run.File("one.csv", "CW1 1AA,10,1,1,,,,,E06000049,\n"));

        Assert.True(await source.RefreshAsync());
        Assert.Equal((null, 37), (before.FindPostcode("CW1 1AA"), source.Current.PostcodeCount));
        Assert.Equal(new("E06000049", null, null), source.Current.FindPostcode("CW1 1AA"));
    }

    /// <summary>Census 2021, TS007: 128,475 residents of Halton less 24,530 under 16, and so on; the nine units make up the same people, save rounding.</summary>
    [Theory]
    [InlineData("E06000006", 103_945)]
    [InlineData("E06000007", 172_713)]
    [InlineData("E06000049", 329_473)]
    [InlineData("E06000050", 295_359)]
    public async Task Age_bands_of_the_demonstration_sum_to_the_adults_of_the_census(string authority, int adults)
    {
        var bands = await _run.ReadAsync(db => db.PopulationCounts.Where(c => c.AreaCode == authority && c.Variable == "age-band").ToListAsync());

        Assert.Equal("16-24, 25-34, 35-44, 45-54, 55-64, 65-74, 75-plus", string.Join(", ", bands.Select(b => b.Category).Order(StringComparer.Ordinal)));
        Assert.Equal(adults, bands.Sum(b => b.Count));
    }

    [Fact]
    public async Task Every_figure_of_the_demonstration_is_of_a_known_area_and_names_its_source()
    {
        var areas = await _run.ReadAsync(db => db.Areas.Select(a => a.Code).ToListAsync());
        var counts = await _run.ReadAsync(db => db.PopulationCounts.ToListAsync());

        Assert.All(counts, c => Assert.Contains(c.AreaCode, areas, StringComparer.Ordinal));
        Assert.All(counts, c => Assert.StartsWith("Census 2021, ONS, OGL v3", c.Source, StringComparison.Ordinal));
        Assert.All(counts.Where(c => c.AreaCode.StartsWith("lpu-", StringComparison.Ordinal)), c => Assert.Contains("inferred", c.Source, StringComparison.Ordinal));
    }
}
