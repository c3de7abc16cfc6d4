using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Engage.Web.Mail.Smtp;

/// <summary>Bytes to and from a relay: lines, replies and the change to an encrypted stream.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private const int MaxLine = 2000;
    private const int MaxLines = 100;

    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly byte[] _buffer = new byte[4096];
    private readonly StringBuilder _line = new();
    private Stream _stream = Stream.Null;
    private int _read;
    private int _filled;

    /// <summary>Whether nobody else can read along.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>Whether bytes have come that nobody asked for yet.</summary>
    public bool HasUnread => _read < _filled;

    /// <summary>Connects.</summary>
    public async Task ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        await _client.ConnectAsync(host, port, cancellationToken);
        _stream = _client.GetStream();
    }

    /// <summary>Encrypts what follows; the relay's certificate must be for its host and of a trusted authority.</summary>
    /// <param name="authorities">The only authorities to trust; null for the machine's own list.</param>
    /// <exception cref="AuthenticationException">It is not.</exception>
    public async Task EncryptAsync(string host, X509Certificate2Collection? authorities, CancellationToken cancellationToken)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host, EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        if (authorities is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(options, cancellationToken);
        (_read, _filled, IsEncrypted) = (0, 0, true);
    }

    /// <summary>Sends bytes.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(bytes, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    /// <summary>Reads one reply of one or more lines.</summary>
    /// <exception cref="IOException">The connection is closed, or what came is no reply.</exception>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>(1);
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)) { throw new IOException("The relay does not speak SMTP."); }
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ') { return new SmtpReply(code, lines); }
            if (lines.Count == MaxLines) { throw new IOException("The relay's reply does not end."); }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        _line.Clear();
        while (true)
        {
            if (_read == _filled)
            {
                (_read, _filled) = (0, await _stream.ReadAsync(_buffer, cancellationToken));
                if (_filled == 0) { throw new IOException("The relay closed the connection."); }
            }
            var next = (char)_buffer[_read++];
            if (next == '\n') { return _line.ToString().TrimEnd('\r'); }
            if (_line.Length == MaxLine) { throw new IOException("The relay's line does not end."); }
            _line.Append(next);
        }
    }
}
