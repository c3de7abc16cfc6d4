using Engage.BrowserTests.Support;

namespace Engage.BrowserTests.Pages;

/// <summary>
/// Every page there is: no violation of WCAG 2.2 AA or good practice that axe finds, no sideways scrolling at 320 pixels or with
/// text twice as large, nothing in the console, nothing refused by the content policy, no request to another site.
/// </summary>
[Collection(OneSite.Name)]
public sealed class EveryPageTests(BrowserSite site)
{
    private const int FewestPublicPages = 60, FewestStaffPages = 55, FewestSessionPages = 29;
    private readonly PageInspection _inspection = new();

    [BrowserFact]
    public async Task Every_public_page_is_accessible_and_fits_on_a_telephone_without_scripts() =>
        Report(await new PublicTour(() => site.OnAPhoneNoScriptReachesAsync(), _inspection.OnAPhoneAsync).GoAsync(), FewestPublicPages);

    [BrowserFact]
    public async Task Every_public_page_is_accessible_and_fits_at_a_desk_and_with_text_twice_as_large() =>
        Report(await new PublicTour(site.AtADeskAsync, _inspection.AtADeskAsync).GoAsync(), FewestPublicPages);

    [BrowserFact]
    public async Task Every_staff_page_is_accessible_and_fits_on_a_telephone_without_scripts() =>
        Report(await new StaffTour(site, email => site.OnAPhoneNoScriptReachesAsync(email), _inspection.OnAPhoneAsync).GoAsync(), FewestStaffPages);

    [BrowserFact]
    public async Task Every_staff_page_is_accessible_and_fits_at_a_desk_and_with_text_twice_as_large() =>
        Report(await new StaffTour(site, email => site.SignedInAsync(email), _inspection.AtADeskAsync).GoAsync(), FewestStaffPages);

    [BrowserFact]
    public async Task Every_page_of_sessions_is_accessible_and_fits_on_a_telephone_without_scripts() =>
        Report(await new SessionTour(site, email => site.OnAPhoneNoScriptReachesAsync(email), _inspection.OnAPhoneAsync).GoAsync(), FewestSessionPages);

    [BrowserFact]
    public async Task Every_page_of_sessions_is_accessible_and_fits_at_a_desk_and_with_text_twice_as_large() =>
        Report(await new SessionTour(site, email => email is null ? site.AtADeskAsync() : site.SignedInAsync(email), _inspection.AtADeskAsync).GoAsync(), FewestSessionPages);

    private void Report(IReadOnlyList<string> inTheBrowser, int fewest)
    {
        string[] faults = [.. _inspection.Faults, .. inTheBrowser];
        Assert.True(faults.Length == 0, $"{faults.Length} faults on {_inspection.Pages} pages:\n{string.Join('\n', faults)}");
        Assert.True(_inspection.Pages >= fewest, $"Only {_inspection.Pages} pages were reached.");
    }
}
