using Engage.Tests.Support;

namespace Engage.Tests.Pages;

/// <summary>What every page shares.</summary>
public sealed class FrameTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private readonly Resident _resident = site.NewResident();

    [Theory]
    [InlineData("/", "Have your say")]
    public async Task Public_pages_keep_the_rules_of_every_page(string path, string heading)
    {
        var page = await _resident.GetPageAsync(path);

        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent.Trim());
        Assert.EndsWith("Office of the Commissioner for Testshire", page.Title, StringComparison.Ordinal);
    }
}
