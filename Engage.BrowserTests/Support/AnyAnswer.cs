using Microsoft.Playwright;

namespace Engage.BrowserTests.Support;

/// <summary>Gives an answer the server will take to whatever question a page asks, by its fields alone.</summary>
internal static class AnyAnswer
{
    // One of the demonstration's postcodes.
    private const string Postcode = "CH1 5PU";

    /// <summary>Fills in the page's form.</summary>
    /// <param name="page">A page with a question.</param>
    /// <param name="wanted">The code of an option to choose where there is one.</param>
    public static async Task GiveAsync(IPage page, string? wanted = null)
    {
        var form = page.Locator("main form").First;
        if (await form.Locator("[name=answer-area]").CountAsync() > 0) { await form.Locator("[name=answer]").FillAsync(Postcode); }
        else if (await form.Locator("[name=answer][type=radio]").CountAsync() > 0) { await ChooseOneAsync(form, wanted); }
        else if (await form.Locator("[name=answer][type=checkbox]").CountAsync() > 0) { await ChooseThreeAsync(form); }
        else if (await form.Locator("fieldset [type=radio]").CountAsync() > 0) { await ChooseInEachRowAsync(form); }
        else if (await form.Locator("select").CountAsync() > 0) { await RankAsync(form); }
        else if (await form.Locator("[name^=answer-][inputmode=numeric]").CountAsync() > 0) { await ShareOutAsync(form); }
        else if (await form.Locator("[name=answer][inputmode]").CountAsync() > 0) { await form.Locator("[name=answer]").FillAsync("2"); }
        else if (await form.Locator("[name=answer]").CountAsync() > 0) { await form.Locator("[name=answer]").FillAsync("Dark streets"); }
        else { throw new InvalidOperationException($"Nobody knows how to answer {page.Url}."); }
    }

    private static async Task ChooseOneAsync(ILocator form, string? wanted)
    {
        var named = form.Locator($"[name=answer][value='{wanted}']");
        await (wanted is not null && await named.CountAsync() > 0 ? named : form.Locator("[name=answer]").First).CheckAsync();
    }

    private static async Task ChooseThreeAsync(ILocator form)
    {
        for (var i = 0; i < 3; i++) { await form.Locator("[name=answer]").Nth(i).CheckAsync(); }
    }

    private static async Task ChooseInEachRowAsync(ILocator form)
    {
        foreach (var row in await form.Locator("fieldset:not(:has(fieldset))").AllAsync()) { await row.Locator("[type=radio]").First.CheckAsync(); }
    }

    private static async Task RankAsync(ILocator form)
    {
        var rank = 0;
        foreach (var select in await form.Locator("select").AllAsync())
        {
            if (++rank < await select.Locator("option").CountAsync()) { await select.SelectOptionAsync($"{rank}"); }
        }
    }

    private static async Task ShareOutAsync(ILocator form)
    {
        var boxes = await form.Locator("[inputmode=numeric]").AllAsync();
        for (var i = 0; i < boxes.Count; i++) { await boxes[i].FillAsync(i == 0 ? "100" : "0"); }
    }
}
