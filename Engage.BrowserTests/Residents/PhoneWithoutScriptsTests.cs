using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engage.BrowserTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Engage.BrowserTests.Residents;

/// <summary>The whole way of a resident on a small telephone whose browser runs no scripts.</summary>
[Collection(OneSite.Name)]
public sealed partial class PhoneWithoutScriptsTests(BrowserSite site)
{
    private const string Slug = "precept-2027-28", UnknownPostcode = "CW99 9ZZ";

    [BrowserFact]
    public async Task A_resident_answers_the_precept_consultation_from_the_home_page_to_the_receipt()
    {
        await using var resident = await site.OnAPhoneWithoutScriptsAsync();
        await resident.GoAsync("/");
        await resident.FollowAsync("Cheshire police funding 2027/28: have your say");
        await resident.SeesAsync("Cheshire police funding 2027/28");
        await resident.PressAsync("Start now");

        await LeaveTheRequiredQuestionEmptyAsync(resident);
        await resident.ChooseAsync("As a resident");
        await resident.ContinueAsync();
        await AnswerAsync(resident, "How confident are you", "Fairly confident");
        await resident.SeesAsync("How safe do you feel");
        await resident.Page.GetByRole(AriaRole.Group, new() { Name = "At home", Exact = true }).GetByLabel("Very safe", new() { Exact = true }).CheckAsync();
        await resident.ContinueAsync();
        await SkipTheBandAsync(resident);
        await ChooseAndRankPrioritiesAsync(resident);
        await resident.SeesAsync("What else should the Commissioner think about");
        await resident.Page.Locator("textarea").FillAsync("More lights on the canal path.");
        await resident.ContinueAsync();
        await ChooseTheAreaForAnUnknownPostcodeAsync(resident);
        await AnswerAsync(resident, "How old are you?", "65 to 74");
        await resident.SeesAsync("What is your sex?");
        await resident.ContinueAsync();

        await GoBackAndChangeAnAnswerAsync(resident);
        await resident.PressAsync("Send my answers");
        await AnswerSomeEqualityQuestionsAsync(resident);
        var reference = await ReadTheReceiptAsync(resident);

        await TheDatabaseHasItWithAreasAndWithoutThePostcodeAsync(reference);
        Assert.Empty(resident.Faults);
    }

    private static async Task AnswerAsync(Visitor resident, string heading, string label)
    {
        await resident.SeesAsync(heading);
        await resident.ChooseAsync(label);
        await resident.ContinueAsync();
    }

    private static async Task LeaveTheRequiredQuestionEmptyAsync(Visitor resident)
    {
        await resident.SeesAsync("How are you answering?");
        await Expect(resident.Page.Locator("main")).ToContainTextAsync(ProgressInWords());
        await resident.ContinueAsync();
        Assert.StartsWith("Error: How are you answering?", await resident.Page.TitleAsync(), StringComparison.Ordinal);
        await resident.Page.Locator(".govuk-error-summary").GetByRole(AriaRole.Link, new() { Name = "Select how you are answering" }).ClickAsync();
        // Without scripts the link is a fragment: the field it names is the target, and is on the screen.
        var field = resident.Page.Locator(":target");
        await Expect(field).ToHaveAttributeAsync("type", "radio");
        await Expect(field).ToBeInViewportAsync();
    }

