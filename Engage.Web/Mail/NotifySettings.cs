using Engage.Web.Settings;

namespace Engage.Web.Mail;

/// <summary>GOV.UK Notify: section "Mail:Notify". Its templates there hold no words of their own: subject ((subject)), text ((body)).</summary>
public sealed class NotifySettings
{
    // A name, then the ids of the service and of the key: two UUIDs.
    private const int UuidLength = 36;

    /// <summary>Where it is.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.notifications.service.gov.uk");

    /// <summary>The key, as Notify gives it.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The template for e-mail.</summary>
    public string EmailTemplateId { get; set; } = "";

    /// <summary>The template for letters; empty when none are sent.</summary>
    public string LetterTemplateId { get; set; } = "";

    /// <summary>What Notify shows when it reports deliveries to /messages/notify; empty: it is refused.</summary>
    public string CallbackToken { get; set; } = "";

    /// <summary>The service's id within the key.</summary>
    internal string ServiceId => ApiKey.Substring(ApiKey.Length - (2 * UuidLength) - 1, UuidLength);

    /// <summary>The secret within the key.</summary>
    internal string Secret => ApiKey[^UuidLength..];

    /// <summary>Every fault found.</summary>
    internal IEnumerable<SettingProblem> Faults()
    {
        if (ApiKey.Length < (2 * UuidLength) + 1 || !Guid.TryParse(Secret, out _) || !Guid.TryParse(ServiceId, out _)) { yield return new("Notify:ApiKey", "write the key as GOV.UK Notify gave it."); }
        if (!Guid.TryParse(EmailTemplateId, out _)) { yield return new("Notify:EmailTemplateId", "write the id of the template for e-mail."); }
        if (LetterTemplateId.Length > 0 && !Guid.TryParse(LetterTemplateId, out _)) { yield return new("Notify:LetterTemplateId", "write the id of the template for letters."); }
        if (CallbackToken.Length is > 0 and < 20) { yield return new("Notify:CallbackToken", "write at least 20 characters nobody can guess."); }
        if (!(BaseAddress is { IsAbsoluteUri: true, Scheme: "https" } || BaseAddress is { IsAbsoluteUri: true, IsLoopback: true })) { yield return new("Notify:BaseAddress", "write an address that begins with https://."); }
    }
}
