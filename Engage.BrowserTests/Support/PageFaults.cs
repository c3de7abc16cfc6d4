using Microsoft.Playwright;

namespace Engage.BrowserTests.Support;

/// <summary>Collects what a person with the developer tools open would see go wrong: script errors, blocked content, failed requests.</summary>
public sealed class PageFaults
{
    private readonly List<string> _faults = [];

    /// <summary>Listens to a page from now on.</summary>
    public static PageFaults Of(IPage page)
    {
        var faults = new PageFaults();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") { faults._faults.Add(message.Text); } };
        page.PageError += (_, error) => faults._faults.Add(error);
        page.Response += (_, response) => { if (response.Status >= 400) { faults._faults.Add($"{response.Status} {response.Url}"); } };
        return faults;
    }

    /// <summary>Fails with everything collected.</summary>
    public void AssertNone() => Assert.True(_faults.Count == 0, string.Join('\n', _faults));
}
