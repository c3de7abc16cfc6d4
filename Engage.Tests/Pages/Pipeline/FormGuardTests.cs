using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Engage.Tests.Support;

namespace Engage.Tests.Pages.Pipeline;

/// <summary>A form too big or too strange is refused with a page, before any page of ours sees it.</summary>
public sealed class FormGuardTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private readonly Resident _visitor = site.NewResident();

    [Fact]
    public async Task A_form_of_five_thousand_fields_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync(string.Join('&', Enumerable.Range(0, 5000).Select(i => $"a{i}=1"))));

    [Fact]
    public async Task A_name_of_ten_thousand_letters_is_refused() => Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync(new string('a', 10_000) + "=1"));

    [Fact]
    public async Task An_answer_of_a_hundred_thousand_letters_is_refused() => Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync("answer=" + new string('a', 100_000)));

    [Fact]
    public async Task A_body_over_the_limit_is_refused() => Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusOfAsync("answer=" + new string('a', 300_000)));

    [Fact]
    public async Task A_long_answer_within_reason_reaches_its_page() => Assert.Equal(HttpStatusCode.OK, await StatusOfAsync("textarea=" + new string('a', 20_000)));

    [Fact]
    public async Task A_broken_multipart_form_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync("--x\r\nnonsense", "multipart/form-data; boundary=x"));

    [Theory]
    [InlineData("a=%00&b=%ED%A0%80")]
    [InlineData("textarea=%E2%80%AE%F0%9F%98%80%EF%BF%BF")]
    [InlineData("%=%&==&&")]
    public async Task Strange_letters_do_not_break_anything(string body)
    {
        var status = await StatusOfAsync(body);

        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, status.ToString());
    }

    private async Task<HttpStatusCode> StatusOfAsync(string body, string type = "application/x-www-form-urlencoded")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/gallery") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        var reply = await Reply.ReadAsync(await _visitor.Http.SendAsync(request), "/gallery");
        if (reply.Status != HttpStatusCode.OK) { Assert.NotNull(reply.Page.QuerySelector("h1")); }
        return reply.Status;
    }
}
