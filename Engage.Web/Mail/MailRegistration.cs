using Engage.Web.Mail.Sending;
using Engage.Web.Mail.Smtp;
using Engage.Web.Mail.Templates;
using Engage.Web.Mail.Transports;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Links;
using Engage.Web.Settings;

namespace Engage.Web.Mail;

/// <summary>Registers the outbox and what takes messages out of it.</summary>
public static class MailRegistration
{
    /// <summary>Adds contacts, links and the outbox.</summary>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public static IServiceCollection AddEngageMail(this IServiceCollection services, ConfigurationManager configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment()) { ToFiles(configuration); }
        var settings = services.AddSettings<MailSettings>(configuration, MailSettings.Section);
        services.AddOutbox();
        services.AddSingleton<LinkHosts>().AddSingleton<TemplateCheck>().AddSingleton<TemplateShelf>().AddSingleton<MessageRenderer>();
        services.AddSingleton(static p => SenderOf(p.GetRequiredService<MailSettings>(), p.GetRequiredService<BodySettings>()));
        if (settings.Transport == MailTransport.None)
        {
            services.AddHostedService<WaitingWarning>();
            return services;
        }
        services.AddHttpClient();
        services.AddSingleton<SmtpTokens>();
        services.AddSingleton<IMailTransport>(p => settings.Transport switch
        {
            MailTransport.Smtp => ActivatorUtilities.CreateInstance<SmtpTransport>(p),
            MailTransport.Notify => ActivatorUtilities.CreateInstance<NotifyTransport>(p),
            _ => ActivatorUtilities.CreateInstance<PickupTransport>(p),
        });
        return services.AddOutboxWorker();
    }

    /// <summary>The worker and what it works with; the transport is registered apart.</summary>
    internal static IServiceCollection AddOutboxWorker(this IServiceCollection services) => services
        .AddSingleton<OutboxClaims>().AddSingleton<OutboxResults>().AddSingleton<MessageMaker>().AddSingleton<RelayBreaker>()
        .AddSingleton<OutboxWorker>().AddHostedService(static p => p.GetRequiredService<OutboxWorker>());

    /// <summary>What queues messages and makes the links in them.</summary>
    internal static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<ContactCipher>().AddSingleton<ContactHash>()
        .AddSingleton<ActLinks>().AddSingleton<SignInLinks>()
        .AddSingleton<Outbox>();

    /// <summary>In Development messages become files, unless the settings say otherwise.</summary>
    private static void ToFiles(ConfigurationManager configuration)
    {
        configuration[$"{MailSettings.Section}:{nameof(MailSettings.Transport)}"] ??= nameof(MailTransport.Pickup);
        configuration[$"{MailSettings.Section}:{nameof(MailSettings.SiteAddress)}"] ??= "http://localhost:5000";
        configuration[$"{MailSettings.Section}:{nameof(MailSettings.From)}"] ??= "engage@example.org";
    }

    private static MailSender SenderOf(MailSettings settings, BodySettings body) =>
        new(settings.FromName.Length > 0 ? settings.FromName : body.Name, settings.From, settings.ReplyTo);

    /// <summary>Says at each start that messages wait.</summary>
    private sealed class WaitingWarning(ILogger<WaitingWarning> log) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            log.LogWarning("Messages wait in the outbox and nobody gets them: set Mail:Transport.");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
