namespace Engage.Web.Mail.Smtp;

/// <summary>How far a session was.</summary>
internal enum SmtpPhase
{
    /// <summary>Before any message: connection, encryption, sign-in.</summary>
    Connect,

    /// <summary>Saying who it is from.</summary>
    Sender,

    /// <summary>Saying who it is for.</summary>
    Recipient,

    /// <summary>Before the last byte of the message left.</summary>
    Data,

    /// <summary>The last byte may have left.</summary>
    AfterDot,
}

/// <summary>A session that did not get to the end of a message.</summary>
/// <param name="phase">How far it was.</param>
/// <param name="code">The relay's reply; 0 when it gave none.</param>
/// <param name="text">What it said, or what happened.</param>
internal sealed class SmtpFailure(SmtpPhase phase, int code, string text, Exception? inner = null) : Exception($"{phase} {code} {text}", inner)
{
    /// <summary>How far it was.</summary>
    public SmtpPhase Phase => phase;

    /// <summary>The relay's reply; 0 when it gave none.</summary>
    public int Code => code;

    /// <summary>What it said, or what happened.</summary>
    public string Text => text;

    /// <summary>Whether the relay may have the message all the same: it had all of it and did not answer.</summary>
    public bool IsAmbiguous => phase == SmtpPhase.AfterDot && code == 0;

    /// <summary>Whether the relay will never take this message for this person.</summary>
    public bool IsRefusal => phase is SmtpPhase.Recipient or SmtpPhase.Data or SmtpPhase.AfterDot && code is >= 500 and <= 599;

    /// <summary>Whether the session can carry on with another message after a reset.</summary>
    public bool LeavesSession => code is not (0 or 421);
}
