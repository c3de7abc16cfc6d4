using Engage.Tests.Support;

namespace Engage.BrowserTests.Support;

/// <summary>A fact that needs Chromium: skipped, and said so, where there is none, unless ENGAGE_REQUIRE_ALL is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Skips the test when Chromium is not installed.</summary>
    public BrowserFactAttribute() => Skip = Chromium.WhyNot;
}

/// <summary>A theory that needs Chromium: skipped, and said so, where there is none, unless ENGAGE_REQUIRE_ALL is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test when Chromium is not installed.</summary>
    public BrowserTheoryAttribute() => Skip = Chromium.WhyNot;
}

/// <summary>A fact that needs Chromium and somebody else's SMTP server: skipped, and said so, where one of them is missing, unless ENGAGE_REQUIRE_ALL is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserAndMailFactAttribute : FactAttribute
{
    /// <summary>Skips the test when one of them is not installed.</summary>
    public BrowserAndMailFactAttribute() => Skip = Chromium.WhyNot ?? new NeedsSmtpServerFactAttribute().Skip;
}
