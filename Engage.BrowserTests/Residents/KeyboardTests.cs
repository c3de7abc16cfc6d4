using Engage.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Engage.BrowserTests.Residents;

/// <summary>A resident who uses no pointer: Tab, Space, Enter and the arrow keys, from the start page to the receipt.</summary>
[Collection(OneSite.Name)]
public sealed class KeyboardTests(BrowserSite site)
{
    [BrowserFact]
    public async Task A_survey_is_answered_with_the_keyboard_alone_and_the_focus_is_always_seen()
    {
        await using var resident = await site.AtADeskAsync();
        var keys = new Keyboard(resident.Page);
        await resident.GoAsync("/surveys/precept-2027-28");

        // The first stop of a page is the way past its header, which puts the focus into main.
        Assert.Equal("Skip to main content", await keys.TabAsync());
        await keys.PressAsync("Enter");
        Assert.Equal("main", await keys.FocusedTagAsync());
        await keys.TabToAsync("Start now");
        await keys.PressAsync("Enter");

        await AnErrorTakesTheFocusToItsFieldAsync(resident, keys);
        await ChooseAsync(resident, keys, "How are you answering?", "As a resident", downwards: 3, "For an organisation that speaks for ratepayers or residents");
        await ChooseAsync(resident, keys, "How confident are you", "Very confident", downwards: 1, "Fairly confident");
        await ChooseAsync(resident, keys, "How much more would you support", "No increase", downwards: 0, "No increase");
        await TickAsync(resident, keys, "Antisocial behaviour", "Drug dealing and the gangs behind it");
        await RankAsync(resident, keys);
        await GoOnAsync(resident, keys, "What else should the Commissioner");
        await GiveThePostcodeAsync(resident, keys);

        await resident.SeesAsync("Check your answers");
        await keys.TabToAsync("Send my answers");
        await keys.PressAsync("Enter");
        await resident.SeesAsync("Some questions about you");
        await keys.TabToAsync("Skip all and go to your receipt");
        await keys.PressAsync("Enter");
        await resident.SeesAsync("We have your answers");
        await Expect(resident.Page.Locator(".engage-reference")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9A-Z]{4}-[0-9A-Z]{4}$"));
        Assert.Empty(keys.Unseen);
        Assert.Empty(resident.Faults);
    }

    private static async Task AnErrorTakesTheFocusToItsFieldAsync(Visitor resident, Keyboard keys)
    {
        await resident.SeesAsync("How are you answering?");
        await keys.TabToAsync("Continue");
        await keys.PressAsync("Enter");
        // The summary has the focus when the page comes, so the message is heard first and its link is the next stop.
        await Expect(resident.Page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        Assert.Equal("Select how you are answering", await keys.TabAsync());
        await keys.PressAsync("Enter");
        Assert.Equal("As a resident", await keys.FocusedNameAsync());
    }

    private static async Task ChooseAsync(Visitor resident, Keyboard keys, string heading, string first, int downwards, string expected)
    {
        await resident.SeesAsync(heading);
        if (await keys.FocusedNameAsync() != first) { await keys.TabToAsync(first); }
        if (downwards == 0) { await keys.PressAsync("Space"); }
        for (var i = 0; i < downwards; i++) { await keys.PressAsync("ArrowDown"); }
        Assert.Equal(expected, await keys.FocusedNameAsync());
        await Expect(resident.Page.GetByLabel(expected, new() { Exact = true })).ToBeCheckedAsync();
        await keys.TabToAsync("Continue");
        await keys.PressAsync("Space");
    }

    private static async Task TickAsync(Visitor resident, Keyboard keys, params string[] labels)
    {
        await resident.SeesAsync("Which of these should the police");
        foreach (var label in labels)
        {
            await keys.TabToAsync(label);
            await keys.PressAsync("Space");
            await Expect(resident.Page.GetByLabel(label, new() { Exact = true })).ToBeCheckedAsync();
        }
        await keys.TabToAsync("Continue");
        await keys.PressAsync("Enter");
    }

    private static async Task RankAsync(Visitor resident, Keyboard keys)
    {
        await resident.SeesAsync("matter most");
        await keys.TabToAsync("Antisocial behaviour");
        await keys.PressAsync("2");
        Assert.Equal("Drug dealing and the gangs behind it", await keys.TabAsync());
        await keys.PressAsync("1");
        await keys.TabToAsync("Continue");
        await keys.PressAsync("Enter");
    }

    private static async Task GoOnAsync(Visitor resident, Keyboard keys, string heading)
    {
        await resident.SeesAsync(heading);
        await keys.TabToAsync("Continue");
        await keys.PressAsync("Enter");
    }

    private static async Task GiveThePostcodeAsync(Visitor resident, Keyboard keys)
    {
        await resident.SeesAsync("Where do you live?");
        await keys.TabToAsync("Where do you live?");
        await resident.Page.Keyboard.TypeAsync("CH1 5PU");
        await keys.PressAsync("Enter");
    }
}
