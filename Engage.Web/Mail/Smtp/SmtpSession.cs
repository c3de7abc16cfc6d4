using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Engage.Web.Mail.Smtp;

/// <summary>
/// One conversation with a relay (RFC 5321), over which any number of messages go, one after the other. Every failure says
/// how far it had come, because only after the last byte of a message can anybody doubt whether it was taken.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpConnection _connection = new();
    private readonly HashSet<string> _abilities = new(StringComparer.OrdinalIgnoreCase);
    private SmtpPhase _phase = SmtpPhase.Connect;
    private bool _isUsable;

    private SmtpSession()
    {
    }

    /// <summary>Whether the relay takes several commands in one go.</summary>
    public bool CanPipeline => _abilities.Contains("PIPELINING");

    /// <summary>Connects, encrypts and signs in.</summary>
    /// <exception cref="SmtpFailure">It could not; no message was sent.</exception>
    public static async Task<SmtpSession> OpenAsync(
        string host, int port, SmtpSecurity security, X509Certificate2Collection? authorities, SmtpAccount? account, CancellationToken cancellationToken)
    {
        var session = new SmtpSession();
        try
        {
            await session.GuardAsync(() => session.BeginAsync(host, port, security, authorities, account, cancellationToken));
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends one message to one person.</summary>
    /// <returns>What the relay said when it took the message.</returns>
    /// <exception cref="SmtpFailure">It was not taken, or nobody can say; the session goes on when <see cref="SmtpFailure.LeavesSession"/>.</exception>
    public async Task<SmtpReply> SendAsync(string from, string to, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        _phase = SmtpPhase.Sender;
        SmtpReply? reply = null;
        await GuardAsync(async () =>
        {
            await EnvelopeAsync(from, to, cancellationToken);
            await _connection.WriteAsync(message, cancellationToken);
            _phase = SmtpPhase.AfterDot;
            await _connection.WriteAsync(".\r\n"u8.ToArray(), cancellationToken);
            reply = await ExpectAsync(250, cancellationToken);
        });
        _phase = SmtpPhase.Sender;
        return reply!;
    }

    /// <summary>Forgets a message that was begun, so that the next one can follow.</summary>
    /// <returns>Whether the session goes on.</returns>
    public async Task<bool> ResetAsync(CancellationToken cancellationToken)
    {
        _phase = SmtpPhase.Sender;
        try
        {
            await GuardAsync(() => CommandAsync("RSET", 250, cancellationToken));
            return true;
        }
        catch (SmtpFailure)
        {
            return false;
        }
    }

    /// <summary>Says goodbye when that can be heard, and hangs up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isUsable && _phase == SmtpPhase.Sender)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            try
            {
                await _connection.WriteAsync("QUIT\r\n"u8.ToArray(), patience.Token);
            }
            catch (Exception e) when (IsTransportFault(e))
            {
                // Nobody listens any more.
            }
        }
        _connection.Dispose();
    }

    private static bool IsTransportFault(Exception e) => e is IOException or SocketException or OperationCanceledException or AuthenticationException or ObjectDisposedException;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string OwnName() => Dns.GetHostName() is var name && Uri.CheckHostName(name) == UriHostNameType.Dns ? name : "localhost";

    /// <summary>Turns whatever goes wrong on the wire into a failure that knows the phase, and the session into one not to be used again.</summary>
    private async Task GuardAsync(Func<Task> work)
    {
        _isUsable = false;
        try
        {
            await work();
            _isUsable = true;
        }
        catch (SmtpFailure failure)
        {
            _isUsable = failure.LeavesSession;
            throw;
        }
        catch (OperationCanceledException e)
        {
            throw new SmtpFailure(_phase, 0, "The relay took too long.", e);
        }
        catch (AuthenticationException e)
        {
            throw new SmtpFailure(_phase, 0, "The relay's certificate is not trusted.", e);
        }
        catch (Exception e) when (IsTransportFault(e))
        {
            throw new SmtpFailure(_phase, 0, e is IOException { InnerException: null } ? e.Message : "The connection to the relay failed.", e);
        }
    }

    private async Task BeginAsync(string host, int port, SmtpSecurity security, X509Certificate2Collection? authorities, SmtpAccount? account, CancellationToken cancellationToken)
    {
        await _connection.ConnectAsync(host, port, cancellationToken);
        if (security == SmtpSecurity.Tls) { await _connection.EncryptAsync(host, authorities, cancellationToken); }
        await ExpectAsync(220, cancellationToken);
        await GreetAsync(cancellationToken);
        if (security == SmtpSecurity.StartTls) { await StartTlsAsync(host, authorities, cancellationToken); }
        if (account is not null) { await SignInAsync(account, cancellationToken); }
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        var reply = await CommandAsync($"EHLO {OwnName()}", 250, cancellationToken);
        _abilities.Clear();
        foreach (var line in reply.Lines.Skip(1))
        {
            var words = line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) { continue; }
            _abilities.Add(words[0]);
            if (words[0].Equals("AUTH", StringComparison.OrdinalIgnoreCase)) { _abilities.UnionWith(words.Skip(1).Select(way => "AUTH " + way)); }
        }
    }

    private async Task StartTlsAsync(string host, X509Certificate2Collection? authorities, CancellationToken cancellationToken)
    {
        if (!_abilities.Contains("STARTTLS")) { throw new SmtpFailure(_phase, 0, "The relay offers no encryption (STARTTLS)."); }
        await CommandAsync("STARTTLS", 220, cancellationToken);
        // Whoever sits between could put replies here that would be taken for encrypted ones afterwards (CVE-2011-0411).
        if (_connection.HasUnread) { throw new SmtpFailure(_phase, 0, "Something was slipped in before the encryption began."); }
        await _connection.EncryptAsync(host, authorities, cancellationToken);
        await GreetAsync(cancellationToken);
    }

    private async Task SignInAsync(SmtpAccount account, CancellationToken cancellationToken)
    {
        if (!_connection.IsEncrypted) { throw new SmtpFailure(_phase, 0, "A password is never sent in clear."); }
        if (account.AccessToken is { } token)
        {
            await SignInByTokenAsync(account.UserName, token, cancellationToken);
        }
        else if (_abilities.Contains("AUTH PLAIN"))
        {
            await CommandAsync("AUTH PLAIN " + Base64($"\0{account.UserName}\0{account.Password}"), 235, cancellationToken);
        }
        else if (_abilities.Contains("AUTH LOGIN"))
        {
            await CommandAsync("AUTH LOGIN", 334, cancellationToken);
            await CommandAsync(Base64(account.UserName), 334, cancellationToken);
            await CommandAsync(Base64(account.Password), 235, cancellationToken);
        }
        else
        {
            throw new SmtpFailure(_phase, 0, "The relay offers no way to sign in that is known here (PLAIN, LOGIN).");
        }
    }

    private async Task SignInByTokenAsync(string userName, string token, CancellationToken cancellationToken)
    {
        if (!_abilities.Contains("AUTH XOAUTH2")) { throw new SmtpFailure(_phase, 0, "The relay does not take tokens (XOAUTH2)."); }
        await WriteLineAsync("AUTH XOAUTH2 " + Base64($"user={userName}\u0001auth=Bearer {token}\u0001\u0001"), cancellationToken);
        var reply = await _connection.ReadAsync(cancellationToken);
        if (reply.Code == 334)
        {
            // A refusal comes as a challenge with the reason; an empty answer ends it.
            await WriteLineAsync("", cancellationToken);
            reply = await _connection.ReadAsync(cancellationToken);
        }
        if (reply.Code != 235) { throw new SmtpFailure(_phase, reply.Code, reply.Text); }
    }

    private async Task EnvelopeAsync(string from, string to, CancellationToken cancellationToken)
    {
        var (sender, recipient) = ($"MAIL FROM:<{Plain(from)}>", $"RCPT TO:<{Plain(to)}>");
        if (!CanPipeline)
        {
            await CommandAsync(sender, 250, cancellationToken);
            _phase = SmtpPhase.Recipient;
            await CommandAsync(recipient, 250, cancellationToken);
            _phase = SmtpPhase.Data;
            await CommandAsync("DATA", 354, cancellationToken);
            return;
        }

        await WriteLineAsync($"{sender}\r\n{recipient}\r\nDATA", cancellationToken);
        var replies = new[] { await _connection.ReadAsync(cancellationToken), await _connection.ReadAsync(cancellationToken), await _connection.ReadAsync(cancellationToken) };
        var faults = new[] { (SmtpPhase.Sender, 250), (SmtpPhase.Recipient, 250), (SmtpPhase.Data, 354) };
        for (var i = 0; i < replies.Length; i++)
        {
            if (replies[i].Code == faults[i].Item2) { continue; }
            _phase = faults[i].Item1;
            if (replies[2].Code == 354)
            {
                // The relay waits for a message all the same. With nobody to go to it is ended; with somebody the line is cut.
                if (replies[1].Code == 250) { throw new SmtpFailure(_phase, 0, replies[i].Text); }
                await WriteLineAsync(".", cancellationToken);
                await _connection.ReadAsync(cancellationToken);
            }
            throw new SmtpFailure(_phase, replies[i].Code, replies[i].Text);
        }
        _phase = SmtpPhase.Data;
    }

    private static string Plain(string address) =>
        Domain.Messages.EmailAddress.IsUsable(address) ? address : throw new ArgumentException("An address of an envelope is one plain address.", nameof(address));

    private async Task<SmtpReply> CommandAsync(string command, int wanted, CancellationToken cancellationToken)
    {
        await WriteLineAsync(command, cancellationToken);
        return await ExpectAsync(wanted, cancellationToken);
    }

    private Task WriteLineAsync(string line, CancellationToken cancellationToken) => _connection.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);

    private async Task<SmtpReply> ExpectAsync(int wanted, CancellationToken cancellationToken)
    {
        var reply = await _connection.ReadAsync(cancellationToken);
        return reply.Code == wanted ? reply : throw new SmtpFailure(_phase, reply.Code, reply.Text);
    }
}
