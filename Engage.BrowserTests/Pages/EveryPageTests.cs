using Engage.BrowserTests.Support;

namespace Engage.BrowserTests.Pages;

/// <summary>
/// Every page there is: no violation of WCAG 2.2 AA or good practice that axe finds, without scripts on a telephone and with them
/// at a desk; no sideways scrolling at 320 pixels or with text twice as large, nothing in the console, nothing refused by the
/// content policy, no request to another site.
/// </summary>
[Collection(OneSite.Name)]
public sealed class EveryPageTests(BrowserSite site)
{
    private const int FewestPublicPages = 60, FewestStaffPages = 75, FewestSessionPages = 29, FewestAssemblyPages = 40;
    private readonly PageInspection _inspection = new();

    [BrowserFact]
    public async Task Every_public_page_is_accessible_and_fits_on_a_telephone_without_scripts_and_at_a_desk() =>
        Report(await new PublicTour(site.BeforeScriptsAsync, _inspection.LookAsync).GoAsync(), FewestPublicPages);

    [BrowserFact]
    public async Task Every_staff_page_is_accessible_and_fits_on_a_telephone_without_scripts_and_at_a_desk() =>
        Report(await new StaffTour(site, site.BeforeScriptsAsync, _inspection.LookAsync).GoAsync(), FewestStaffPages);

    [BrowserFact]
    public async Task Every_page_of_sessions_is_accessible_and_fits_on_a_telephone_without_scripts_and_at_a_desk() =>
        Report(await new SessionTour(site, site.BeforeScriptsAsync, _inspection.LookAsync).GoAsync(), FewestSessionPages);

    [BrowserFact]
    public async Task Every_page_of_somebodys_way_into_an_assembly_is_accessible_and_fits_on_a_telephone_without_scripts_and_at_a_desk() =>
        Report(await new AssemblyTour(site, site.BeforeScriptsAsync, _inspection.LookAsync).GoAsync(), FewestAssemblyPages);

    private void Report(IEnumerable<string> inTheBrowser, int fewest)
    {
        string[] faults = [.. _inspection.Faults, .. inTheBrowser];
        Assert.True(faults.Length == 0, $"{faults.Length} faults on {_inspection.Pages} pages:\n{string.Join('\n', faults)}");
        Assert.True(_inspection.Pages >= fewest, $"Only {_inspection.Pages} pages were reached.");
    }
}
