using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Engage.Tests.Support.Mail;

/// <summary>Somebody else's SMTP server (Python's aiosmtpd) with a mailbox, and somebody else's reading of what is in it.</summary>
public sealed class ForeignSmtpServer : IAsyncDisposable
{
    // Prints what Python's own mail and calendar readers make of each message, as JSON.
    private const string Reader = """
        import sys, json, mailbox, email.policy, email, icalendar
        out = []
        for key, raw in mailbox.Maildir(sys.argv[1], create=False).items():
            m = email.message_from_bytes(raw.as_bytes(), policy=email.policy.default)
            parts = {p.get_content_type(): p for p in m.walk() if not p.is_multipart()}
            event = None
            if 'text/calendar' in parts:
                c = icalendar.Calendar.from_ical(parts['text/calendar'].get_content())
                e = next(iter(c.walk('VEVENT')))
                event = dict(method=str(c['METHOD']), part=parts['text/calendar'].get_param('method'), uid=str(e['UID']), starts=e['DTSTART'].dt.isoformat(), zone=str(e['DTSTART'].params['TZID']), attendee=str(e['ATTENDEE']), summary=str(e['SUMMARY']))
            out.append(dict(defects=[str(d) for p in m.walk() for d in p.defects], to=[a.addr_spec for a in m['To'].addresses], toName=m['To'].addresses[0].display_name, fromName=m['From'].addresses[0].display_name,
                subject=str(m['Subject']), id=str(m['Message-ID']), text=parts['text/plain'].get_content(), html=parts['text/html'].get_content(), event=event))
        print(json.dumps(out))
        """;

    // The system's own: apt installs its modules for that one.
    private const string Python = "/usr/bin/python3";

    private readonly Process _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("engage-mailbox-").FullName;

    private ForeignSmtpServer(int port, TestCertificate certificate)
    {
        Port = port;
        _process = Process.Start(new ProcessStartInfo(Python, ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{port}", "--tlscert", certificate.CertificateFile, "--tlskey", certificate.CertificateFile, "-c", "aiosmtpd.handlers.Mailbox", Mailbox])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    private string Mailbox => Path.Combine(_folder, "mailbox");

    /// <summary>Starts one and waits until it listens.</summary>
    public static async Task<ForeignSmtpServer> StartAsync(TestCertificate certificate)
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var server = new ForeignSmtpServer(port, certificate);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var i = 0; i < 400 && await timer.WaitForNextTickAsync(); i++)
        {
            if (server._process.HasExited) { throw new InvalidOperationException(await server._process.StandardError.ReadToEndAsync()); }
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return server;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
        throw new InvalidOperationException("The foreign server does not listen.");
    }

    /// <summary>The messages it took, as Python reads them.</summary>
    public async Task<JsonElement> ReadAsync()
    {
        using var reader = Process.Start(new ProcessStartInfo(Python, ["-c", Reader, Mailbox]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        Assert.True(reader.ExitCode == 0, await reader.StandardError.ReadToEndAsync());
        return JsonDocument.Parse(text).RootElement;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
