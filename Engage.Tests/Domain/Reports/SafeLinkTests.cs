using Engage.Domain.Reports;

namespace Engage.Tests.Domain.Reports;

public class SafeLinkTests
{
    [Theory]
    [InlineData("https://www.example.org/a?b=1&c=2#d", "https://www.example.org/a?b=1&c=2#d")]
    [InlineData("HTTP://Example.ORG", "http://example.org/")]
    [InlineData("https://example.org:8443/a(b)", "https://example.org:8443/a(b)")]
    [InlineData("https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9")]
    [InlineData("mailto:office@example.org?subject=Hello", "mailto:office@example.org?subject=Hello")]
    [InlineData(" https://example.org/ ", "https://example.org/")]
    public void Ordinary_links_become_ascii(string written, string link)
    {
        Assert.Equal(link, SafeLink.Of(written));
        Assert.True(SafeLink.IsSafe(link));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/privacy")]
    [InlineData("//evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://example.org/\"onmouseover=alert(1)")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("https:\\\\evil.example")]
    [InlineData("mailto:")]
    public void Everything_else_is_refused(string? written) => Assert.Null(SafeLink.Of(written));

    [Fact]
    public void A_lone_surrogate_or_a_huge_address_is_refused()
    {
        Assert.Null(SafeLink.Of("https://example.org/" + (char)0xD800));
        Assert.Null(SafeLink.Of("https://example.org/" + new string('x', 5000)));
    }
}
