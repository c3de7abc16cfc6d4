using System.Security.Cryptography;
using System.Text.Json;
using Engage.Tests.Support;

namespace Engage.Tests.Commands;

public sealed class PublicDrawTests : IDisposable
{
    private readonly FileCommandRun _run = new();
    private readonly string _lottery;

    public PublicDrawTests() => _lottery = _run.Path("lottery.json");

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Draw_is_published_drawn_and_checked_with_the_commands()
    {
        await MakeAsync();
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(_lottery)));
        var drawn = await FileCommandRun.RunAsync("draw", "--lottery", _lottery, "--randomness", "417", "--out", _run.Path("draw.json"), "--alternates", "2", "--key-csv", _run.Path("lottery.key.csv"), "--selected-csv", _run.Path("panel.csv"));
        var verified = await FileCommandRun.RunAsync("verify", "--lottery", _lottery, "--draw", _run.Path("draw.json"), "--sha256", hash);

        Assert.True(drawn.ExitCode == 0, drawn.Error);
        Assert.True(verified.ExitCode == 0, verified.Error);
        using var draw = JsonDocument.Parse(await File.ReadAllTextAsync(_run.Path("draw.json")));
        Assert.Equal(417, draw.RootElement.GetProperty("panel").GetInt32());
        var rows = _run.Rows("panel.csv");
        Assert.Equal((4, 2), (rows.Count(r => r[2] == "member"), rows.Count(r => r[2] == "alternate")));
        Assert.All(rows, r => Assert.StartsWith("person", r[0], StringComparison.Ordinal));
        // Nothing in what is published says who anybody is.
        Assert.DoesNotContain("person", await File.ReadAllTextAsync(_lottery), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_without_rare_values_gives_the_same_draw()
    {
        await MakeAsync("--published-out", _run.Path("published.json"), "--mask-below", "8");
        var whole = await FileCommandRun.RunAsync("draw", "--lottery", _lottery, "--randomness", "0123456789abcdef0123", "--out", _run.Path("draw.json"));
        var copy = await FileCommandRun.RunAsync("verify", "--lottery", _run.Path("published.json"), "--draw", _run.Path("draw.json"));

        Assert.Equal(0, whole.ExitCode);
        Assert.True(copy.ExitCode == 0, copy.Error);
        Assert.Contains("as far as the masked values of", copy.Error, StringComparison.Ordinal);
        Assert.Contains("null", await File.ReadAllTextAsync(_run.Path("published.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_hash_and_other_lottery_are_refused()
    {
        await MakeAsync();
        await FileCommandRun.RunAsync("draw", "--lottery", _lottery, "--randomness", "417", "--out", _run.Path("draw.json"));
        var wrongHash = await FileCommandRun.RunAsync("verify", "--lottery", _lottery, "--sha256", new string('a', 64));
        await MakeAsync("--seed", "2");
        var wrongLottery = await FileCommandRun.RunAsync("verify", "--lottery", _lottery, "--draw", _run.Path("draw.json"));

        Assert.Equal(1, wrongHash.ExitCode);
        Assert.Contains("NO  published hash: The file's SHA-256 is ", wrongHash.Error, StringComparison.Ordinal);
        Assert.Equal(1, wrongLottery.ExitCode);
        Assert.Contains("NO  draw: It is the draw of another lottery", wrongLottery.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("41")]
    [InlineData("4170")]
    [InlineData("dice")]
    [InlineData("")]
    public async Task Randomness_that_is_none_is_refused(string randomness)
    {
        await MakeAsync();
        var result = await FileCommandRun.RunAsync("draw", "--lottery", _lottery, "--randomness", randomness, "--out", _run.Path("draw.json"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("write as many digits as number 1,000 panels, or at least 16 hexadecimal digits.", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_run.Path("draw.json")));
    }

    private async Task MakeAsync(params string[] options)
    {
        var people = string.Concat(Enumerable.Range(0, 30).Select(i => $"person{i},{(i % 3 == 0 ? "F" : "M")},{(i % 5 == 0 ? "Old" : "Young")}\n"));
        var made = await FileCommandRun.RunAsync(["lottery", "--features-csv", _run.File("t.csv", "feature,value,min,max\nG,F,2,2\nG,M,2,2\nA,Old,1,2\nA,Young,2,3\n"), "--people-csv", _run.File("p.csv", "id,G,A\n" + people),
            "--number-wanted", "4", "--out", _lottery, .. options]);
        Assert.True(made.ExitCode == 0, made.Error);
    }
}
