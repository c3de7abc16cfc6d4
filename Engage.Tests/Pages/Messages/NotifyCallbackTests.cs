using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Engage.Domain.Messages;
using Engage.Tests.Mail;
using Engage.Tests.Support;
using Engage.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Messages;

/// <summary>Notify's reports are believed with its token only, once each, and reveal nothing.</summary>
public sealed class NotifyCallbackTests : IDisposable
{
    private const string Token = "a token of more than twenty characters";

    private readonly SiteFactory _site = new SiteFactory().With("Mail:Notify:CallbackToken", Token);

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    [InlineData("bearer " + Token)]
    public async Task Without_the_token_nothing_is_believed(string? authorization)
    {
        var id = await SentAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await ReportAsync(id, "permanent-failure", authorization));

        Assert.Equal(MessageState.Sent, await StateAsync(id));
    }

    [Fact]
    public async Task Where_no_token_is_set_nobody_has_it()
    {
        using var open = new SiteFactory();
        using var client = open.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/messages/notify") { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer ");

        using var reply = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
    }

    [Fact]
    public async Task A_permanent_failure_fails_the_message_and_suppresses_its_address_however_often_it_is_reported()
    {
        var id = await SentAsync();

        for (var i = 0; i < 3; i++) { Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(id, "permanent-failure")); }

        Assert.Equal(MessageState.Failed, await StateAsync(id));
        Assert.Equal([AttemptOutcome.Bounced], await _site.ReadAsync(db => db.MessageAttempts.Select(a => a.Outcome).ToListAsync()));
        Assert.Equal([SuppressionScope.Everything], await _site.ReadAsync(db => db.Suppressions.Select(s => s.Scope).ToListAsync()));
    }

    [Theory]
    [InlineData("delivered", MessageState.Sent)]
    [InlineData("temporary-failure", MessageState.Failed)]
    [InlineData("technical-failure", MessageState.Failed)]
    [InlineData("sending", MessageState.Sent)]
    public async Task Other_reports_suppress_nothing(string status, MessageState state)
    {
        var id = await SentAsync();

        Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(id, status));

        Assert.Equal(state, await StateAsync(id));
        Assert.Equal(0, await _site.ReadAsync(db => db.Suppressions.CountAsync()));
    }

    [Fact]
    public async Task An_unknown_message_is_answered_like_a_known_one_and_nonsense_is_refused()
    {
        Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(new string('0', 26), "permanent-failure"));
        foreach (var body in new[] { "", "[]", "{}", "{\"status\":1}", "not json" }) { Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body, "Bearer " + Token)); }
    }

    private Task<HttpStatusCode> ReportAsync(string reference, string status, string? authorization = "Bearer " + Token) =>
        PostAsync($$"""{"id":"740e5834-3a29-46b4-9a6f-16142fde533a","reference":"{{reference}}","to":"p1@example.org","status":"{{status}}"}""", authorization);

    private async Task<HttpStatusCode> PostAsync(string body, string? authorization)
    {
        using var client = _site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/messages/notify") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        if (authorization is not null) { request.Headers.TryAddWithoutValidation("Authorization", authorization); }
        using var reply = await client.SendAsync(request);
        return reply.StatusCode;
    }

    private Task<MessageState> StateAsync(string id) => _site.ReadAsync(db => db.OutboxMessages.Where(m => m.Id == id).Select(m => m.State).SingleAsync());

    private async Task<string> SentAsync()
    {
        await _site.WriteAsync(db =>
        {
            _site.Services.GetRequiredService<Outbox>().Queue(db, Requests.Papers());
            return Task.CompletedTask;
        });
        await _site.WriteAsync(db => db.OutboxMessages.ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MessageState.Sent)));
        return await _site.ReadAsync(db => db.OutboxMessages.Select(m => m.Id).SingleAsync());
    }
}
