using Engage.BrowserTests.Pages;
using Engage.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Engage.BrowserTests.Journeys;

/// <summary>What the product exists for, as those it is for live it: a resident, two officers, a member of the Panel.</summary>
[Collection(OneSite.Name)]
public sealed class EvidenceToActionTests(BrowserSite site)
{
    [BrowserFact]
    public async Task A_resident_of_CW1_is_three_steps_from_what_was_done_about_what_people_said()
    {
        await using var resident = await site.OnAPhoneWithoutScriptsAsync();
        await resident.GoAsync("/");

        await resident.FillAsync(("postcode", "CW1 4AL"));
        await resident.PressAsync("Find my area");
        await resident.SeesAsync("Crewe");
        await resident.FollowAsync("Officers walk Crewe town centre and the estates around it every week.");

        await resident.SeesAsync("Officers walk Crewe town centre and the estates around it every week.");
        await resident.ReadsAsync("We asked");
        await resident.ReadsAsync("They have walked each weekend since June.");
        Assert.Empty(resident.Faults);
    }

    [BrowserFact]
    public async Task From_a_published_result_to_a_decided_priority_with_its_evidence()
    {
        var pages = new PageInspection();
        await using var officer = await site.SignedInAsync("editor@engage.example");
        await officer.GoAsync("/staff/priorities/proposals?from=precept-2026-27:priorities");
        await officer.Page.GetByLabel("Antisocial behaviour, Northwich").CheckAsync();
        await officer.PressAsync("Propose what I ticked");
        await officer.FollowAsync("Antisocial behaviour");
        var address = officer.Path;
        await pages.GlanceAsync(officer, "a proposal");
        await officer.PressAsync("Decide it");
        await officer.PressAsync("Save the decision");
        await pages.GlanceAsync(officer, "a decision without words");
        await officer.FillAsync(("Reasons", "Residents of Northwich named it."), ("Owner", "Chief Inspector, Northwich"), ("ReviewOn", "30 September 2030"));
        await officer.PressAsync("Save the decision");
        await officer.ReadsAsync("It waits for a second person to approve it");

        await using var second = await site.SignedInAsync("editor2@engage.example");
        await second.GoAsync(address);
        await pages.GlanceAsync(second, "a decision to approve");
        await second.PressAsync("Approve and publish");

        await using var resident = await site.OnAPhoneWithoutScriptsAsync();
        await resident.GoAsync(address.Replace("/staff", "", StringComparison.Ordinal));
        await resident.ReadsAsync("people in Northwich who answered chose it");
        string[] faults = [.. pages.Faults, .. officer.Faults, .. second.Faults, .. resident.Faults];
        Assert.Empty(faults);
    }

    [BrowserFact]
    public async Task A_member_of_the_Panel_goes_from_a_claim_to_the_table_behind_it()
    {
        await using var member = await site.AtADeskAsync();
        await member.GoAsync("/progress");
        await member.NextPageAsync(member.Page.Locator("main li a").First);

        var evidence = new Uri((await member.Page.GetByText("See what is behind it").First.GetAttributeAsync("href"))!);
        await member.GoAsync(evidence.PathAndQuery + evidence.Fragment);
        var piece = member.Page.Locator(evidence.Fragment);
        await Expect(piece.Locator("table").First).ToBeVisibleAsync();
        await member.NextPageAsync(piece.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "See it where it was published" }));

        Assert.StartsWith("/reports/precept-2026-27/v1", member.Path, StringComparison.Ordinal);
        var anchor = new Uri(member.Page.Url).Fragment;
        await Expect(member.Page.Locator(anchor)).ToBeVisibleAsync();
        Assert.Empty(member.Faults);
    }
}