    private static async Task SkipTheBandAsync(Visitor resident)
    {
        await resident.SeesAsync("Which council tax band");
        await resident.ContinueAsync();
        await resident.SeesAsync("How much more would you support");
        // Nobody's band is known, so the amounts are for Band D and the table has all eight.
        await resident.ReadsAsync("The amounts below are for Band D");
        await Expect(resident.Page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(8);
        await resident.Page.Locator("input[value=plus-10]").CheckAsync();
        await resident.ContinueAsync();
    }

    private static async Task ChooseAndRankPrioritiesAsync(Visitor resident)
    {
        await resident.SeesAsync("Which of these should the police");
        string[] chosen = ["Antisocial behaviour", "Speeding and dangerous driving", "Drug dealing and the gangs behind it"];
        foreach (var priority in chosen) { await resident.ChooseAsync(priority); }
        await resident.ContinueAsync();
        await resident.SeesAsync("matter most");
        await Expect(resident.Page.Locator("main select")).ToHaveCountAsync(3);
        for (var rank = 1; rank <= 3; rank++) { await resident.Page.GetByLabel(chosen[^rank], new() { Exact = true }).SelectOptionAsync($"{rank}"); }
        await resident.ContinueAsync();
    }

    private static async Task ChooseTheAreaForAnUnknownPostcodeAsync(Visitor resident)
    {
        await resident.SeesAsync("Where do you live?");
        await resident.Page.GetByLabel("Where do you live?").FillAsync(UnknownPostcode);
        await resident.ContinueAsync();
        await Expect(resident.Page.Locator(".govuk-error-summary")).ToContainTextAsync("We do not know this postcode. Check it, or choose your area.");
        // What was typed is still there, and the list of areas has come open without a script.
        await Expect(resident.Page.GetByLabel("Where do you live?")).ToHaveValueAsync(UnknownPostcode);
        await resident.Page.GetByLabel("Your area").SelectOptionAsync("Northwich");
        await resident.ContinueAsync();
    }

    private static async Task GoBackAndChangeAnAnswerAsync(Visitor resident)
    {
        await resident.SeesAsync("Check your answers");
        await resident.FollowAsync("Back");
        await resident.SeesAsync("What is your sex?");
        await resident.FollowAsync("Back");
        await resident.SeesAsync("How old are you?");
        await Expect(resident.Page.GetByLabel("65 to 74", new() { Exact = true })).ToBeCheckedAsync();
        await resident.ContinueAsync();
        await resident.ContinueAsync();

        await resident.SeesAsync("Check your answers");
        var row = resident.Page.Locator(".govuk-summary-list__row", new() { HasText = "How confident are you" });
        await Expect(row).ToContainTextAsync("Fairly confident");
        await resident.NextPageAsync(row.GetByRole(AriaRole.Link));
        await AnswerAsync(resident, "How confident are you", "Not very confident");
        // A change leads straight back, and the rest is as it was.
        await resident.SeesAsync("Check your answers");
        await Expect(row).ToContainTextAsync("Not very confident");
        await resident.ReadsAsync("More lights on the canal path.");
    }

    private static async Task AnswerSomeEqualityQuestionsAsync(Visitor resident)
    {
        await resident.SeesAsync("Some questions about you");
        await resident.PressAsync("Answer the questions about you");
        await AnswerAsync(resident, "physical or mental health conditions", "No");
        await resident.SeesAsync("What is your ethnic group?");
        await resident.PressAsync("Skip this question");
        await resident.FollowAsync("Skip all and go to your receipt");
    }

    private static async Task<string> ReadTheReceiptAsync(Visitor resident)
    {
        await resident.SeesAsync("We have your answers");
        var reference = (await resident.Page.Locator(".govuk-panel .engage-reference").InnerTextAsync()).Trim();
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}$", reference);
        await resident.Page.ReloadAsync();
        await Expect(resident.Page.Locator(".govuk-panel .engage-reference")).ToHaveTextAsync(reference);
        // Going back to a question leads to the receipt, not to a second response.
        await resident.GoAsync($"/surveys/{Slug}/questions/confidence");
        await Expect(resident.Page.Locator(".govuk-panel .engage-reference")).ToHaveTextAsync(reference);
        return reference;
    }

    private async Task TheDatabaseHasItWithAreasAndWithoutThePostcodeAsync(string reference)
    {
        var response = await site.ReadAsync(db => db.Responses.AsNoTracking().SingleAsync(r => r.Reference == reference));
        Assert.Equal(("E06000050", "lpu-northwich"), (response.LocalAuthorityCode, response.LocalPolicingUnitCode));
        using var answers = JsonDocument.Parse(response.Answers);
        Assert.Equal("plus-10", answers.RootElement.GetProperty("precept").ToString());
        Assert.Equal(JsonValueKind.Null, answers.RootElement.GetProperty("band").ValueKind);
        Assert.Contains("disability", response.Equality, StringComparison.Ordinal);

        // Nothing that was written anywhere, the database's journal included, holds what was typed.
        foreach (var file in Directory.EnumerateFiles(site.DataDirectory, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            Assert.False(text.Contains("CW99 9ZZ", StringComparison.OrdinalIgnoreCase) || text.Contains("CW999ZZ", StringComparison.OrdinalIgnoreCase), $"{file} holds the postcode.");
        }
    }

    [GeneratedRegex(@"Question 1 of (about )?\d+")]
    private static partial Regex ProgressInWords();
}
