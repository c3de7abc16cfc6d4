using Engage.Tests.Support;
using Microsoft.Playwright;

namespace Engage.BrowserTests.Support;

/// <summary>
/// The browser of the journeys: the system's Chromium, started once for a class of tests (as its fixture). Each test opens
/// a context of its own, which has its own cookies. The path can be set with ENGAGE_CHROMIUM.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // Nothing leaves the machine, and a container without user namespaces can run it.
    internal static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where it is; null when there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Null when there is a Chromium, otherwise why tests are skipped.</summary>
    public static string? WhyNot => Path is not null || Needs.AllIsRequired ? null : "Chromium is not installed.";

    /// <summary>The running browser.</summary>
    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser was not started: make the test a BrowserFact.");

    /// <summary>Opens a window with cookies of its own.</summary>
    /// <param name="width">Its width in pixels; 360 is a small phone.</param>
    /// <param name="hasScripts">Whether pages may run scripts.</param>
    public Task<IBrowserContext> OpenAsync(int width = 1280, bool hasScripts = true) => Browser.NewContextAsync(new BrowserNewContextOptions
    {
        Locale = "en-GB",
        TimezoneId = "Europe/London",
        JavaScriptEnabled = hasScripts,
        ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 740 : 900 },
    });

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (WhyNot is not null) { return; }
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path ?? "chromium", Headless = true, Args = Arguments });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null) { await _browser.DisposeAsync(); }
        _playwright?.Dispose();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ENGAGE_CHROMIUM") is { Length: > 0 } path) { return path; }
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin");
        return folders.SelectMany(folder => _names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
