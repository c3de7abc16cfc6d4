using Engage.BrowserTests.Support;

namespace Engage.BrowserTests.Pages;

/// <summary>What a page costs somebody with an old telephone and a poor signal.</summary>
[Collection(OneSite.Name)]
public sealed class WeightTests(BrowserSite site)
{
    private const int MostBytes = 30_000;

    [BrowserTheory]
    [InlineData("capacity", "resident")]
    [InlineData("precept", "resident")]
    public async Task A_question_page_with_all_it_needs_is_under_30_kilobytes_over_the_wire(string question, string capacity)
    {
        await using var resident = await site.ArriveAsync(360, 740, hasScripts: true);
        await resident.GoAsync("/surveys/precept-2027-28");
        await resident.PressAsync("Start now");
        while (!resident.Path.EndsWith($"/questions/{question}", StringComparison.Ordinal))
        {
            await AnyAnswer.GiveAsync(resident.Page, capacity);
            await resident.ContinueAsync();
        }

        var (bytes, parts) = await WeighAsync(resident);
        Assert.True(bytes is > 3_000 and < MostBytes, $"{resident.Path} weighs {bytes} bytes:\n{string.Join('\n', parts)}");
        Assert.Empty(resident.Faults);
    }

    /// <summary>Loads the page again with nothing in the cache and adds up what came over the wire, headers included.</summary>
    private static async Task<(long Bytes, IReadOnlyList<string> Parts)> WeighAsync(Visitor visitor)
    {
        var wire = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        var (total, parts, gate, names) = (0L, new List<string>(), new Lock(), new Dictionary<string, string>(StringComparer.Ordinal));
        wire.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
        {
            lock (gate) { names[sent!.Value.GetProperty("requestId").GetString()!] = sent.Value.GetProperty("request").GetProperty("url").GetString()!; }
        };
        wire.Event("Network.loadingFinished").OnEvent += (_, done) =>
        {
            var bytes = (long)done!.Value.GetProperty("encodedDataLength").GetDouble();
            lock (gate)
            {
                total += bytes;
                parts.Add($"{bytes} {names.GetValueOrDefault(done.Value.GetProperty("requestId").GetString()!)}");
            }
        };
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        await visitor.Page.ReloadAsync(new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        lock (gate) { return (total, [.. parts]); }
    }
}
