using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Engage.Tests.Support.Mail;

/// <summary>A message a server took.</summary>
/// <param name="From">The sender of the envelope.</param>
/// <param name="To">The recipients of the envelope.</param>
/// <param name="Text">The message, dots undone, a character a byte.</param>
public sealed record TakenMail(string From, IReadOnlyList<string> To, string Text);

/// <summary>
/// A real SMTP server on a free loopback port. What it says to a command can be changed, and it can hang up, be silent or
/// slow at any point, as relays do.
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    /// <summary>Instead of a reply: hangs up.</summary>
    public const string HangUp = "!hang up";

    /// <summary>Instead of a reply: says nothing any more.</summary>
    public const string Silence = "!silence";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _conversations = [];
    private readonly ConcurrentQueue<TakenMail> _taken = new();
    private readonly ConcurrentQueue<string> _heard = new();
    private Task _accepting = Task.CompletedTask;
    private int _connections;

    /// <summary>The port it listens on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Its certificate; null: it cannot encrypt.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether it encrypts from the first byte; otherwise it offers STARTTLS when it has a certificate.</summary>
    public bool IsImplicitTls { get; init; }

    /// <summary>What it offers beside STARTTLS, such as PIPELINING or AUTH PLAIN.</summary>
    public IReadOnlyList<string> Offers { get; init; } = ["PIPELINING", "8BITMIME"];

    /// <summary>What it says first.</summary>
    public string Greeting { get; init; } = "220 test ready";

    /// <summary>How long it takes over each reply.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What it says to a command; null for what is usual.</summary>
    public Func<string, string?> Answer { get; set; } = static _ => null;

    /// <summary>What it says to a message; null takes it.</summary>
    public Func<TakenMail, string?> Judge { get; set; } = static _ => null;

    /// <summary>Whether messages are kept for the test to see.</summary>
    public bool KeepsMessages { get; init; } = true;

    /// <summary>The messages it took, in order.</summary>
    public IReadOnlyList<TakenMail> Taken => [.. _taken];

    /// <summary>Every command line it heard, in order.</summary>
    public IReadOnlyList<string> Heard => [.. _heard];

    /// <summary>How often somebody connected.</summary>
    public int Connections => _connections;

    /// <summary>Begins to listen.</summary>
    public SmtpServer Start()
    {
        _listener.Start(128);
        _accepting = AcceptAsync();
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_conversations);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _conversations.Add(Task.Run(() => ConverseAsync(client)));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        try
        {
            await using var conversation = new Conversation(this, client.GetStream());
            await conversation.RunAsync(_stop.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            // The other side left, or was sent away.
        }
    }

    private sealed class Conversation(SmtpServer server, Stream stream) : IAsyncDisposable
    {
        private readonly byte[] _buffer = new byte[16384];
        private Stream _stream = stream;
        private int _read;
        private int _filled;
        private string _from = "";
        private List<string> _to = [];

        public async Task RunAsync(CancellationToken stop)
        {
            if (server.IsImplicitTls) { await EncryptAsync(stop); }
            await SayAsync(server.Greeting, stop);
            while (await LineAsync(stop) is { } line)
            {
                server._heard.Enqueue(line);
                if (!await ReplyAsync(line, stop)) { return; }
            }
        }

        public ValueTask DisposeAsync() => _stream.DisposeAsync();

        private async Task<bool> ReplyAsync(string line, CancellationToken stop)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (server.Answer(line) is { } answer) { return await SayAsync(answer, stop) && verb is not "QUIT"; }
            switch (verb)
            {
                case "EHLO":
                    var offers = server.Offers.Concat(server.Certificate is not null && !server.IsImplicitTls && _stream is not SslStream ? ["STARTTLS"] : []).ToList();
                    return await SayAsync(string.Join("\r\n", offers.Select(offer => "250-" + offer).Prepend("250-test").Append("250 HELP")), stop);
                case "STARTTLS":
                    await SayAsync("220 go on", stop);
                    await EncryptAsync(stop);
                    return true;
                case "AUTH":
                    return await SayAsync("235 welcome", stop);
                case "MAIL":
                    (_from, _to) = (Address(line), []);
                    return await SayAsync("250 sender ok", stop);
                case "RCPT" when _from.Length == 0:
                    return await SayAsync("503 who from?", stop);
                case "RCPT":
                    _to.Add(Address(line));
                    return await SayAsync("250 recipient ok", stop);
                case "DATA":
                    if (_to.Count == 0) { return await SayAsync("503 nobody to send to", stop); }
                    await SayAsync("354 go on", stop);
                    return await TakeAsync(stop);
                case "RSET":
                    (_from, _to) = ("", []);
                    return await SayAsync("250 forgotten", stop);
                case "QUIT":
                    await SayAsync("221 bye", stop);
                    return false;
                default:
                    return await SayAsync("500 what?", stop);
            }
        }

        private async Task<bool> TakeAsync(CancellationToken stop)
        {
            var text = new StringBuilder();
            while (await LineAsync(stop) is { } line)
            {
                if (line == ".")
                {
                    var mail = new TakenMail(_from, _to, text.ToString());
                    var answer = server.Judge(mail);
                    (_from, _to) = ("", []);
                    if (answer is null && server.KeepsMessages) { server._taken.Enqueue(mail); }
                    return await SayAsync(answer ?? "250 taken", stop);
                }
                if (server.KeepsMessages) { text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n"); }
            }
            return false;
        }

        private async Task<bool> SayAsync(string text, CancellationToken stop)
        {
            if (server.Delay > TimeSpan.Zero) { await Task.Delay(server.Delay, stop); }
            if (text == HangUp) { return false; }
            if (text == Silence)
            {
                await Task.Delay(Timeout.Infinite, stop);
                return false;
            }
            await _stream.WriteAsync(Encoding.Latin1.GetBytes(text + "\r\n"), stop);
            await _stream.FlushAsync(stop);
            return true;
        }

        private async Task EncryptAsync(CancellationToken stop)
        {
            var encrypted = new SslStream(_stream);
            _stream = encrypted;
            await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }, stop);
            (_read, _filled) = (0, 0);
        }

        private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

        private async Task<string?> LineAsync(CancellationToken stop)
        {
            var line = "";
            while (true)
            {
                if (_read == _filled)
                {
                    (_read, _filled) = (0, await _stream.ReadAsync(_buffer, stop));
                    if (_filled == 0) { return null; }
                }
                var rest = _buffer.AsSpan(_read, _filled - _read);
                var end = rest.IndexOf((byte)'\n');
                line += Encoding.Latin1.GetString(end < 0 ? rest : rest[..end]);
                _read = end < 0 ? _filled : _read + end + 1;
                if (end >= 0) { return line.TrimEnd('\r'); }
            }
        }
    }
}
