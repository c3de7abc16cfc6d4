using System.Globalization;
using System.Text.Json;
using Engage.Tests.Support;

namespace Engage.Tests.Commands;

public sealed class InviteTests : IDisposable
{
    private readonly FileCommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Letters_go_to_the_whole_area_with_a_boost_and_a_least_number_for_each_area()
    {
        // 800 addresses in North, 200 in South; in each a quarter in deciles 1 to 3.
        var result = await InviteAsync("--letters", "100", "--boost", "0.2", "--boost-deciles", "1-3", "--per-area", "30", "--seed", "5");

        Assert.True(result.ExitCode == 0, result.Error);
        var rows = _run.Rows("invited.csv");
        Assert.Equal(100, rows.Select(r => r[0]).Distinct().Count());
        Assert.Equal(30, rows.Count(r => r[1] == "South"));
        using var report = JsonDocument.Parse(result.Output);
        var strata = report.RootElement.GetProperty("strata").EnumerateArray().ToList();
        // Of 70 letters in North: 0.8 of each address's share, and 0.2 over the deprived quarter: 0.8/4 + 0.2 = 0.4 of them to deprived addresses.
        Assert.Equal((28, 42), (Letters(strata, "North", true), Letters(strata, "North", false)));
        Assert.Equal((12, 18), (Letters(strata, "South", true), Letters(strata, "South", false)));
        // Each row carries the chance of its stratum.
        Assert.All(rows.Where(r => r[1] == "North" && int.Parse(r[2], CultureInfo.InvariantCulture) <= 3), r => Assert.Equal("0.14", r[3]));
    }

    [Fact]
    public async Task Nobody_is_written_to_twice_and_the_seed_settles_who()
    {
        await InviteAsync("--letters", "300", "--seed", "1");
        var first = await File.ReadAllTextAsync(_run.Path("invited.csv"));
        await InviteAsync("--letters", "300", "--seed", "1");
        Assert.Equal(first, await File.ReadAllTextAsync(_run.Path("invited.csv")));

        File.Copy(_run.Path("invited.csv"), _run.Path("before.csv"));
        var second = await InviteAsync("--letters", "300", "--seed", "1", "--exclude", _run.Path("before.csv"));
        Assert.Equal(0, second.ExitCode);
        Assert.Empty(_run.Rows("invited.csv").Select(r => r[0]).Intersect(_run.Rows("before.csv").Select(r => r[0])));
        Assert.Equal(300, _run.Rows("invited.csv").Length);
    }

    [Theory]
    [InlineData(1, "1,001 letters cannot be shared out: 1,000 addresses may be written to", "--letters", "1001")]
    [InlineData(1, "each area is to have 60 at least.", "--letters", "100", "--per-area", "60")]
    [InlineData(2, "--boost-deciles has \"3-1\": write deciles such as 1-3.", "--letters", "10", "--boost-deciles", "3-1")]
    [InlineData(2, "--boost is a share from 0 to below 1.", "--letters", "10", "--boost", "1.5")]
    public async Task What_cannot_be_done_is_said(int code, string sentence, params string[] options)
    {
        var result = await InviteAsync([.. options, "--seed", "1"]);

        Assert.Equal(code, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_run.Path("invited.csv")));
    }

    [Theory]
    [InlineData("a.csv line 3, id \"x\": this id is on line 2 already.", "x,North,1\nx,North,2\n")]
    [InlineData("a.csv line 2, decile \"11\": a decile is a number from 1, the most deprived, to 10.", "x,North,11\n")]
    public async Task Wrong_lines_are_named(string sentence, string lines)
    {
        var result = await FileCommandRun.RunAsync("invite", "--addresses-csv", _run.File("a.csv", "id,area,decile\n" + lines), "--letters", "1", "--seed", "1", "--out", _run.Path("invited.csv"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    private static int Letters(List<JsonElement> strata, string area, bool isBoosted) =>
        strata.Single(s => s.GetProperty("area").GetString() == area && s.GetProperty("boosted").GetBoolean() == isBoosted).GetProperty("letters").GetInt32();

    private Task<CommandResult> InviteAsync(params string[] options)
    {
        var addresses = string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i},{(i < 800 ? "North" : "South")},{(i % 4 == 0 ? 1 + i / 4 % 3 : 4 + i % 7)}\n"));
        return FileCommandRun.RunAsync(["invite", "--addresses-csv", _run.File("addresses.csv", "uprn,area,decile\n" + addresses), "--out", _run.Path("invited.csv"), .. options]);
    }
}
