using Engage.Web;
using Engage.Web.Mail;
using Engage.Web.Settings;
using Microsoft.Extensions.Configuration;

namespace Engage.Tests.Pages;

/// <summary>A setting that cannot be used stops the start with one line that names it, and never shows what it held.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Body:BrandColour", "#ffdd00", "Body:BrandColour: the colour is too pale: its contrast with white must be at least 4.5 to 1.")]
    [InlineData("Body:BrandColour", "navy", "Body:BrandColour: write a colour as #rrggbb.")]
    [InlineData("Body:Name", "", "Body:Name: the setting is missing.")]
    [InlineData("Body:Nmae", "s3cret", "Body:Nmae: there is no such setting.")]
    [InlineData("Body:Name:First", "s3cret", "Body:Name:First: there is no such setting.")]
    [InlineData("Body:TimeZone", "Cheshire", "Body:TimeZone: write a time zone, like Europe/London.")]
    [InlineData("Body:ContactEmail", "not an address", "Body:ContactEmail: write an e-mail address, like office@example.org.")]
    [InlineData("Body:ContactAddress", "1 Example Street", "Body:ContactAddress: this setting is a list: number its entries from 0.")]
    [InlineData("Body:AccessibilityPrepared", "soon", "Body:AccessibilityPrepared: write a date, like 2027-01-20.")]
    [InlineData("Body:Website", "javascript:alert(1)", "Body:Website: write an address that begins with https://.")]
    [InlineData("Hosting:RequireHttps", "perhaps", "Hosting:RequireHttps: write true or false.")]
    [InlineData("Hosting:TrustedProxies:0", "proxy.example", "Hosting:TrustedProxies:0: write an address or a network, like 10.0.0.0/8.")]
    [InlineData("Database:Provider", "Oracle", "Database:Provider: write one of Sqlite, Postgres.")]
    [InlineData("Database:Provider", "7", "Database:Provider: write one of Sqlite, Postgres.")]
    [InlineData("Database:Provider", "Postgres", "Database:ConnectionString: the setting is needed when Database:Provider is Postgres.")]
    [InlineData("Database:Password", "s3cret", "Database:Password: there is no such setting.")]
    [InlineData("Data:Folder", "s3cret", "Data:Folder: there is no such setting.")]
    [InlineData("Mail:Transport", "Pigeon", "Mail:Transport: write one of None, Pickup, Smtp, Notify.")]
    [InlineData("Mail:Transport", "Pickup", "Mail:SiteAddress: the setting is missing: links in messages lead there.")]
    [InlineData("Mail:Smtp:Passwort", "s3cret", "Mail:Smtp:Passwort: there is no such setting.")]
    public async Task Bad_settings_stop_the_start_with_one_line(string key, string value, string line)
    {
        using var errors = new StringWriter();

        var code = await Site.RunAsync([$"--{key}={value}", $"--contentRoot={Support.Repository.PathOf("Engage.Web")}"], errors);

        Assert.Equal(2, code);
        Assert.Equal(line, errors.ToString().TrimEnd());
        Assert.DoesNotContain("s3cret", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:Live", "false", "Mail:Live: write true to let messages leave this machine, or set Mail:Transport to Pickup.")]
    [InlineData("Mail:SiteAddress", "https://engage.example/somewhere", "Mail:SiteAddress: write the address of the site, like https://engage.example.org.")]
    [InlineData("Mail:LinkHosts:0", "https://www.example.org", "Mail:LinkHosts:0: write a host, like www.example.org.")]
    [InlineData("Mail:From", null, "Mail:From: the setting is missing.")]
    [InlineData("Mail:ReplyTo", "the office", "Mail:ReplyTo: write an e-mail address, like office@example.org.")]
    [InlineData("Mail:PerMinute", "0", "Mail:PerMinute: write a number from 1 to 100,000.")]
    [InlineData("Mail:Sessions", "33", "Mail:Sessions: write a number from 1 to 32.")]
    [InlineData("Mail:TimeoutSeconds", "4", "Mail:TimeoutSeconds: write a number of seconds from 5 to 600.")]
    [InlineData("Mail:Smtp:Host", "", "Mail:Smtp:Host: write a host, like smtp.example.org.")]
    [InlineData("Mail:Smtp:Port", "70000", "Mail:Smtp:Port: write a port, like 587.")]
    [InlineData("Mail:Smtp:Security", "None", "Mail:Smtp:Security: write StartTls or Tls: a password is never sent in clear.")]
    [InlineData("Mail:Smtp:Password", null, "Mail:Smtp:Password: the setting is missing.")]
    [InlineData("Mail:Smtp:TokenAddress", "http://login.example.org/token", "Mail:Smtp:TokenAddress: write an address that begins with https://.")]
    [InlineData("Mail:Smtp:TokenAddress", "https://login.example.org/token", "Mail:Smtp:ClientId: the setting is needed with Mail:Smtp:TokenAddress, and so is Mail:Smtp:ClientSecret.")]
    [InlineData("Mail:Smtp:AuthorityFile", "no-such-file.pem", "Mail:Smtp:AuthorityFile: there is no such file.")]
    [InlineData("Mail:Transport", "Notify", "Mail:Notify:ApiKey: write the key as GOV.UK Notify gave it.")]
    public void A_fault_in_how_mail_is_sent_is_named(string key, string? value, string line)
    {
        var configuration = new ConfigurationManager
        {
            ["Mail:Transport"] = "Smtp",
            ["Mail:Live"] = "true",
            ["Mail:SiteAddress"] = "https://engage.example",
            ["Mail:From"] = "engage@office.example",
            ["Mail:Smtp:Host"] = "smtp.example.org",
            ["Mail:Smtp:UserName"] = "engage",
            ["Mail:Smtp:Password"] = "s3cret",
        };
        Assert.Equal(587, SettingsReader.Read<MailSettings>(configuration, MailSettings.Section).Smtp.Port);
        configuration[key] = value;

        var fault = Assert.Throws<SettingsException>(() => SettingsReader.Read<MailSettings>(configuration, MailSettings.Section));

        Assert.Equal(line, fault.Message);
    }

    // WCAG 2.2's relative luminance: black 21, white 1, #767676 4.54, #777777 4.48, GOV.UK blue 5.17 against white.
    [Theory]
    [InlineData("#000000", 21.00)]
    [InlineData("#ffffff", 1.00)]
    [InlineData("#767676", 4.54)]
    [InlineData("#777777", 4.48)]
    [InlineData("#12436d", 10.25)]
    public void Contrast_is_as_wcag_defines_it(string colour, double contrast) => Assert.Equal(contrast, Colour.TryParse(colour)!.Value.ContrastWithWhite, 0.005);

    [Fact]
    public void Lists_numbers_and_absent_values_are_read()
    {
        var configuration = new ConfigurationManager
        {
            ["Hosting:RequireHttps"] = "false",
            ["Hosting:TrustedProxies:0"] = "10.1.2.3",
            ["Hosting:TrustedProxies:1"] = "fd00::/8",
        };

        var hosting = SettingsReader.Read<HostingSettings>(configuration, HostingSettings.Section);

        Assert.False(hosting.RequireHttps);
        Assert.Equal(["10.1.2.3/32", "fd00::/8"], hosting.TrustedNetworks.Select(n => n.ToString()));
    }
}
