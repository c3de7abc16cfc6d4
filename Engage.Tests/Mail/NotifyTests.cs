using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engage.Tests.Data;
using Engage.Tests.Support;
using Engage.Tests.Support.Mail;
using Engage.Web.Mail.Transports;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Mail;

/// <summary>Messages through GOV.UK Notify, against a server that speaks its API.</summary>
public sealed class NotifyTests() : DatabaseTests(TestDatabase.SqliteAsync)
{
    private const string Service = "26785a09-ab16-4eb0-8407-a37497a57506";
    private const string Secret = "3d844edf-8d35-48ac-975b-e847b4f122b0";
    private const string EmailTemplate = "f33517ff-2a88-4f6e-b855-c550268ce08a";
    private const string LetterTemplate = "64415853-cb86-4cc4-b597-2aaa94ef8c39";

    [Fact]
    public async Task A_message_goes_out_with_its_id_for_reference_and_a_signed_token()
    {
        await using var server = await NotifyServer.StartAsync();
        await using var site = Site(server);
        await site.QueueAsync(Requests.Papers());

        await site.RunAsync();

        var request = Assert.Single(server.Requests);
        Assert.Equal("/v2/notifications/email", request.PathAndQuery);
        var body = request.Body!.Value;
        Assert.Equal(("p1@example.org", EmailTemplate), (body.GetProperty("email_address").GetString(), body.GetProperty("template_id").GetString()));
        Assert.Equal(await ReadAsync(db => db.OutboxMessages.Select(m => m.Id).SingleAsync()), body.GetProperty("reference").GetString());
        Assert.Equal("Papers to read: Session 1", body.GetProperty("personalisation").GetProperty("subject").GetString());
        Assert.Contains("Read the papers: https://engage.example/my/papers", body.GetProperty("personalisation").GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Equal(["p1 Sent 1: Sent reply 201"], await site.StatesAsync());

        var token = request.Authorization["Bearer ".Length..].Split('.');
        Assert.Equal("""{"typ":"JWT","alg":"HS256"}""", Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token[0])));
        var claims = JsonDocument.Parse(WebEncoders.Base64UrlDecode(token[1])).RootElement;
        Assert.Equal((Service, Database.Time.GetUtcNow().ToUnixTimeSeconds()), (claims.GetProperty("iss").GetString(), claims.GetProperty("iat").GetInt64()));
        Assert.Equal(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{token[0]}.{token[1]}")), WebEncoders.Base64UrlDecode(token[2]));
    }

    // Made with Python: base64url of hmac.new(b"secret", msg, "sha256").
    [Fact]
    public void The_token_is_as_another_program_makes_it() => Assert.Equal(
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzZXJ2aWNlIiwiaWF0IjoxNTY4ODE4NTc4fQ.Sh6qfDD9QlePZqHK5oK7kgfVhdlY1htwiBmxv9uI-4g",
        NotifyToken.Make("service", "secret", DateTimeOffset.FromUnixTimeSeconds(1568818578)));

    [Fact]
    public async Task A_letter_goes_to_the_lines_of_its_address()
    {
        await using var server = await NotifyServer.StartAsync();
        await using var site = Site(server);
        await site.QueueAsync(Requests.Papers(address: "Jo Bloggs\n1 High Street\nWinsford\nCW7 2UA"));

        await site.RunAsync();

        var request = Assert.Single(server.Requests);
        Assert.Equal("/v2/notifications/letter", request.PathAndQuery);
        var values = request.Body!.Value.GetProperty("personalisation");
        Assert.Equal(("Jo Bloggs", "CW7 2UA", LetterTemplate), (values.GetProperty("address_line_1").GetString(), values.GetProperty("address_line_4").GetString(), request.Body!.Value.GetProperty("template_id").GetString()));
    }

    [Fact]
    public async Task A_lost_answer_is_looked_up_before_anything_is_sent_again()
    {
        await using var server = await NotifyServer.StartAsync();
        server.Answer = _ => 0;
        await using var site = Site(server);
        await site.QueueAsync(Requests.Papers());

        await site.RunAsync();
        Assert.Equal(["p1 Deferred 1: Unknown request 0"], await site.StatesAsync());
        server.Answer = _ => 201;
        Database.Time.Advance(TimeSpan.FromMinutes(2));
        await site.RunAsync();

        Assert.Equal(["p1 Sent 2: Sent look-up 200"], await site.StatesAsync());
        Assert.Equal([1], server.Taken.Values);
    }

    [Theory]
    [InlineData(400, "p1 Failed 1: Refused reply 400")]
    [InlineData(403, "p1 Deferred 1: NotSent reply 403")]
    [InlineData(429, "p1 Deferred 1: NotSent reply 429")]
    [InlineData(500, "p1 Deferred 1: Unknown reply 500")]
    public async Task Each_refusal_ends_as_it_should(int status, string state)
    {
        await using var server = await NotifyServer.StartAsync();
        server.Answer = _ => status;
        await using var site = Site(server);
        await site.QueueAsync(Requests.Papers());

        await site.RunAsync();

        Assert.Equal([state], await site.StatesAsync());
        Assert.DoesNotContain("jo@example.org", await ReadAsync(db => db.MessageAttempts.Select(a => a.Reply).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notify_out_of_reach_costs_nothing_but_time()
    {
        var server = await NotifyServer.StartAsync();
        await using var site = Site(server);
        await server.DisposeAsync();
        await site.QueueAsync(Requests.Papers());

        await site.RunAsync();

        Assert.Equal(["p1 Deferred 1: NotSent connect 0"], await site.StatesAsync());
    }

    private MailSite Site(NotifyServer server) => new(Database, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mail:Transport"] = "Notify",
        ["Mail:Notify:BaseAddress"] = server.Address,
        ["Mail:Notify:ApiKey"] = $"engage-{Service}-{Secret}",
        ["Mail:Notify:EmailTemplateId"] = EmailTemplate,
        ["Mail:Notify:LetterTemplateId"] = LetterTemplate,
    });
}
