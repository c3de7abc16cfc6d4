namespace Engage.Web.Security.Sessions;

/// <summary>How a person showed who they are.</summary>
public enum SignInMethod
{
    /// <summary>With a password alone.</summary>
    Password,

    /// <summary>With a password and a code from an app.</summary>
    OneTimeCode,

    /// <summary>With a password and one of the recovery codes.</summary>
    RecoveryCode,

    /// <summary>With a passkey, which its device only releases to its owner.</summary>
    Passkey,
}

/// <summary>
/// One signed-in browser. The cookie names it, and it is looked up at each request: a copied cookie is worth nothing once
/// the row is gone. Holds no address and no browser.
/// </summary>
public sealed class BrowserSession
{
    /// <summary>A PublicId, known only to the browser's encrypted cookie.</summary>
    public required string Id { get; init; }

    /// <summary>Who signed in.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>How.</summary>
    public required SignInMethod Method { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ends in any case.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When the person last showed who they are: at sign-in, or again before something that matters.</summary>
    public DateTimeOffset ProvedAt { get; set; }

    /// <summary>Whether more than a password was shown.</summary>
    public bool HasSecondFactor => Method != SignInMethod.Password;
}
