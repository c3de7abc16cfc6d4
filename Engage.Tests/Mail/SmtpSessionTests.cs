using System.Security.Cryptography.X509Certificates;
using System.Text;
using Engage.Tests.Support.Mail;
using Engage.Web.Mail;
using Engage.Web.Mail.Smtp;

namespace Engage.Tests.Mail;

/// <summary>A session with a relay gets a message across, or says how far it came.</summary>
public sealed class SmtpSessionTests : IDisposable
{
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("Subject: x\r\n\r\nHello\r\n");
    private static readonly SmtpAccount Account = new("user", "secret");

    private readonly TestCertificate _certificate = new();

    private X509Certificate2Collection Authorities
    {
        get
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(_certificate.AuthorityFile);
            return authorities;
        }
    }

    public void Dispose() => _certificate.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Messages_go_over_one_session_with_and_without_pipelining(bool canPipeline)
    {
        await using var server = new SmtpServer { Offers = canPipeline ? ["PIPELINING"] : [] }.Start();
        await using var session = await OpenAsync(server);

        for (var i = 0; i < 3; i++) { await SendAsync(session); }

        Assert.Equal(3, server.Taken.Count);
        Assert.Equal(1, server.Connections);
        Assert.All(server.Taken, mail => Assert.Equal(("bounce@office.example", "jo@example.org", "Subject: x\r\n\r\nHello\r\n"), (mail.From, mail.To.Single(), mail.Text)));
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task Nothing_but_the_greeting_is_said_in_clear(SmtpSecurity security)
    {
        await using var server = Encrypting(security, "AUTH PLAIN LOGIN");
        await using var session = await OpenAsync(server, security, Account);

        await SendAsync(session);

        Assert.Single(server.Taken);
        Assert.Contains("AUTH PLAIN AHVzZXIAc2VjcmV0", server.Heard); // \0user\0secret
        var clear = security == SmtpSecurity.StartTls ? server.Heard.TakeWhile(line => line != "STARTTLS") : [];
        Assert.All(clear, line => Assert.StartsWith("EHLO ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Login_is_used_where_plain_is_not_offered()
    {
        await using var server = Encrypting(SmtpSecurity.Tls, "AUTH=LOGIN");
        server.Answer = line => line switch { "AUTH LOGIN" => "334 VXNlcm5hbWU6", "dXNlcg==" => "334 UGFzc3dvcmQ6", "c2VjcmV0" => "235 welcome", _ => null };

        await using var session = await OpenAsync(server, SmtpSecurity.Tls, Account);

        await SendAsync(session);
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task A_token_is_used_where_one_is_given_and_its_refusal_is_read_to_the_end()
    {
        await using var server = Encrypting(SmtpSecurity.Tls, "AUTH XOAUTH2 PLAIN");
        // user=user ^A auth=Bearer good ^A ^A
        server.Answer = line => line switch { "AUTH XOAUTH2 dXNlcj11c2VyAWF1dGg9QmVhcmVyIGdvb2QBAQ==" => "235 welcome", "" => "535 5.7.3 expired", _ => line.StartsWith("AUTH", StringComparison.Ordinal) ? "334 eyJzdGF0dXMiOiI0MDEifQ==" : null };

        await using (await OpenAsync(server, SmtpSecurity.Tls, Account with { AccessToken = "good" })) { }
        var refused = await Assert.ThrowsAsync<SmtpFailure>(() => OpenAsync(server, SmtpSecurity.Tls, Account with { AccessToken = "old" }));

        Assert.Equal((SmtpPhase.Connect, 535), (refused.Phase, refused.Code));
    }

    [Fact]
    public async Task A_password_is_never_sent_in_clear()
    {
        await using var server = new SmtpServer { Offers = ["AUTH PLAIN"] }.Start();

        var failure = await Assert.ThrowsAsync<SmtpFailure>(() => OpenAsync(server, SmtpSecurity.None, Account));

        Assert.Equal("A password is never sent in clear.", failure.Text);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_relay_without_encryption_gets_nothing()
    {
        await using var server = new SmtpServer { Offers = ["AUTH PLAIN"] }.Start();

        var failure = await Assert.ThrowsAsync<SmtpFailure>(() => OpenAsync(server, SmtpSecurity.StartTls, Account));

        Assert.Equal((SmtpPhase.Connect, "The relay offers no encryption (STARTTLS)."), (failure.Phase, failure.Text));
        Assert.Single(server.Heard);
    }

    [Fact]
    public async Task Replies_slipped_in_before_the_encryption_are_noticed()
    {
        await using var server = Encrypting(SmtpSecurity.StartTls, "AUTH PLAIN");
        server.Answer = line => line == "STARTTLS" ? "220 go on\r\n250-evil\r\n250 AUTH PLAIN" : null;

        var failure = await Assert.ThrowsAsync<SmtpFailure>(() => OpenAsync(server, SmtpSecurity.StartTls, Account));

        Assert.Equal("Something was slipped in before the encryption began.", failure.Text);
    }

    [Fact]
    public async Task A_certificate_of_somebody_elses_or_for_another_host_is_not_trusted()
    {
        using var other = new TestCertificate("relay.example");
        await using var wrongHost = new SmtpServer { Certificate = other.Certificate, IsImplicitTls = true }.Start();
        await using var server = Encrypting(SmtpSecurity.Tls);
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(other.AuthorityFile);

        foreach (var (relay, trusted) in new[] { (server, authorities), (server, null), (wrongHost, authorities) })
        {
            var failure = await Assert.ThrowsAsync<SmtpFailure>(() => SmtpSession.OpenAsync("localhost", relay.Port, SmtpSecurity.Tls, trusted, account: null, Patience()));
            Assert.Equal((SmtpPhase.Connect, "The relay's certificate is not trusted."), (failure.Phase, failure.Text));
        }
    }

    // Which command fails, how, and then: how far it came, whether it may have been sent, whether it never will be, whether the session goes on.
    [Theory]
    [InlineData("MAIL", "451 later", SmtpPhase.Sender, 451, false, false, true)]
    [InlineData("MAIL", "530 sign in first", SmtpPhase.Sender, 530, false, false, true)]
    [InlineData("RCPT", "450 greylisted", SmtpPhase.Recipient, 450, false, false, true)]
    [InlineData("RCPT", "550 5.1.1 unknown", SmtpPhase.Recipient, 550, false, true, true)]
    [InlineData("RCPT", "421 closing", SmtpPhase.Recipient, 421, false, false, false)]
    [InlineData("RCPT", SmtpServer.HangUp, SmtpPhase.Sender, 0, false, false, false)]
    [InlineData("DATA", "554 no", SmtpPhase.Data, 554, false, true, true)]
    [InlineData(".", "452 full", SmtpPhase.AfterDot, 452, false, false, true)]
    [InlineData(".", "552 too big", SmtpPhase.AfterDot, 552, false, true, true)]
    [InlineData(".", SmtpServer.HangUp, SmtpPhase.AfterDot, 0, true, false, false)]
    [InlineData(".", SmtpServer.Silence, SmtpPhase.AfterDot, 0, true, false, false)]
    public async Task A_failure_says_how_far_it_came(string command, string reply, object phase, int code, bool isAmbiguous, bool isRefusal, bool leavesSession)
    {
        await using var server = new SmtpServer { Answer = line => line.StartsWith(command, StringComparison.Ordinal) ? reply : null, Judge = _ => command == "." ? reply : null }.Start();
        await using var session = await OpenAsync(server);

        var failure = await Assert.ThrowsAsync<SmtpFailure>(() => SendAsync(session, seconds: 1));

        Assert.Equal(((SmtpPhase)phase, code, isAmbiguous, isRefusal, leavesSession), (failure.Phase, failure.Code, failure.IsAmbiguous, failure.IsRefusal, failure.LeavesSession));
        if (!leavesSession) { return; }

        (server.Answer, server.Judge) = (_ => null, _ => null);
        Assert.True(await session.ResetAsync(Patience()));
        await SendAsync(session);
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task A_relay_that_takes_data_for_nobody_is_given_nothing()
    {
        await using var server = new SmtpServer { Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 unknown" : line == "DATA" ? "354 go on" : line == "." ? "554 nobody" : null }.Start();
        await using var session = await OpenAsync(server);

        var failure = await Assert.ThrowsAsync<SmtpFailure>(() => SendAsync(session));

        Assert.Equal((SmtpPhase.Recipient, 550), (failure.Phase, failure.Code));
        Assert.Contains(".", server.Heard);
    }

    [Theory]
    [InlineData("!silence")]
    [InlineData("!hang up")]
    [InlineData("554 go away")]
    [InlineData("HTTP/1.1 400 Bad Request")]
    public async Task A_relay_that_does_not_greet_is_left(string greeting)
    {
        await using var server = new SmtpServer { Greeting = greeting }.Start();

        var failure = await Assert.ThrowsAsync<SmtpFailure>(() => OpenAsync(server, seconds: 1));

        Assert.Equal((SmtpPhase.Connect, false), (failure.Phase, failure.IsAmbiguous));
    }

    [Fact]
    public async Task A_relay_that_never_stops_talking_is_left()
    {
        await using var endless = new SmtpServer { Greeting = "220 " + new string('x', 3000) }.Start();
        await using var manyLines = new SmtpServer { Greeting = string.Join("\r\n", Enumerable.Repeat("220-more", 200)) }.Start();

        foreach (var server in new[] { endless, manyLines }) { await Assert.ThrowsAsync<SmtpFailure>(() => OpenAsync(server)); }
    }

    [Theory]
    [InlineData("a@example.org>\r\nRCPT TO:<b@example.org")]
    [InlineData("a@example.org\nDATA")]
    [InlineData("a b@example.org")]
    [InlineData("<a@example.org>")]
    [InlineData("")]
    public async Task An_address_cannot_carry_a_command(string address)
    {
        await using var server = new SmtpServer().Start();
        await using var session = await OpenAsync(server);

        await Assert.ThrowsAsync<ArgumentException>(() => session.SendAsync("bounce@office.example", address, Message, Patience()));

        Assert.Single(server.Heard);
    }

    // Written out by hand after RFC 5321, 4.5.2.
    [Theory]
    [InlineData("a\r\nb\r\n", "a\r\nb\r\n")]
    [InlineData("a\nb", "a\r\nb\r\n")]
    [InlineData("a\rb\r\n", "a\r\nb\r\n")]
    [InlineData(".\r\n..\r\n.a\r\n", "..\r\n...\r\n..a\r\n")]
    [InlineData("a\n.\nQUIT\n", "a\r\n..\r\nQUIT\r\n")]
    [InlineData("\n\n", "\r\n\r\n")]
    [InlineData("", "")]
    public void Lines_end_alike_and_dots_are_doubled(string message, string stuffed) =>
        Assert.Equal(stuffed, Encoding.ASCII.GetString(DotStuffing.Of(Encoding.ASCII.GetBytes(message)).Span));

    private static CancellationToken Patience(int seconds = 20) => new CancellationTokenSource(TimeSpan.FromSeconds(seconds)).Token;

    private static Task<SmtpReply> SendAsync(SmtpSession session, int seconds = 20) =>
        session.SendAsync("bounce@office.example", "jo@example.org", DotStuffing.Of(Message), Patience(seconds));

    private SmtpServer Encrypting(SmtpSecurity security, params string[] offers) =>
        new SmtpServer { Certificate = _certificate.Certificate, IsImplicitTls = security == SmtpSecurity.Tls, Offers = offers }.Start();

    private Task<SmtpSession> OpenAsync(SmtpServer server, SmtpSecurity security = SmtpSecurity.None, SmtpAccount? account = null, int seconds = 20) =>
        SmtpSession.OpenAsync("localhost", server.Port, security, Authorities, account, Patience(seconds));
}
