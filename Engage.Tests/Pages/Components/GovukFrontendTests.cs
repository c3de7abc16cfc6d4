using Engage.Tests.Support;

namespace Engage.Tests.Pages.Components;

/// <summary>Our tag helpers write what govuk-frontend itself writes, example by example.</summary>
public sealed class GovukFrontendTests
{
    // The number is how many of the examples use nothing but what ours offer; a smaller one would mean the test lost its grip.
    [Theory]
    [InlineData("radios", 20)]
    [InlineData("checkboxes", 20)]
    [InlineData("input", 20)]
    [InlineData("textarea", 10)]
    [InlineData("character-count", 5)]
    [InlineData("select", 10)]
    [InlineData("button", 10)]
    [InlineData("summary-list", 5)]
    [InlineData("panel", 3)]
    [InlineData("inset-text", 2)]
    [InlineData("warning-text", 2)]
    [InlineData("tag", 5)]
    [InlineData("back-link", 3)]
    [InlineData("details", 3)]
    [InlineData("notification-banner", 3)]
    [InlineData("breadcrumbs", 3)]
    [InlineData("error-summary", 2)]
    public void Components_are_the_same_as_govuk_frontend_makes_them(string component, int atLeast)
    {
        var path = Repository.PathOf("wwwroot-assets", "node_modules", "govuk-frontend", "dist", "govuk", "components", component, "fixtures.json");
        var compared = 0;
        foreach (var fixture in Fixture.Of(path))
        {
            if (fixture.Render(component) is not { } ours) { continue; }
            var (expected, actual) = (Rendered.Canonical(fixture.Expected), Rendered.Canonical(ours));
            Assert.True(expected == actual, $"{component}, \"{fixture.Name}\":\n--- govuk-frontend\n{expected}\n--- ours\n{actual}");
            compared++;
        }

        Assert.True(compared >= atLeast, $"Only {compared} examples of {component} could be compared.");
    }
}
