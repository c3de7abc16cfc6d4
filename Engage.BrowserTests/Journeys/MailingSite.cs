using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Engage.BrowserTests.Support;
using Engage.Tests.Support.Mail;
using Engage.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Engage.BrowserTests.Journeys;

/// <summary>A site whose mail really leaves, over TLS to somebody else's server, and that is reached where its mail says.</summary>
internal sealed class MailingSite : IAsyncDisposable
{
    private const string Password = "four plain words here";

    private readonly TestCertificate _certificate;
    private readonly ForeignSmtpServer _server;
    private readonly IBrowser _browser;

    private MailingSite(TestCertificate certificate, ForeignSmtpServer server, IBrowser browser)
    {
        (_certificate, _server, _browser) = (certificate, server, browser);
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        Site = new ListeningSite(port);
        foreach (var (key, value) in new[]
        {
            ("Staff:RequireSecondFactor", "false"), ("Mail:Transport", "Smtp"), ("Mail:Live", "true"), ("Mail:SiteAddress", $"http://localhost:{port}"), ("Mail:From", "engage@office.example"), ("Mail:PerMinute", "1000"),
            ("Mail:Smtp:Host", "localhost"), ("Mail:Smtp:Port", $"{server.Port}"), ("Mail:Smtp:AuthorityFile", certificate.AuthorityFile),
        })
        {
            Site.With(key, value);
        }
    }

    /// <summary>The site.</summary>
    public ListeningSite Site { get; }

    /// <summary>Starts the mail server; the site starts when it is first asked for.</summary>
    public static async Task<MailingSite> StartAsync(IBrowser browser)
    {
        var certificate = new TestCertificate();
        return new MailingSite(certificate, await ForeignSmtpServer.StartAsync(certificate), browser);
    }

    /// <summary>Makes an account of the office.</summary>
    public async Task AddStaffAsync(string email, string role)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var account = new StaffAccount(email, $"Pat the {role}", Site.Clock.GetUtcNow());
        Assert.True((await users.CreateAsync(account, Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(account, role)).Succeeded);
    }

    /// <summary>Somebody on a telephone whom no script reaches.</summary>
    public async Task<Visitor> OnAPhoneAsync()
    {
        var visitor = await Visitor.ArriveAsync(_browser, Site.Address, 360, 740, hasScripts: true, cookies: null);
        await visitor.HoldScriptsBackAsync();
        return visitor;
    }

    /// <summary>Somebody of the office at a desk, signed in; whoever stayed away for long signs in anew.</summary>
    public async Task<Visitor> AtTheOfficeAsync(string email, string heading = "Consultations")
    {
        var visitor = await Visitor.ArriveAsync(_browser, Site.Address, 1280, 900, hasScripts: true, cookies: null);
        await visitor.GoAsync("/staff/sign-in");
        await visitor.FillAsync(("Email", email), ("Password", Password));
        await visitor.PressAsync("Sign in");
        await visitor.SeesAsync(heading);
        return visitor;
    }

    /// <summary>The link to the site in the one message with this subject, once it has arrived.</summary>
    /// <param name="subject">How its subject begins.</param>
    public async Task<string> LinkAsync(string subject)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        List<string> subjects = [];
        for (var i = 0; i < 60 && await timer.WaitForNextTickAsync(); i++)
        {
            var messages = (await _server.ReadAsync()).EnumerateArray().ToList();
            subjects = [.. messages.Select(m => m.GetProperty("subject").GetString()!)];
            if (messages.Find(m => m.GetProperty("subject").GetString()!.StartsWith(subject, StringComparison.Ordinal)) is not { ValueKind: System.Text.Json.JsonValueKind.Object } message) { continue; }
            Assert.Equal(0, message.GetProperty("defects").GetArrayLength());
            var link = Regex.Match(message.GetProperty("text").GetString()!, Regex.Escape(Site.Address.GetLeftPart(UriPartial.Authority)) + @"(/[\w/.-]+)", RegexOptions.None, TimeSpan.FromSeconds(1));
            return link.Groups[1].Value.TrimEnd('.');
        }
        throw new InvalidOperationException($"No message “{subject}” came; these did: {string.Join(", ", subjects)}.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _server.DisposeAsync();
        _certificate.Dispose();
    }
}
