namespace Engage.BrowserTests.Support;

/// <summary>
/// The browser the tests drive: ENGAGE_CHROMIUM, or a Chromium on the PATH. Without one the tests are skipped and say so; with
/// ENGAGE_REQUIRE_ALL=1 they run, and fail.
/// </summary>
internal static class Chromium
{
    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];

    /// <summary>Where it is; null when there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Null when tests can run, otherwise why they are skipped.</summary>
    public static string? Missing =>
        Path is null && Environment.GetEnvironmentVariable("ENGAGE_REQUIRE_ALL") is not "1" ? "skipped: needs Chromium (on the PATH, or named by ENGAGE_CHROMIUM)" : null;

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ENGAGE_CHROMIUM") is { Length: > 0 } named) { return named; }
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return _names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

/// <summary>A fact that needs Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Skips the test where there is no Chromium.</summary>
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}

/// <summary>A theory that needs Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test where there is no Chromium.</summary>
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}
