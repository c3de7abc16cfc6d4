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
        services.AddSettings<MailSettings>(configuration, MailSettings.Section);
        return services.AddOutbox();
    }

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
}
